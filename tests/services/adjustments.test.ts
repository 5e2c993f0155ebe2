import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { accountOf } from "@/db/queries/accounts";
import { billOf } from "@/db/queries/bills";
import { transactionsOf } from "@/db/queries/ledger";
import { noticesOf } from "@/db/queries/notices";
import { adjustments, auditLog, people } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { adjustmentState } from "@/lib/core/adjustment";
import type { Adjustment } from "@/lib/services/adjustments/adjustment";
import { approveAdjustment } from "@/lib/services/adjustments/approve-adjustment";
import { refuseAdjustment } from "@/lib/services/adjustments/refuse-adjustment";
import {
  requestAdjustment,
  type AdjustmentRequest,
} from "@/lib/services/adjustments/request-adjustment";
import type { Staff } from "@/lib/services/context";
import { pursesOf } from "@/lib/services/ledger";
import { aBill } from "@/tests/support/a-bill";
import { assertBooks } from "@/tests/support/books";
import { aCustomer, aStaff, as, refusalOf, valueOf } from "@/tests/support/factories";
import { inText } from "@/tests/support/money";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-20T12:00:00"));
const OPENED = clockAt(shanghai("2025-10-01T00:00:00"));

const finance = () => aStaff(database(), "finance");
const aPayer = (cash = "1000.00") => aCustomer(database(), { clock: OPENED, cash });

const asking = (staff: Staff, accountId: string, change: Partial<AdjustmentRequest> = {}) =>
  requestAdjustment(as(database(), clock, staff), {
    accountId,
    month: null,
    direction: "credit",
    amount: "36.20",
    reason: "重复计费，已核实",
    requestKey: crypto.randomUUID(),
    ...change,
  });
const approving = (staff: Staff, { accountId, id: adjustmentId }: Adjustment) =>
  approveAdjustment(as(database(), clock, staff), { accountId, adjustmentId });
const refusing = (staff: Staff, { accountId, id: adjustmentId }: Adjustment, reason = "证据不足") =>
  refuseAdjustment(as(database(), clock, staff), { accountId, adjustmentId, reason });

const cashOf = async (accountId: string) => inText(await pursesOf(database(), accountId)).cash;
const adjusted = (accountId: string) =>
  transactionsOf(database(), accountId, { cause: "adjustment", limit: 10 });

describe("an adjustment", () => {
  it.each([
    ["credit", "in", "1036.20"],
    ["debit", "out", "963.80"],
  ] as const)(
    "R-SET-5 · a %s moves cash in a transfer of its own",
    async (direction, way, cash) => {
      const [staff, { accountId }] = [await finance(), await aPayer()];
      const booked = valueOf(await asking(staff, accountId, { direction }));
      expect([adjustmentState(booked), booked.decidedBy]).toEqual(["booked", null]);
      expect(await cashOf(accountId)).toBe(cash);
      expect(await adjusted(accountId)).toMatchObject([
        { direction: way, amount: "36.20", reference: booked.id, balanceAfter: cash },
      ]);
      const [notice] = await noticesOf(database(), accountId, { limit: 1 });
      expect(notice).toMatchObject({
        kind: "balance-adjusted",
        values: {
          amount: direction === "credit" ? "36.20" : "-36.20",
          direction,
          reason: "重复计费，已核实",
        },
      });
      await assertBooks(database(), accountId);
    },
  );

  it.each([
    ["not-an-amount", { amount: "0" }],
    ["not-an-amount", { amount: "0.00" }],
    ["not-an-amount", { amount: "-1" }],
    ["not-an-amount", { amount: "1.005" }],
    ["not-an-amount", { amount: "1e3" }],
    ["reason-required", { reason: " \n" }],
    ["reason-required", { reason: "x".repeat(501) }],
    ["bill-not-found", { month: "2025-09" }],
    ["account-not-found", { accountId: "999999999" }],
  ] as const)("R-SET-5 · is refused as %s: %o", async (code, change) => {
    const [staff, { accountId }] = [await finance(), await aPayer()];
    expect(refusalOf(await asking(staff, accountId, change))).toEqual({ code, rule: "R-SET-5" });
    expect(await adjusted(accountId)).toEqual([]);
  });

  it("R-SET-5 · is made once for its key, and the same key for another amount is refused", async () => {
    const [staff, { accountId }] = [await finance(), await aPayer()];
    const requestKey = crypto.randomUUID();
    const clicks = await Promise.all(
      Array.from({ length: 5 }, () => asking(staff, accountId, { requestKey })),
    );
    expect(new Set(clicks.map((click) => valueOf(click).id)).size).toBe(1);
    expect(await cashOf(accountId)).toBe("1036.20");
    const other = await asking(staff, accountId, { requestKey, amount: "36.21" });
    expect(refusalOf(other).code).toBe("request-key-reused");
  });

  it("R-SET-5 · belongs to finance alone, and to nobody on an account of their own", async () => {
    const { accountId } = await aPayer();
    for (const role of ["support", "operator"] as const) {
      const other = await aStaff(database(), role);
      expect(refusalOf(await asking(other, accountId)).code).toBe("wrong-role");
    }
    const owner = await finance();
    const person = eq(people.id, owner.personId);
    await database().update(people).set({ role: "customer", accountId }).where(person);
    expect(refusalOf(await asking(owner, accountId)).code).toBe("own-account");
  });

  it("R-ARR-1 · a debit may take cash below zero and leads into arrears; a credit leads out of them", async () => {
    const [staff, { accountId }] = [await finance(), await aPayer("10.00")];
    valueOf(await asking(staff, accountId, { direction: "debit", amount: "10.01" }));
    expect(await cashOf(accountId)).toBe("-0.01");
    expect(await accountOf(database(), accountId)).toMatchObject({ arrearsSince: clock.now() });
    valueOf(await asking(staff, accountId, { amount: "0.01" }));
    expect(await accountOf(database(), accountId)).toMatchObject({ arrearsSince: null });
    await assertBooks(database(), accountId);
  });
});

describe("a correction of a bill", () => {
  it("R-SET-5 · leaves the bill as it was issued, and gives back at most what it charged", async () => {
    const [staff, { accountId }] = [await finance(), await aPayer()];
    await aBill(database(), { accountId, month: "2025-10", calls: 40_000 });
    const issued = await billOf(database(), accountId, "2025-10");
    const month = "2025-10";

    expect(refusalOf(await asking(staff, accountId, { month, amount: "100.01" }))).toEqual({
      code: "beyond-the-bill",
      rule: "R-SET-5",
      most: "100.00",
    });
    valueOf(await asking(staff, accountId, { month, amount: "60.00" }));
    expect(refusalOf(await asking(staff, accountId, { month, amount: "40.01" }))).toMatchObject({
      code: "beyond-the-bill",
      most: "40.00",
    });
    valueOf(await asking(staff, accountId, { month, amount: "40.00" }));

    expect(await cashOf(accountId)).toBe("1000.00");
    // Both were made at one instant, and notices of an instant stand in no order.
    const told = await noticesOf(database(), accountId, { limit: 10 });
    expect(told.filter(({ kind }) => kind === "bill-adjusted")).toHaveLength(2);
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: "bill-adjusted",
        values: expect.objectContaining({ month, amount: "40.00" }),
      }),
    );
    expect(await billOf(database(), accountId, month)).toEqual({ ...issued, state: "corrected" });
    await assertBooks(database(), accountId);
  });

  it("R-SET-5 · of two credits at once for the whole bill one is booked", async () => {
    const [staff, { accountId }] = [await finance(), await aPayer()];
    await aBill(database(), { accountId, month: "2025-10", calls: 40_000 });
    const wish = { month: "2025-10", amount: "100.00" };
    const answers = await Promise.all([1, 2, 3].map(() => asking(staff, accountId, wish)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await cashOf(accountId)).toBe("1000.00");
  });
});

describe("a second person", () => {
  const waiting = async (change: Partial<AdjustmentRequest> = {}) => {
    const [first, second] = [await finance(), await finance()];
    const { accountId } = await aPayer("20000.00");
    const wish = { amount: "5000.01", ...change };
    const adjustment = valueOf(await asking(first, accountId, wish));
    return { accountId, adjustment, first, second };
  };

  it.each([
    ["4999.99", "booked"],
    ["5000.00", "booked"],
    ["5000.01", "awaiting_approval"],
  ])("R-SET-5 · at the policy's limit of 5000, %s is %s", async (amount, state) => {
    const [staff, { accountId }] = [await finance(), await aPayer("")];
    const asked = valueOf(await asking(staff, accountId, { amount }));
    expect(adjustmentState(asked)).toBe(state);
    expect(await cashOf(accountId)).toBe(state === "booked" ? amount : "0.00");
  });

  it("R-SET-5 · books what the first asked for, and both stand in the audit log", async () => {
    const { accountId, adjustment, first, second } = await waiting();
    expect(await cashOf(accountId)).toBe("20000.00");
    const booked = valueOf(await approving(second, adjustment));
    expect(booked).toMatchObject({ requestedBy: first.personId, decidedBy: second.personId });
    expect(await cashOf(accountId)).toBe("25000.01");
    const deeds = await database()
      .select({ action: auditLog.action, actor: auditLog.actor })
      .from(auditLog)
      .where(and(eq(auditLog.accountId, accountId), eq(auditLog.object, adjustment.id)));
    expect(deeds.toSorted((a, b) => a.action.localeCompare(b.action))).toEqual([
      { action: "approve-adjustment", actor: `finance:${second.personId}` },
      { action: "request-adjustment", actor: `finance:${first.personId}` },
    ]);
  });

  it("R-SET-5 · is another person, of finance", async () => {
    const { accountId, adjustment, first } = await waiting();
    expect(refusalOf(await approving(first, adjustment)).code).toBe("same-person-twice");
    const support = await aStaff(database(), "support");
    expect(refusalOf(await approving(support, adjustment)).code).toBe("wrong-role");
    expect(refusalOf(await refusing(support, adjustment)).code).toBe("wrong-role");
    expect(await cashOf(accountId)).toBe("20000.00");
  });

  it("R-SET-5 · the database refuses one person twice, and a large one that nobody else agreed to", async () => {
    const { adjustment, first } = await waiting();
    const setting = (facts: Partial<Adjustment>) =>
      database().update(adjustments).set(facts).where(eq(adjustments.id, adjustment.id));
    const at = clock.now();
    const broken = (constraint_name: string) => ({ cause: { constraint_name } });
    await expect(
      setting({ decidedAt: at, decidedBy: first.personId, bookedAt: at }),
    ).rejects.toMatchObject(broken("nobody_approves_an_adjustment_of_their_own"));
    await expect(setting({ bookedAt: at })).rejects.toMatchObject(
      broken("a_large_adjustment_is_booked_by_two"),
    );
    await expect(setting({ amount: "1.00" })).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  it("R-SET-5 · approving twice at once books once", async () => {
    const { accountId, adjustment, second } = await waiting();
    const third = await finance();
    const answers = await Promise.all(
      [second, third, second].map((staff) => approving(staff, adjustment)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await cashOf(accountId)).toBe("25000.01");
    await assertBooks(database(), accountId);
  });

  it("R-SET-5 · of approving and refusing at once one wins, and the money follows it", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { accountId, adjustment, second } = await waiting();
      const third = await finance();
      const [approved, refused] = await Promise.all([
        approving(second, adjustment),
        refusing(third, adjustment),
      ]);
      expect(approved.ok).toBe(!refused.ok);
      expect(await cashOf(accountId)).toBe(approved.ok ? "25000.01" : "20000.00");
      const lost = approved.ok ? refused : approved;
      expect(refusalOf<{ code: string }>(lost).code).toBe("adjustment-decided");
    }
  });

  it("R-SET-5 · may refuse for a reason; who asked may take it back; decided is decided", async () => {
    const { accountId, adjustment, first, second } = await waiting();
    expect(refusalOf(await refusing(second, adjustment, " ")).code).toBe("reason-required");
    const refused = valueOf(await refusing(first, adjustment));
    expect(refused).toMatchObject({ refusedBecause: "证据不足", bookedAt: null });
    expect(refusalOf(await approving(second, adjustment))).toMatchObject({
      code: "adjustment-decided",
      state: "refused",
    });
    expect(await adjusted(accountId)).toEqual([]);
    const unknown = { ...adjustment, id: "adj_unknown" };
    expect(refusalOf(await approving(second, unknown)).code).toBe("adjustment-not-found");
  });

  it("R-SET-5 · finds the bill as it is by then: a credit that no longer fits is not booked", async () => {
    const [first, second] = [await finance(), await finance()];
    const { accountId } = await aPayer("20000.00");
    await aBill(database(), { accountId, month: "2025-10", calls: 2_400_000 });
    // The second tier: 2,400,000 calls cost 5280.00.
    const wish = { month: "2025-10", amount: "5280.00" };
    const slow = valueOf(await asking(first, accountId, wish));
    valueOf(await asking(first, accountId, { ...wish, amount: "0.01" }));
    expect(refusalOf(await approving(second, slow))).toMatchObject({
      code: "beyond-the-bill",
      most: "5279.99",
    });
  });
});
