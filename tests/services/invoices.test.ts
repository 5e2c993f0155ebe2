import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { adjustments, auditLog, invoiceItems, notices, people } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { fenString } from "@/lib/core/money";
import { invoiceable } from "@/lib/core/invoice";
import { advanceTestClock } from "@/lib/services/clocks/advance-test-clock";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import type { Staff, System } from "@/lib/services/context";
import { askReversal } from "@/lib/services/invoices/ask-reversal";
import { spendingOf } from "@/lib/services/invoices/spending";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { recharge } from "@/lib/services/recharge";
import {
  aCustomer,
  as,
  aStaff,
  aVoucher,
  boughtPacks,
  refusalOf,
  valueOf,
} from "@/tests/support/factories";
import { aNumber, invoiceDesk } from "@/tests/support/invoice-desk";
import { failedOf, refundDesk } from "@/tests/support/refund-desk";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const NOW = "2025-11-18T14:32:00";
const clock = clockAt(shanghai(NOW));
const desk = invoiceDesk(database, clock);
const TESTS: System = { kind: "system", name: "tests" };

const amountsOf = async (accountId: string) =>
  Object.fromEntries(
    (await spendingOf(database(), accountId)).map((spending) => {
      const { amount, bar } = invoiceable(spending);
      return [spending.reference, bar ?? fenString(amount)];
    }),
  );

const kindsTold = async (accountId: string) => {
  const told = await database().select().from(notices).where(eq(notices.accountId, accountId));
  return told.filter(({ kind }) => kind.startsWith("invoice-"));
};

describe("what may be invoiced", () => {
  it("R-INV-1 · cash alone: gift, income and voucher are left out of an order", async () => {
    const { accountId } = await aCustomer(database(), {
      clock,
      cash: "100",
      gift: "4.00",
      income: "3.00",
    });
    const { id: voucherId } = await aVoucher(database(), { accountId, amount: "5.00", clock });
    const [pack] = await boughtPacks(database(), { accountId, clock, voucherId });
    expect(await amountsOf(accountId)).toEqual({ [pack?.orderId ?? ""]: "18.00" });
  });

  it("R-INV-1 · an order paid without cash is not even listed, nor is one that was not delivered", async () => {
    const { accountId } = await aCustomer(database(), { clock, gift: "30.00" });
    await boughtPacks(database(), { accountId, clock });
    expect(await amountsOf(accountId)).toEqual({});
  });

  it("R-INV-1 · packs that went back, and those in review, leave the rest of their order", async () => {
    const { inReview } = refundDesk(database, clock);
    const { accountId, pack } = await inReview();
    const amounts = await amountsOf(accountId);
    expect(amounts[pack.orderId ?? ""]).toBe("nothing-in-cash");
    expect(Object.values(amounts)).toEqual(Array(3).fill("nothing-in-cash"));

    const made = await desk.withOrder({ quantity: 3 });
    valueOf(await desk.refunding(made.packs[1] ?? made.pack));
    expect(await amountsOf(made.accountId)).toEqual({ [made.order.reference]: "60.00" });
  });

  it("R-INV-1 · a bill once it is paid: not while it is owed, less what was credited", async () => {
    const begins = shanghai("2025-10-10T10:00:00");
    const { id: clockId } = await createTestClock(as(database(), clockAt(begins), TESTS), {
      name: "test",
      now: begins,
    });
    const customer = await aCustomer(database(), { clock, clockId, cash: "20.00", gift: "1.00" });
    const { accountId } = customer;
    await recordCalls(database(), clock, [
      {
        accountId,
        key: randomUUID(),
        product: "legacy",
        edition: "web",
        calls: 10_000,
        occurredAt: null,
      },
    ]);
    const to = shanghai("2025-11-01T12:00:00");
    valueOf(await advanceTestClock(as(database(), clock, TESTS), { clockId, to }));
    // 25.00, of which gift paid 1.00 and cash 24.00: four more than there was.
    expect(await amountsOf(accountId)).toEqual({ "2025-10": "owed" });

    const paying = { amount: "4.00", channel: "sandbox", requestKey: randomUUID() } as const;
    valueOf(await recharge(as(database(), clock, customer), paying));
    expect(await amountsOf(accountId)).toEqual({ "2025-10": "24.00" });

    await database()
      .insert(adjustments)
      .values([
        correction(accountId, "credit", "6.50", to),
        correction(accountId, "debit", "0.50", to),
        correction(accountId, "credit", "9.00", null),
      ]);
    expect(await amountsOf(accountId)).toEqual({ "2025-10": "18.00" });
  });
});

const correction = (
  accountId: string,
  direction: "credit" | "debit",
  amount: string,
  bookedAt: Date | null,
) => ({
  accountId,
  id: randomUUID(),
  requestKey: randomUUID(),
  month: "2025-10",
  direction,
  amount,
  reason: "test",
  requestedAt: shanghai(NOW),
  requestedBy: "test",
  bookedAt,
});

describe("applyForInvoice", () => {
  it("R-INV-1 · takes a copy of the title and the spending out of reach of another invoice", async () => {
    const made = await desk.withOrder({ quantity: 2 });
    const invoice = valueOf(await desk.applying(made, [made.order], "60.00"));
    expect(invoice).toMatchObject({
      amount: "60.00",
      title: { kind: "personal", name: "周行", taxNumber: null },
      appliedAt: clock.now(),
      issuedAt: null,
    });
    expect(await amountsOf(made.accountId)).toEqual({ [made.order.reference]: "invoiced" });
    expect(refusalOf(await desk.applying(made, [made.order], "60.00"))).toMatchObject({
      code: "spending-not-invoiceable",
      because: "invoiced",
    });
  });

  it("R-INV-1 · the same key is the same application; with other content it is refused", async () => {
    const made = await desk.withOrder();
    const requestKey = randomUUID();
    const first = valueOf(await desk.applying(made, [made.order], "30.00", { requestKey }));
    const again = await desk.applying(made, [made.order], "30.00", { requestKey });
    expect(valueOf(again).id).toBe(first.id);
    const other = { requestKey, email: "somebody@example.com" };
    expect(refusalOf(await desk.applying(made, [made.order], "30.00", other)).code).toBe(
      "request-key-conflict",
    );
  });

  it("R-INV-1 · another sum than the one that was shown is refused", async () => {
    const made = await desk.withOrder({ quantity: 2 });
    valueOf(await desk.refunding(made.pack));
    expect(refusalOf(await desk.applying(made, [made.order], "60.00"))).toEqual({
      code: "amount-changed",
      rule: "R-INV-1",
      shown: "60.00",
      now: "30.00",
    });
  });

  it("R-INV-1 · refuses a title and an order of another account, and what is no address", async () => {
    const [mine, other] = [await desk.withOrder(), await desk.withOrder()];
    const theirTitle = { customer: mine.customer, titleId: other.titleId };
    expect(refusalOf(await desk.applying(theirTitle, [mine.order], "30.00")).code).toBe(
      "title-not-found",
    );
    expect(refusalOf(await desk.applying(mine, [other.order], "30.00")).code).toBe(
      "spending-not-found",
    );
    const email = "nobody";
    expect(refusalOf(await desk.applying(mine, [mine.order], "30.00", { email })).code).toBe(
      "email-invalid",
    );
    expect(refusalOf(await desk.applying(mine, [], "0.00")).code).toBe("nothing-chosen");
  });
});

describe("withdrawInvoice", () => {
  it.each([
    ["2025-11-18T14:32:01", "withdrawn"],
    ["2025-11-18T23:59:59.999", "withdrawn"],
    ["2025-11-19T00:00:00", "withdrawal-too-late"],
  ])("R-INV-1 · at %s: %s", async (at, answer) => {
    const made = await desk.withOrder();
    const invoice = valueOf(await desk.applying(made, [made.order], "30.00"));
    const result = await desk.withdrawing(made.customer, invoice, clockAt(shanghai(at)));
    expect(result.ok ? "withdrawn" : result.refusal.code).toBe(answer);
    expect(await desk.standing(made.accountId)).toEqual(result.ok ? [] : [made.order.reference]);
  });

  it("R-INV-1 · not once it is issued; another account finds nothing", async () => {
    const finance = await aStaff(database(), "finance");
    const [made, other] = [await desk.withOrder(), await desk.withOrder()];
    const invoice = valueOf(await desk.applying(made, [made.order], "30.00"));
    expect(refusalOf(await desk.withdrawing(other.customer, invoice)).code).toBe(
      "invoice-not-found",
    );
    valueOf(await desk.issuing(finance, invoice));
    expect(refusalOf(await desk.withdrawing(made.customer, invoice))).toMatchObject({
      code: "invoice-in-state",
      state: "issued",
    });
  });
});

describe("finance", () => {
  it("R-INV-1 · issues with number and date, tells the customer and the audit log", async () => {
    const finance = await aStaff(database(), "finance");
    const made = await desk.withOrder();
    const invoice = valueOf(await desk.applying(made, [made.order], "30.00"));
    const number = aNumber();
    expect(valueOf(await desk.issuing(finance, invoice, number))).toMatchObject({
      number,
      issuedAt: clock.now(),
      issuedBy: finance.personId,
    });
    expect(await kindsTold(made.accountId)).toMatchObject([
      { kind: "invoice-issued", values: { invoiceId: invoice.id, number, amount: "30.00" } },
    ]);
    const log = await database()
      .select()
      .from(auditLog)
      .where(eq(auditLog.object, invoice.id))
      .orderBy(auditLog.id);
    expect(log.map(({ action }) => action)).toEqual(["apply-for-invoice", "issue-invoice"]);
  });

  it.each([
    ["a number that is none", "ABC", "number-invalid"],
    ["nineteen digits", "1".repeat(19), "number-invalid"],
  ])("R-INV-1 · refuses %s", async (_, number, code) => {
    const finance = await aStaff(database(), "finance");
    const made = await desk.withOrder();
    const invoice = valueOf(await desk.applying(made, [made.order], "30.00"));
    expect(refusalOf(await desk.issuing(finance, invoice, number)).code).toBe(code);
  });

  it("R-INV-1 · a number stands on one invoice, red or blue", async () => {
    const finance = await aStaff(database(), "finance");
    const [first, second] = [await desk.withOrder(), await desk.withOrder()];
    const [a, b] = [
      valueOf(await desk.applying(first, [first.order], "30.00")),
      valueOf(await desk.applying(second, [second.order], "30.00")),
    ];
    const number = aNumber();
    const issued = valueOf(await desk.issuing(finance, a, number));
    expect(refusalOf(await desk.issuing(finance, b, number)).code).toBe("number-taken");
    expect(refusalOf(await desk.reversing(finance, issued, number)).code).toBe("number-taken");
    const red = aNumber();
    valueOf(await desk.reversing(finance, issued, red));
    expect(refusalOf(await desk.issuing(finance, b, red)).code).toBe("number-taken");
  });

  it("R-INV-1 · cannot issue what a refund changed since; the spending left can be asked for again", async () => {
    const finance = await aStaff(database(), "finance");
    const made = await desk.withOrder({ quantity: 2 });
    const invoice = valueOf(await desk.applying(made, [made.order], "60.00"));
    expect(valueOf(await desk.refunding(made.pack)).state).toBe("paid");
    expect(refusalOf(await desk.issuing(finance, invoice))).toEqual({
      code: "spending-changed",
      rule: "R-INV-1",
      kind: "order",
      reference: made.order.reference,
      applied: "60.00",
      left: "30.00",
    });
    valueOf(await desk.rejecting(finance, invoice));
    const smaller = valueOf(await desk.applying(made, [made.order], "30.00"));
    valueOf(await desk.issuing(finance, smaller));
  });

  it("R-INV-1 · rejects with a reason that the customer reads, and frees the spending", async () => {
    const finance = await aStaff(database(), "finance");
    const made = await desk.withOrder();
    const invoice = valueOf(await desk.applying(made, [made.order], "30.00"));
    expect(refusalOf(await desk.rejecting(finance, invoice, "  ")).code).toBe("reason-required");
    valueOf(await desk.rejecting(finance, invoice, "税号与名称不符"));
    expect(await kindsTold(made.accountId)).toMatchObject([
      { kind: "invoice-rejected", values: { reason: "税号与名称不符" } },
    ]);
    expect(await desk.standing(made.accountId)).toEqual([]);
    expect(refusalOf(await desk.issuing(finance, invoice))).toMatchObject({ state: "rejected" });
  });

  it("R-INV-1 · a refund of an invoiced order is refused until the invoice is reversed", async () => {
    const finance = await aStaff(database(), "finance");
    const made = await desk.withOrder({ quantity: 2 });
    const invoice = valueOf(await desk.applying(made, [made.order], "60.00"));
    valueOf(await desk.issuing(finance, invoice));

    const refused = valueOf(await desk.refunding(made.pack));
    expect([refused.state, failedOf(refused.rules)]).toEqual(["refused", ["R-INV-1"]]);

    const asked = valueOf(await askReversal(desk.acting(made.customer), { invoiceId: invoice.id }));
    expect(asked.reversalAskedAt).toEqual(clock.now());
    const reversed = valueOf(await desk.reversing(finance, invoice));
    expect(reversed.reversedBy).toBe(finance.personId);
    expect(valueOf(await desk.refunding(made.pack)).state).toBe("paid");
    const rest = valueOf(await desk.applying(made, [made.order], "30.00"));
    expect(rest.amount).toBe("30.00");
  });

  it("R-REF-11 · nobody from finance acts on an account of their own, and nobody but finance at all", async () => {
    const support = await aStaff(database(), "support");
    const made = await desk.withOrder();
    const invoice = valueOf(await desk.applying(made, [made.order], "30.00"));
    expect(refusalOf(await desk.issuing(support, invoice))).toMatchObject({ code: "wrong-role" });

    const personId = `prs_${randomUUID()}`;
    await database()
      .insert(people)
      .values({
        id: personId,
        email: `${personId}@example.com`,
        passwordHash: "unused",
        name: "owner",
        role: "customer",
        accountId: made.accountId,
        createdAt: clock.now(),
      });
    const owner: Staff = { kind: "staff", personId, role: "finance" };
    const own = { code: "own-account", rule: "R-REF-11" };
    expect(refusalOf(await desk.issuing(owner, invoice))).toEqual(own);
    expect(refusalOf(await desk.rejecting(owner, invoice))).toEqual(own);
    expect(refusalOf(await desk.reversing(owner, invoice))).toEqual(own);
  });

  it("R-INV-1 · the database itself lets no spending stand on two invoices", async () => {
    const made = await desk.withOrder();
    const { accountId } = made;
    const [second] = await boughtPacks(database(), { accountId, clock });
    valueOf(await desk.applying(made, [made.order], "30.00"));
    const other = { kind: "order", reference: second?.orderId ?? "" } as const;
    const invoice = valueOf(await desk.applying(made, [other], "30.00"));
    const twice = database()
      .insert(invoiceItems)
      .values({ accountId, invoiceId: invoice.id, ...made.order, amount: "30.00" });
    await expect(twice).rejects.toMatchObject({
      cause: { constraint_name: "spending_is_invoiced_once" },
    });
  });
});
