import { randomUUID } from "node:crypto";

import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { accounts, billLines, bills, packs, settlementRuns, settlementTasks } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import type { System } from "@/lib/services/context";
import { advanceTestClock } from "@/lib/services/clocks/advance-test-clock";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { recordCalls } from "@/lib/services/metering/record-calls";
import type { UsageEvent } from "@/lib/services/metering/usage";
import { recharge } from "@/lib/services/recharge";
import { openRun, workOnRun } from "@/lib/services/settlement/run";
import { assertBooks } from "@/tests/support/books";
import {
  aBoughtPack,
  aCustomer,
  as,
  aVoucher,
  refusalOf,
  valueOf,
} from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const TESTS: System = { kind: "system", name: "tests" };

/** A test clock at a moment, and what tests do with it. */
async function world(begins: string) {
  const now = shanghai(begins);
  const { id: clockId } = await createTestClock(as(database(), clockAt(now), TESTS), {
    name: "test",
    now,
  });
  const clock = clockAt(now); // Only the real clock would read it; the account's own is the test clock.
  return {
    clockId,
    clock,
    advance: async (to: string) =>
      valueOf(await advanceTestClock(as(database(), clock, TESTS), { clockId, to: shanghai(to) }))
        .performed,
    call: (events: Partial<UsageEvent>[]) =>
      recordCalls(
        database(),
        clock,
        events.map((event) => ({
          accountId: "",
          key: randomUUID(),
          product: "general",
          edition: null,
          calls: 1,
          occurredAt: null,
          ...event,
        })),
      ),
  };
}

const billOf = async (accountId: string, month: string) => {
  const [bill] = await database()
    .select()
    .from(bills)
    .where(and(eq(bills.accountId, accountId), eq(bills.month, month)));
  return bill;
};
const linesOf = (accountId: string, month: string) =>
  database()
    .select()
    .from(billLines)
    .where(and(eq(billLines.accountId, accountId), eq(billLines.month, month)))
    .orderBy(billLines.line);
const accountOf = async (accountId: string) => {
  const [account] = await database().select().from(accounts).where(eq(accounts.id, accountId));
  return account;
};

describe("R-SET-1 · the month is settled on the 1st at 00:10", () => {
  it("R-PRICE-1 · the guide's two million calls cost 5597.20", async () => {
    const { clockId, clock, call, advance } = await world("2025-05-03 10:00");
    const { accountId } = await aCustomer(database(), { clock, clockId, cash: "6000.00" });
    await call([{ accountId, calls: 2_000_000 }]);
    await advance("2025-06-01 00:09");
    expect(await billOf(accountId, "2025-05")).toBeUndefined();
    await advance("2025-06-01 00:10");
    expect(await billOf(accountId, "2025-05")).toMatchObject({
      total: "5597.20",
      owed: "0.00",
      paidCash: "5597.20",
    });
    expect(await linesOf(accountId, "2025-05")).toMatchObject([
      {
        calls: 2_000_000,
        free: 1000,
        postpaidCalls: 1_999_000,
        tier: 2,
        unitPrice: "0.00280000",
        tierVolume: 2_000_000,
      },
    ]);
    await assertBooks(database(), accountId);
  });

  it("R-PRICE-3 · two editions of the legacy product add up to one volume: 750.00", async () => {
    const { clockId, clock, call, advance } = await world("2025-05-03 10:00");
    const { accountId } = await aCustomer(database(), { clock, clockId });
    await call([
      { accountId, product: "legacy", edition: "camera", calls: 150_000 },
      { accountId, product: "legacy", edition: "album", calls: 150_000 },
    ]);
    await advance("2025-06-01 00:10");
    expect(await linesOf(accountId, "2025-05")).toMatchObject([
      { charge: "750.00", editions: { camera: 150_000, album: 150_000 }, tierVolume: 300_000 },
    ]);
  });

  it("R-SET-2 · a month that packs cover wholly makes a zero bill; a month without usage makes none", async () => {
    const { clockId, clock, call, advance } = await world("2025-05-03 10:00");
    const { accountId } = await aCustomer(database(), { clock, clockId });
    await call([{ accountId, calls: 1000 }]);
    await advance("2025-07-01 00:10");
    expect(await billOf(accountId, "2025-05")).toMatchObject({ total: "0.00", calls: 1000 });
    expect(await billOf(accountId, "2025-06")).toBeUndefined();
  });

  it("R-SET-3 · a line says which pack covered how many calls, and by which rules", async () => {
    const { clockId, clock, call, advance } = await world("2025-05-03 10:00");
    const { accountId } = await aCustomer(database(), { clock, clockId, cash: "30.00" });
    const pack = await aBoughtPack(database(), { accountId, clock });
    await call([{ accountId, calls: 11_500 }]);
    await advance("2025-06-01 00:10");
    const [line] = await linesOf(accountId, "2025-05");
    expect(line).toMatchObject({ free: 1000, bought: 10_000, postpaidCalls: 500, charge: "1.50" });
    expect(line?.packs).toContainEqual({ packId: pack.id, kind: "bought", calls: 10_000 });
    expect(line?.rules).toEqual(
      expect.arrayContaining(["R-USE-3", "R-PRICE-1", "R-PRICE-2", "R-PRICE-4"]),
    );
  });

  it("R-FREE-1 · the free pack ends with its month, and the next month brings another", async () => {
    const { clockId, clock, call, advance } = await world("2025-05-03 10:00");
    const { accountId } = await aCustomer(database(), { clock, clockId });
    await call([{ accountId, calls: 400 }]);
    const performed = await advance("2025-06-01 00:10");
    expect(performed.map(({ what, at }) => [what, at])).toEqual([
      // Without a balance, the second day's notices warn that it will not cover the month (R-ARR-2).
      ["daily-notices", shanghai("2025-05-04 09:00")],
      ["free-packs", shanghai("2025-06-01 00:00")],
      ["settlement", shanghai("2025-06-01 00:10")],
    ]);
    const free = await database()
      .select()
      .from(packs)
      .where(eq(packs.accountId, accountId))
      .orderBy(packs.freeMonth);
    expect(free.map((pack) => [pack.freeMonth, pack.callsUsed, pack.closedAt !== null])).toEqual([
      ["2025-05", 400, true],
      ["2025-06", 0, false],
    ]);
  });
});

it("R-FUND-2 · the system picks the voucher that covers a bill, and takes the rest from the purses in order", async () => {
  const { clockId, clock, call, advance } = await world("2025-05-03 10:00");
  const { accountId } = await aCustomer(database(), {
    clock,
    clockId,
    cash: "100.00",
    gift: "3.00",
    income: "2.00",
  });
  await aVoucher(database(), { accountId, clock, amount: "5.00", multiUse: true });
  await call([{ accountId, product: "legacy", edition: "web", calls: 6000 }]);
  await advance("2025-06-01 00:10");
  expect(await billOf(accountId, "2025-05")).toMatchObject({
    total: "15.00",
    paidVoucher: "5.00",
    paidGift: "3.00",
    paidIncome: "2.00",
    paidCash: "5.00",
  });
  await assertBooks(database(), accountId);
});

it("R-USE-7 · a late event of a settled month is billed in the open month at the price that month reached", async () => {
  const { clockId, clock, call, advance } = await world("2025-05-03 10:00");
  const { accountId } = await aCustomer(database(), { clock, clockId, cash: "10000.00" });
  await call([{ accountId, calls: 2_000_000 }]);
  await advance("2025-06-02 00:00");
  await call([
    { accountId, calls: 1000, occurredAt: shanghai("2025-05-31 23:59") },
    { accountId, calls: 1500 },
  ]);
  await advance("2025-07-01 00:10");
  expect(await linesOf(accountId, "2025-06")).toMatchObject([
    { kind: "usage", calls: 1500, free: 1000, postpaidCalls: 500, unitPrice: "0.00300000" },
    {
      kind: "prior_period",
      priorMonth: "2025-05",
      postpaidCalls: 1000,
      unitPrice: "0.00280000",
      exact: "2.80000000",
    },
  ]);
  expect(await billOf(accountId, "2025-05")).toMatchObject({ total: "5597.20" });
});

describe("R-ARR-1 · a bill that the balance does not cover", () => {
  it("R-SET-4 · is charged all the same; 24 hours later the service is suspended", async () => {
    const { clockId, clock, call, advance } = await world("2025-05-03 10:00");
    const customer = await aCustomer(database(), { clock, clockId, cash: "10.00" });
    const { accountId } = customer;
    await call([{ accountId, product: "legacy", edition: "news", calls: 18_480 }]);
    await advance("2025-06-01 00:10");
    expect(await billOf(accountId, "2025-05")).toMatchObject({
      total: "46.20",
      owed: "36.20",
      cashAfter: "-36.20",
    });
    expect(await accountOf(accountId)).toMatchObject({
      arrearsSince: shanghai("2025-06-01 00:10"),
      graceEndsAt: shanghai("2025-06-02 00:10"),
      suspendedForArrearsAt: null,
    });

    await advance("2025-06-02 00:09");
    expect(await call([{ accountId, calls: 1 }])).toMatchObject([{ outcome: "recorded" }]);
    await advance("2025-06-02 00:10");
    expect(await call([{ accountId, calls: 1 }])).toMatchObject([
      { refusal: { code: "in-arrears", rule: "R-ARR-1" } },
    ]);

    const ctx = as(database(), clock, customer);
    valueOf(await recharge(ctx, { amount: "36.19", channel: "sandbox", requestKey: "a" }));
    expect(await accountOf(accountId)).toMatchObject({ suspendedForArrearsAt: expect.any(Date) });
    valueOf(await recharge(ctx, { amount: "1.00", channel: "sandbox", requestKey: "b" }));
    expect(await accountOf(accountId)).toMatchObject({
      arrearsSince: null,
      suspendedForArrearsAt: null,
    });
    expect(await call([{ accountId, calls: 1 }])).toMatchObject([{ outcome: "recorded" }]);
    await assertBooks(database(), accountId);
  });

  it("R-FREE-2 · a suspended account gets its free pack when it resumes within the month", async () => {
    const { clockId, clock, call, advance } = await world("2025-05-03 10:00");
    const customer = await aCustomer(database(), { clock, clockId });
    const { accountId } = customer;
    await call([{ accountId, product: "legacy", edition: "news", calls: 4000 }]);
    await advance("2025-07-05 00:00");
    const freeMonths = async () => {
      const rows = await database()
        .select()
        .from(packs)
        .where(eq(packs.accountId, accountId))
        .orderBy(packs.freeMonth);
      return rows.map((pack) => pack.freeMonth);
    };
    expect(await freeMonths()).toEqual(["2025-05", "2025-06"]);
    valueOf(
      await recharge(as(database(), clock, customer), {
        amount: "10.00",
        channel: "sandbox",
        requestKey: "r",
      }),
    );
    expect(await freeMonths()).toEqual(["2025-05", "2025-06", "2025-07"]);
  });
});

describe("R-SET-1 · a run can be repeated, shared and restarted, and bills each account once", () => {
  async function crowd(size: number) {
    const { clockId, clock, call, advance } = await world("2025-05-03 10:00");
    const ids: string[] = [];
    for (let n = 0; n < size; n += 1) {
      const { accountId } = await aCustomer(database(), {
        clock,
        clockId,
        verified: false,
        cash: "1.00",
      });
      ids.push(accountId);
    }
    await call(
      ids.map((accountId) => ({ accountId, product: "legacy", edition: "web", calls: 400 })),
    );
    await advance("2025-06-01 00:09");
    const later = clockAt(shanghai("2025-06-01 00:30"));
    return { clockId, later, ctx: as(database(), later, TESTS), ids };
  }

  it("is refused before the 1st 00:10", async () => {
    const { clockId } = await world("2025-05-03 10:00");
    const early = as(database(), clockAt(shanghai("2025-06-01 00:09")), TESTS);
    expect(refusalOf(await openRun(early, { clockId, month: "2025-05" }))).toMatchObject({
      code: "month-not-over",
    });
  });

  it("is worked on by several workers at once", async () => {
    const { clockId, later, ctx, ids } = await crowd(130);
    const runs = await Promise.all(
      [1, 2, 3].map(() => openRun(ctx, { clockId, month: "2025-05" })),
    );
    const [run] = runs.map(valueOf);
    expect(new Set(runs.map((each) => valueOf(each).id)).size).toBe(1);
    const counts = await Promise.all([1, 2, 3].map(() => workOnRun(database(), later, run!)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ids.length);
    const made = await database().select().from(bills).where(eq(bills.runId, run!.id));
    expect(made.map((bill) => bill.total)).toEqual(ids.map(() => "1.00"));
    const [kept] = await database()
      .select()
      .from(settlementRuns)
      .where(eq(settlementRuns.id, run!.id));
    expect(kept).toMatchObject({ accounts: ids.length, finishedAt: later.now() });
    expect(await workOnRun(database(), later, run!)).toBe(0);
  });

  it("writes down an account that fails and settles the others; a second opening tries it again", async () => {
    const { clockId, later, ctx, ids } = await crowd(3);
    const [, broken] = ids;
    const run = valueOf(await openRun(ctx, { clockId, month: "2025-05" }));
    // A bill of that month from nowhere: `one_bill_a_month` then refuses the account's own.
    const spoiled = {
      accountId: broken!,
      month: "2025-05",
      runId: "run_other",
      calls: 0,
      postpaidCalls: 0,
    };
    const nothing = {
      exact: "0",
      total: "0",
      paidVoucher: "0",
      paidGift: "0",
      paidIncome: "0",
      paidCash: "0",
    };
    await database()
      .insert(bills)
      .values({ ...spoiled, ...nothing, owed: "0", cashAfter: "0", issuedAt: later.now() });
    await workOnRun(database(), later, run);
    const tasks = await database()
      .select()
      .from(settlementTasks)
      .where(eq(settlementTasks.runId, run.id))
      .orderBy(settlementTasks.accountId);
    expect(tasks.map((task) => task.doneAt !== null)).toEqual([true, false, true]);
    expect(tasks[1]).toMatchObject({ tries: 3, error: expect.stringContaining("bills") });
  });
});

describe("R-TIME-1 · a test clock", () => {
  it("never goes backwards, and performs nothing twice", async () => {
    const { clockId, clock, advance } = await world("2025-05-31 23:00");
    await aCustomer(database(), { clock, clockId });
    const ctx = as(database(), clock, TESTS);
    expect((await advance("2025-06-01 01:00")).map(({ what }) => what)).toEqual([
      "free-packs",
      "settlement",
    ]);
    expect(await advance("2025-06-01 01:00")).toEqual([]);
    const back = await advanceTestClock(ctx, { clockId, to: shanghai("2025-06-01 00:59") });
    expect(refusalOf(back)).toEqual({ code: "backwards", rule: "R-TIME-1" });
  });

  it("R-REF-9 · passes the end of a pack whose refund is still decided, and leaves it as it is", async () => {
    const { clockId, clock, advance } = await world("2025-05-03 10:00");
    const { accountId } = await aCustomer(database(), { clock, clockId, cash: "30.00" });
    const { id } = await aBoughtPack(database(), { accountId, clock });
    await database().update(packs).set({ heldAt: clock.now() }).where(eq(packs.id, id));
    const performed = await advance("2026-05-04 00:00");
    expect(performed.map(({ what }) => what)).not.toContain("packs-expire");
    const [held] = await database().select().from(packs).where(eq(packs.id, id));
    expect(held).toMatchObject({ closedAt: null, expiredAt: null });
  });

  it("performs what falls due at one instant in one order, whoever advances it at the same time", async () => {
    const { clockId, clock, advance } = await world("2025-05-03 10:00");
    const { accountId } = await aCustomer(database(), { clock, clockId, cash: "30.00" });
    await aBoughtPack(database(), { accountId, clock });
    const performed = (
      await Promise.all([advance("2026-06-01 00:10"), advance("2026-06-01 00:10")])
    ).flat();
    expect(performed.filter(({ what }) => what === "packs-expire")).toEqual([
      { at: shanghai("2026-05-03 10:00"), what: "packs-expire", count: 1 },
    ]);
    expect(performed.filter(({ what }) => what === "free-packs")).toHaveLength(13);
    await assertBooks(database(), accountId);
  });
});
