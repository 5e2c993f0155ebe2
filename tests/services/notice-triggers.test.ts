import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import type { Tx } from "@/db/client";
import { alertSettings, clocks, REAL_CLOCK } from "@/db/schema";
import { clockAt, type Clock } from "@/lib/clock";
import { advanceTestClock } from "@/lib/services/clocks/advance-test-clock";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import type { System } from "@/lib/services/context";
import { performDue } from "@/lib/services/due/perform-due";
import { readMeters } from "@/lib/services/metering/read-meters";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { tellOfPacks } from "@/lib/services/metering/tell-of-packs";
import type { UsageEvent } from "@/lib/services/metering/usage";
import { recharge } from "@/lib/services/recharge";
import { aBoughtPack, aCustomer, aGiftedPack, as, valueOf } from "@/tests/support/factories";
import { noticesTo, occasionsOf } from "@/tests/support/notices";
import { charge } from "@/tests/support/owe";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const db = useDatabase();
const SYSTEM: System = { kind: "system", name: "tests" };
const NOON = shanghai("2025-11-18T12:00");

const callsOf = (accountId: string, count: number): UsageEvent => ({
  accountId,
  key: randomUUID(),
  product: "general",
  edition: null,
  calls: count,
  occurredAt: null,
});
const calls = (accountId: string, count: number, clock: Clock) =>
  recordCalls(db(), clock, [callsOf(accountId, count)]);

const warnBelow = (accountId: string, balanceBelow: string) =>
  db().insert(alertSettings).values({ accountId, balanceBelow, changedAt: NOON });

/** A test clock of its own, so that no other test's accounts live by it. */
async function aTestClock(now: Date): Promise<{ clockId: string; clock: Clock }> {
  const clock = clockAt(now);
  const { id } = await createTestClock(as(db(), clock, SYSTEM), { name: "试", now });
  return { clockId: id, clock };
}
const advance = (clockId: string, to: Date) =>
  advanceTestClock(as(db(), clockAt(to), SYSTEM), { clockId, to }).then(valueOf);

describe("R-ARR-2 · a balance below the customer's threshold", () => {
  const clock = clockAt(NOON);
  it.each([
    ["stays at it", "50.00", []],
    ["falls a fen below it", "50.01", ["balance-low:2025-11-18"]],
    ["falls to nothing", "150", ["balance-low:2025-11-18"]],
    ["falls below zero, which is arrears", "150.01", []],
  ])("%s", async (_, spent, told) => {
    const { accountId } = await aCustomer(db(), { clock, cash: "150" });
    await warnBelow(accountId, "100");
    await charge(db(), clock, accountId, spent);
    expect(await occasionsOf(db(), accountId, "balance-low")).toEqual(told);
  });

  it("is told once a day, when it falls; not while it stays below, and not when money comes in", async () => {
    const { accountId } = await aCustomer(db(), { clock, cash: "150" });
    await warnBelow(accountId, "100");
    const spend = (amount: string, at: Date) => charge(db(), clockAt(at), accountId, amount);
    const putIn = (amount: string, at: Date) =>
      recharge(as(db(), clockAt(at), { kind: "customer", accountId, by: "test" }), {
        amount,
        channel: "sandbox",
        requestKey: randomUUID(),
      });
    await spend("60", NOON);
    await spend("1", NOON);
    await putIn("2", NOON);
    await putIn("50", NOON);
    await spend("50", NOON);
    await spend("1", shanghai("2025-11-19T00:00"));
    await putIn("50", shanghai("2025-11-19T00:00"));
    await spend("50", shanghai("2025-11-19T00:00"));
    expect(await occasionsOf(db(), accountId, "balance-low")).toEqual([
      "balance-low:2025-11-18",
      "balance-low:2025-11-19",
    ]);
  });

  it("counts every purse, and a purchase as well as a bill", async () => {
    const { accountId } = await aCustomer(db(), { clock, cash: "60", gift: "50", income: "20" });
    await warnBelow(accountId, "100.01");
    await aBoughtPack(db(), { accountId, clock });
    expect(await noticesTo(db(), accountId)).toContainEqual(
      expect.objectContaining({
        kind: "balance-low",
        values: { balance: "100.00", threshold: "100.01" },
      }),
    );
  });
});

describe("R-ARR-2 · packs that a call brings low", () => {
  const clock = clockAt(NOON);
  const KINDS = ["free-pack-used-up", "pack-low", "pack-used-up"] as const;
  const toldOf = (accountId: string) => occasionsOf(db(), accountId, ...KINDS);

  it("the free pack, then 20 % and nothing left of the last one, each once", async () => {
    const { accountId } = await aCustomer(db(), { clock, cash: "100" });
    const { id } = await aBoughtPack(db(), { accountId, clock });
    await calls(accountId, 999, clock);
    expect(await toldOf(accountId)).toEqual([]);
    await calls(accountId, 1, clock);
    expect(await toldOf(accountId)).toEqual([expect.stringMatching(/^free-pack-used-up:/)]);
    await calls(accountId, 7_999, clock);
    expect(await toldOf(accountId)).toHaveLength(1);
    await calls(accountId, 1, clock);
    await calls(accountId, 1, clock);
    expect((await toldOf(accountId)).toSorted()).toEqual([
      expect.stringMatching(/^free-pack-used-up:/),
      `pack-low:${id}`,
    ]);
    await calls(accountId, 2_500, clock);
    await calls(accountId, 1, clock);
    expect((await toldOf(accountId)).toSorted()).toEqual([
      expect.stringMatching(/^free-pack-used-up:/),
      `pack-low:${id}`,
      `pack-used-up:${id}`,
    ]);
  });

  it("nothing of a pack beside which another is usable", async () => {
    const { accountId } = await aCustomer(db(), { clock, cash: "100" });
    await aBoughtPack(db(), { accountId, clock });
    await aGiftedPack(db(), { accountId, clock, calls: 100 });
    await calls(accountId, 1_100, clock);
    expect(await toldOf(accountId)).toEqual([expect.stringMatching(/^free-pack-used-up:/)]);
  });

  it("asks the database nothing for a batch that crosses nothing", async () => {
    const { accountId } = await aCustomer(db(), { clock });
    const untouched = new Proxy({} as Tx, {
      get: (_, name) => {
        throw new Error(`the database was asked: ${String(name)}`);
      },
    });
    const tellAfter = (count: number) =>
      db().transaction(async (tx) => {
        const event = callsOf(accountId, count);
        const key = randomUUID();
        const meters = await readMeters(tx, clock, [{ key, event }]);
        for (const meter of meters.values()) meter.count(key, event);
        await tellOfPacks(untouched, meters.values());
      });
    await tellAfter(999);
    await expect(tellAfter(1000)).rejects.toThrow("the database was asked: insert");
  });
});

describe("R-ARR-2 · notices of the day, at 09:00", () => {
  it("remind of arrears each day from the second on, until they are paid, also once suspended", async () => {
    const { clockId, clock } = await aTestClock(NOON);
    const { accountId } = await aCustomer(db(), { clock, clockId });
    await charge(db(), clock, accountId, "10");
    await advance(clockId, shanghai("2025-11-21T08:59"));
    const upTo = (day: string) =>
      ["2025-11-19", "2025-11-20", "2025-11-21", "2025-11-22"]
        .filter((each) => each <= day)
        .map((each) => `arrears-reminder:${each}`);
    const told = () => occasionsOf(db(), accountId, "arrears-reminder");
    expect(await told()).toEqual(upTo("2025-11-20"));
    const performed = await advance(clockId, shanghai("2025-11-22T09:00"));
    expect(performed.performed).toEqual([
      { at: shanghai("2025-11-21T09:00"), what: "daily-notices", count: 1 },
      { at: shanghai("2025-11-22T09:00"), what: "daily-notices", count: 1 },
    ]);
    expect(await told()).toEqual(upTo("2025-11-22"));
    const [last] = (await noticesTo(db(), accountId)).slice(-1);
    expect(last).toMatchObject({ values: { balance: "-10.00", days: 4 } });

    const customer = as(db(), clock, { kind: "customer", accountId, by: "test" } as const);
    valueOf(await recharge(customer, { amount: "10", channel: "sandbox", requestKey: "pay" }));
    await advance(clockId, shanghai("2025-11-25T12:00"));
    expect(await told()).toEqual(upTo("2025-11-22"));
  });

  it("warn 30, 7 and 1 days before a pack ends that has calls left, bought or given", async () => {
    const { clockId, clock } = await aTestClock(NOON);
    const { accountId } = await aCustomer(db(), { clock, clockId, cash: "30" });
    const bought = await aBoughtPack(db(), { accountId, clock });
    const given = await aGiftedPack(db(), {
      accountId,
      clock,
      endsAt: shanghai("2025-12-08T00:00"),
    });
    await advance(clockId, shanghai("2026-11-30T00:00"));
    const told = (await noticesTo(db(), accountId)).filter(({ kind }) => kind === "pack-expiring");
    expect(told.map(({ occasion, at }) => [occasion, at])).toEqual([
      [`pack-expiring:${given.id}:7`, shanghai("2025-11-30T09:00")],
      [`pack-expiring:${given.id}:1`, shanghai("2025-12-06T09:00")],
      [`pack-expiring:${bought.id}:30`, shanghai("2026-10-19T09:00")],
      [`pack-expiring:${bought.id}:7`, shanghai("2026-11-11T09:00")],
      [`pack-expiring:${bought.id}:1`, shanghai("2026-11-17T09:00")],
    ]);
  });

  it("warn once a month where the balance is not expected to cover it", async () => {
    const { clockId, clock } = await aTestClock(shanghai("2025-11-10T12:00"));
    const poor = await aCustomer(db(), { clock, clockId, cash: "1" });
    const rich = await aCustomer(db(), { clock, clockId, cash: "1000" });
    const careless = await aCustomer(db(), { clock, clockId, cash: "1" });
    await db()
      .insert(alertSettings)
      .values({ accountId: careless.accountId, forecast: false, changedAt: NOON });
    for (const { accountId } of [poor, rich, careless]) await calls(accountId, 2_000, clock);
    await advance(clockId, shanghai("2025-11-29T12:00"));
    const told = await Promise.all(
      [poor, rich, careless].map(({ accountId }) => occasionsOf(db(), accountId, "forecast-short")),
    );
    expect(told).toEqual([["forecast-short:2025-11"], [], []]);
  });

  it("are given once, however often the day is performed", async () => {
    const { clockId, clock } = await aTestClock(NOON);
    const { accountId } = await aCustomer(db(), { clock, clockId });
    await charge(db(), clock, accountId, "10");
    const at = shanghai("2025-11-19T09:00");
    await Promise.all([1, 2, 3].map(() => performDue(db(), SYSTEM, clockId, at)));
    await db().update(clocks).set({ noticedThrough: "2025-11-18" }).where(eq(clocks.id, clockId));
    await performDue(db(), SYSTEM, clockId, at);
    expect(await occasionsOf(db(), accountId, "arrears-reminder")).toHaveLength(1);
  });

  it("of real time that a worker slept through are the newest day's alone", async () => {
    const clock = clockAt(NOON);
    const { accountId } = await aCustomer(db(), { clock });
    const facts = { now: NOON, noticedThrough: "2025-11-18", grantedThrough: "2025-11" };
    await db()
      .update(clocks)
      .set({ ...facts, settledThrough: "2025-10" })
      .where(eq(clocks.id, REAL_CLOCK));
    await charge(db(), clock, accountId, "10");
    const given = await aGiftedPack(db(), {
      accountId,
      clock,
      endsAt: shanghai("2025-11-27T12:00"),
    });
    await performDue(db(), SYSTEM, REAL_CLOCK, shanghai("2025-11-22T10:00"));
    expect(await occasionsOf(db(), accountId, "arrears-reminder", "pack-expiring")).toEqual(
      expect.arrayContaining(["arrears-reminder:2025-11-22", `pack-expiring:${given.id}:7`]),
    );
    expect(await occasionsOf(db(), accountId, "arrears-reminder")).toHaveLength(1);
    expect(await performDue(db(), SYSTEM, REAL_CLOCK, shanghai("2025-11-22T23:00"))).toEqual([]);
  });
});
