import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { accountOf } from "@/db/queries/accounts";
import { rechargesOf, transactionsOf, type TransactionCursor } from "@/db/queries/ledger";
import { noticesOf } from "@/db/queries/notices";
import { recharges } from "@/db/schema";
import { clockAt, type Clock } from "@/lib/clock";
import { serviceState } from "@/lib/core/account";
import { confirmTransfer } from "@/lib/services/confirm-transfer";
import type { Customer } from "@/lib/services/context";
import { giveGiftBalance } from "@/lib/services/gifts/give-gift-balance";
import { pursesOf } from "@/lib/services/ledger";
import { lockAccount } from "@/lib/services/lock-account";
import { recharge, type RechargeRequest } from "@/lib/services/recharge";
import { suspendForArrears } from "@/lib/services/suspend-for-arrears";
import { assertBooks } from "@/tests/support/books";
import { aCustomer, aStaff, as, aVoucher, refusalOf, valueOf } from "@/tests/support/factories";
import { inText } from "@/tests/support/money";
import { charge } from "@/tests/support/owe";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-03T09:00:00"));
const sandbox = { kind: "system", name: "sandbox" } as const;

const recharging = (customer: Customer, change: Partial<RechargeRequest> = {}, at: Clock = clock) =>
  recharge(as(database(), at, customer), {
    amount: "100.00",
    channel: "sandbox",
    requestKey: crypto.randomUUID(),
    ...change,
  });
const cashOf = async ({ accountId }: Customer) =>
  inText(await pursesOf(database(), accountId)).cash;
const stateOf = async ({ accountId }: Customer) => {
  const account = await accountOf(database(), accountId);
  return account && serviceState(account);
};
const suspending = (customer: Customer, at: Clock) =>
  database().transaction(async (tx) =>
    suspendForArrears(tx, await lockAccount(tx, at, customer.accountId)),
  );
const noticeKinds = async ({ accountId }: Customer) =>
  (await noticesOf(database(), accountId, { limit: 20 })).map(({ kind }) => kind).toSorted();

describe("R-FUND-4 · a recharge", () => {
  it("in the sandbox is paid at once, into cash", async () => {
    const customer = await aCustomer(database(), { clock });
    const paid = valueOf(await recharging(customer));
    expect(paid).toMatchObject({ amount: "100.00", channel: "sandbox", paidAt: clock.now() });
    expect(await cashOf(customer)).toBe("100.00");
    await assertBooks(database(), customer.accountId);
  });

  it.each([
    ["not-an-amount", "abc"],
    ["not-an-amount", "1e3"],
    ["not-an-amount", "-5"],
    ["not-an-amount", "1.005"],
    ["not-an-amount", "NaN"],
    ["not-an-amount", "１００"],
    ["amount-too-small", "0.99"],
    ["amount-too-large", "1000000.01"],
  ])("is refused as %s: %s", async (code, amount) => {
    const customer = await aCustomer(database(), { clock });
    expect(refusalOf(await recharging(customer, { amount }))).toEqual({ code, rule: "R-FUND-4" });
    expect(await rechargesOf(database(), customer.accountId, 10)).toHaveLength(0);
  });

  it.each(["1", "1.00", "1000000.00"])("takes %s", async (amount) => {
    expect((await recharging(await aCustomer(database(), { clock }), { amount })).ok).toBe(true);
  });

  it("submitted twice is one recharge, and the same key for another amount is refused", async () => {
    const customer = await aCustomer(database(), { clock });
    const requestKey = crypto.randomUUID();
    const clicks = await Promise.all(
      Array.from({ length: 5 }, () => recharging(customer, { requestKey })),
    );
    expect(new Set(clicks.map((click) => valueOf(click).id)).size).toBe(1);
    expect(await cashOf(customer)).toBe("100.00");
    const other = await recharging(customer, { requestKey, amount: "200.00" });
    expect(refusalOf(other).code).toBe("request-key-reused");
  });

  it("by bank transfer waits until finance saw the money, once, under a reference", async () => {
    const [customer, finance] = [
      await aCustomer(database(), { clock }),
      await aStaff(database(), "finance"),
    ];
    const promised = valueOf(await recharging(customer, { channel: "transfer" }));
    expect([promised.paidAt, await cashOf(customer)]).toEqual([null, "0.00"]);

    const confirming = (reference: string, rechargeId = promised.id, amount = "100.00") =>
      confirmTransfer(as(database(), clock, finance), {
        accountId: customer.accountId,
        rechargeId,
        reference,
        amount,
      });
    expect(refusalOf(await confirming(" ")).code).toBe("reference-invalid");
    for (const amount of ["99.99", "100.01", "0"]) {
      expect(refusalOf(await confirming("BOC-20251103-7", promised.id, amount))).toEqual({
        code: "amount-differs",
        rule: "R-FUND-4",
        expected: "100.00",
      });
    }
    expect(refusalOf(await confirming("x", promised.id, "a hundred")).code).toBe("not-an-amount");
    expect(await cashOf(customer)).toBe("0.00");
    const answers = await Promise.all([confirming("BOC-20251103-7"), confirming("BOC-20251103-7")]);
    expect(answers.map((answer) => valueOf(answer).paidAt)).toEqual([clock.now(), clock.now()]);
    expect(await cashOf(customer)).toBe("100.00");
    expect(refusalOf(await confirming("BOC-20251103-8")).code).toBe("already-confirmed");
    expect(refusalOf(await confirming("x", "rch_unknown")).code).toBe("recharge-not-found");

    const online = valueOf(await recharging(customer));
    expect(refusalOf(await confirming("x", online.id)).code).toBe("not-a-transfer");
  });

  it("by bank transfer is confirmed by finance alone, and one payment of the bank confirms one", async () => {
    const finance = await aStaff(database(), "finance");
    const promises = await Promise.all(
      ["a", "b", "c"].map(async () => {
        const customer = await aCustomer(database(), { clock });
        return valueOf(await recharging(customer, { channel: "transfer" }));
      }),
    );
    const confirming = (promised: (typeof promises)[number] | undefined, staff = finance) =>
      confirmTransfer(as(database(), clock, staff), {
        accountId: promised?.accountId ?? "",
        rechargeId: promised?.id ?? "",
        reference: "BOC-20251103-9",
        amount: "100.00",
      });
    const support = await aStaff(database(), "support");
    expect(refusalOf(await confirming(promises[0], support)).code).toBe("wrong-role");
    const answers = await Promise.all([confirming(promises[0]), confirming(promises[1])]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalOf(await confirming(promises[2])).code).toBe("reference-used");
  });
});

describe("R-ARR-1 · arrears", () => {
  it("begin with a negative balance; the service works on for the grace time, then is suspended", async () => {
    const customer = await aCustomer(database(), { clock, cash: "10" });
    await charge(database(), clock, customer.accountId, "46.20");
    expect(await cashOf(customer)).toBe("-36.20");
    expect(await accountOf(database(), customer.accountId)).toMatchObject({
      arrearsSince: clock.now(),
      graceEndsAt: shanghai("2025-11-04T09:00:00"),
    });
    await suspending(customer, clockAt(shanghai("2025-11-04T08:59:59")));
    expect(await stateOf(customer)).toBe("active");

    for (const at of ["2025-11-04T09:00:00", "2025-11-04T10:00:00"]) {
      await suspending(customer, clockAt(shanghai(at)));
    }
    expect(await accountOf(database(), customer.accountId)).toMatchObject({
      suspendedForArrearsAt: shanghai("2025-11-04T09:00:00"),
    });
    expect(await noticeKinds(customer)).toEqual(["activated", "arrears", "suspended-for-arrears"]);
  });

  it("do not begin at exactly zero, nor while gift money makes up for the debt", async () => {
    const customer = await aCustomer(database(), { clock, cash: "10", gift: "5" });
    await charge(database(), clock, customer.accountId, "10.00");
    await charge(database(), clock, customer.accountId, "5.00");
    expect(await accountOf(database(), customer.accountId)).toMatchObject({ arrearsSince: null });
    await charge(database(), clock, customer.accountId, "0.01");
    expect(await accountOf(database(), customer.accountId)).toMatchObject({
      arrearsSince: clock.now(),
    });
  });
});

describe("R-FUND-5 · recharging a debt", () => {
  async function suspended(): Promise<Customer> {
    const customer = await aCustomer(database(), { clock });
    await charge(database(), clock, customer.accountId, "36.20");
    await suspending(customer, clockAt(shanghai("2025-11-04T09:00:00")));
    return customer;
  }
  const later = clockAt(shanghai("2025-11-05T12:00:00"));

  it("to exactly zero resumes the service in the same transaction", async () => {
    const customer = await suspended();
    expect(await stateOf(customer)).toBe("suspended");
    valueOf(await recharging(customer, { amount: "36.20" }, later));
    expect(await cashOf(customer)).toBe("0.00");
    expect(await accountOf(database(), customer.accountId)).toMatchObject({
      arrearsSince: null,
      graceEndsAt: null,
      suspendedForArrearsAt: null,
    });
    expect(await stateOf(customer)).toBe("active");
    expect(await noticeKinds(customer)).toContain("resumed");
    await assertBooks(database(), customer.accountId);
  });

  it("to one fen below zero does not", async () => {
    const customer = await suspended();
    valueOf(await recharging(customer, { amount: "36.19" }, later));
    expect([await cashOf(customer), await stateOf(customer)]).toEqual(["-0.01", "suspended"]);
  });

  it("R-FREE-2 · in a later month gives that month's free pack", async () => {
    const customer = await suspended();
    const december = clockAt(shanghai("2025-12-09T08:00:00"));
    valueOf(await recharging(customer, { amount: "40" }, december));
    const rows = await database().execute<{ free_month: string }>(
      sql`select free_month from packs where account_id = ${customer.accountId} order by free_month`,
    );
    expect(rows.map((row) => row.free_month)).toEqual(["2025-11", "2025-12"]);
  });
});

describe("R-FUND-1, R-FUND-3 · the ledger", () => {
  it("holds every movement with its cause, page by page, and the purses are its sums", async () => {
    const customer = await aCustomer(database(), { clock, cash: "300", income: "20", gift: "5" });
    const { accountId } = customer;
    await aVoucher(database(), { clock, accountId, amount: "150", balance: "50" });
    valueOf(await recharging(customer));
    await assertBooks(database(), accountId);

    const seen: string[] = [];
    let after: TransactionCursor | undefined;
    for (;;) {
      const page = await transactionsOf(database(), accountId, { after, limit: 2 });
      seen.push(...page.map(({ holding, amount }) => `${holding} ${amount}`));
      after = page.at(-1);
      if (!after) break;
    }
    expect(seen.toSorted()).toEqual([
      "purse:cash 100.00",
      "purse:cash 300.00",
      "purse:gift 5.00",
      "purse:income 20.00",
      "vouchers 50.00",
    ]);
    const recharged = await transactionsOf(database(), accountId, { cause: "recharge", limit: 10 });
    expect(recharged).toMatchObject([{ direction: "in", balanceAfter: "400.00" }]);
    const inVouchers = await transactionsOf(database(), accountId, {
      holding: "vouchers",
      limit: 10,
    });
    expect(inVouchers).toHaveLength(1);
  });

  it("moves a gift once for its key", async () => {
    const customer = await aCustomer(database(), { clock });
    const gift = {
      accountId: customer.accountId,
      amounts: { gift: "12.34" },
      reason: "补偿",
      requestKey: crypto.randomUUID(),
    };
    const giving = () => giveGiftBalance(as(database(), clock, sandbox), gift);
    const given = await Promise.all([giving(), giving(), giving()]);
    expect(given.map((one) => inText(valueOf(one)).gift)).toEqual(["12.34", "12.34", "12.34"]);
  });

  it.each(["transfers", "audit_log", "bill_lines", "bills", "usage_events"])(
    "cannot be rewritten: the app may neither change nor delete %s",
    async (table) => {
      const denied = expect.objectContaining({ cause: expect.objectContaining({ code: "42501" }) });
      const name = sql.identifier(table);
      await expect(database().execute(sql`delete from ${name}`)).rejects.toEqual(denied);
      await expect(
        database().execute(sql`update ${name} set account_id = account_id`),
      ).rejects.toEqual(denied);
    },
  );

  it("refuses money that is not a number, whatever the code does", async () => {
    const { accountId } = await aCustomer(database(), { clock });
    const row = {
      accountId,
      id: "rch_x",
      channel: "sandbox",
      requestKey: "x",
      createdAt: clock.now(),
    } as const;
    await expect(
      database()
        .insert(recharges)
        .values({ ...row, amount: "NaN" }),
    ).rejects.toThrow();
  });
});
