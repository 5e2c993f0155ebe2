import { randomUUID } from "node:crypto";

import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { packs, transfers, usageEvents, usageHours, usageMonths } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { GroupCommit, MeterBusy } from "@/lib/services/metering/group-commit";
import { logFailure } from "@/lib/services/metering/log-failure";
import { recordCalls } from "@/lib/services/metering/record-calls";
import type { UsageAnswer, UsageEvent } from "@/lib/services/metering/usage";
import { aBoughtPack, aCustomer, aGiftedPack, as } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();

const event = (accountId: string, calls: number, more: Partial<UsageEvent> = {}): UsageEvent => ({
  accountId,
  key: randomUUID(),
  product: "general",
  edition: null,
  calls,
  occurredAt: null,
  ...more,
});

const coverOf = (answer: UsageAnswer | undefined) =>
  answer?.outcome === "refused" || !answer ? answer : answer.cover;
const outcomeOf = (answer: UsageAnswer | undefined) =>
  answer?.outcome === "refused" ? answer.refusal.code : answer?.outcome;

const NOON = clockAt(shanghai("2025-03-05 12:00"));

describe("who covers a call", () => {
  it("R-USE-3 · free, then gifted, then bought, then postpaid, one batch split over all four", async () => {
    const { accountId } = await aCustomer(database(), { clock: NOON, cash: "30.00" });
    await aGiftedPack(database(), { accountId, clock: NOON, calls: 500 });
    await aBoughtPack(database(), { accountId, clock: NOON });

    const [answer] = await recordCalls(database(), NOON, [event(accountId, 12_000)]);

    expect(coverOf(answer)).toEqual({ free: 1000, gifted: 500, bought: 10_000, postpaid: 500 });
  });

  it("R-USE-5 · the legacy product has no packs and is postpaid from the first call", async () => {
    const { accountId } = await aCustomer(database(), { clock: NOON });
    const legacy = event(accountId, 7, { product: "legacy", edition: "album" });
    const [answer] = await recordCalls(database(), NOON, [legacy]);
    expect(coverOf(answer)).toEqual({ free: 0, gifted: 0, bought: 0, postpaid: 7 });
  });

  it("R-USE-4 · a pack bought later does not cover what was postpaid before, and stays unused", async () => {
    const { accountId } = await aCustomer(database(), { clock: NOON, cash: "30.00" });
    await recordCalls(database(), NOON, [event(accountId, 1500)]);
    const later = clockAt(shanghai("2025-03-06 12:00"));
    const pack = await aBoughtPack(database(), { accountId, clock: later });
    const early = event(accountId, 10, { occurredAt: shanghai("2025-03-06 11:59") });
    const [answer] = await recordCalls(database(), later, [early]);
    expect(coverOf(answer)).toEqual({ free: 0, gifted: 0, bought: 0, postpaid: 10 });
    const [kept] = await database().select().from(packs).where(eq(packs.id, pack.id));
    expect(kept?.callsUsed).toBe(0);
  });

  it("R-USE-3 · inside a batch the earlier call is covered first, however the batch is sorted", async () => {
    const { accountId } = await aCustomer(database(), {
      clock: clockAt(shanghai("2025-03-05 09:00")),
    });
    const answers = await recordCalls(database(), NOON, [
      event(accountId, 800, { occurredAt: shanghai("2025-03-05 11:00") }),
      event(accountId, 800, { occurredAt: shanghai("2025-03-05 10:00") }),
    ]);
    expect(answers.map(coverOf)).toMatchObject([{ free: 200 }, { free: 800 }]);
  });

  it("R-FREE-3 · the free pack of a month exists before its first call is counted", async () => {
    const { accountId } = await aCustomer(database(), { clock: NOON });
    const april = clockAt(shanghai("2025-04-01 00:00"));
    const [answer] = await recordCalls(database(), april, [event(accountId, 1)]);
    expect(coverOf(answer)).toEqual({ free: 1, gifted: 0, bought: 0, postpaid: 0 });
  });

  it("R-FREE-1 · at most one free pack a month, however many first calls race for it", async () => {
    const { accountId } = await aCustomer(database(), { clock: NOON });
    const april = clockAt(shanghai("2025-04-01 00:00"));
    await Promise.all(
      Array.from({ length: 8 }, () => recordCalls(database(), april, [event(accountId, 200)])),
    );
    const free = await database().select().from(packs).where(eq(packs.accountId, accountId));
    const ofApril = free.filter((pack) => pack.freeMonth === "2025-04");
    expect(ofApril.map((pack) => [pack.callsTotal, pack.callsUsed])).toEqual([[1000, 1000]]);
  });

  it("R-TIME-2 · a call at 00:00:00.000 of the 1st belongs to the new month", async () => {
    const { accountId } = await aCustomer(database(), { clock: NOON });
    const first = shanghai("2025-04-01 00:00");
    const answers = await recordCalls(database(), clockAt(first), [
      event(accountId, 1, { occurredAt: new Date(first.getTime() - 1) }),
      event(accountId, 1, { occurredAt: first }),
    ]);
    const months = answers.map((answer) => answer.outcome === "recorded" && answer.billedMonth);
    expect(months).toEqual(["2025-03", "2025-04"]);
  });
});

describe("R-USE-6 · the same key is counted once", () => {
  it.each<[what: string, change: Partial<UsageEvent>, outcome: string]>([
    ["the same content", {}, "duplicate"],
    ["other calls", { calls: 6 }, "key-conflict"],
    ["another product", { product: "legacy", edition: "web" }, "key-conflict"],
    ["a time where none was given", { occurredAt: shanghai("2025-03-05 11:00") }, "key-conflict"],
  ])("%s under a known key", async (_, change, outcome) => {
    const { accountId } = await aCustomer(database(), { clock: NOON });
    const first = event(accountId, 5, { key: "order-4711" });
    const [before] = await recordCalls(database(), NOON, [first]);
    const later = clockAt(shanghai("2025-03-07 12:00"));
    const [after] = await recordCalls(database(), later, [{ ...first, ...change }]);
    expect(outcomeOf(after)).toBe(outcome);
    if (outcome === "duplicate") expect(coverOf(after)).toEqual(coverOf(before));
    const kept = await database()
      .select()
      .from(usageEvents)
      .where(eq(usageEvents.accountId, accountId));
    expect(kept.map((row) => row.calls)).toEqual([5]);
  });

  it("counts a key once within one batch and over many racing batches", async () => {
    const { accountId } = await aCustomer(database(), { clock: NOON });
    const same = event(accountId, 3);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => recordCalls(database(), NOON, [same, { ...same }])),
    );
    const outcomes = answers.flat().map(outcomeOf);
    expect(outcomes.filter((outcome) => outcome === "recorded")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "duplicate")).toHaveLength(11);
  });

  it("keeps the keys of two accounts apart", async () => {
    const [one, two] = [
      await aCustomer(database(), { clock: NOON }),
      await aCustomer(database(), { clock: NOON }),
    ];
    const answers = await recordCalls(database(), NOON, [
      event(one.accountId, 1, { key: "k" }),
      event(two.accountId, 2, { key: "k" }),
    ]);
    expect(answers.map(outcomeOf)).toEqual(["recorded", "recorded"]);
  });
});

describe("R-USE-7 · when an event may have happened", () => {
  it.each([
    ["2025-01-29 12:00", "recorded", "35 days ago is the last moment"],
    ["2025-01-29 11:59", "too-late", "a minute more is not accepted"],
    ["2025-03-05 12:05", "recorded", "clocks may differ by five minutes"],
    ["2025-03-05 12:06", "in-the-future", "but not by more"],
  ])("an event of %s: %s (%s)", async (happened, outcome) => {
    const { accountId } = await aCustomer(database(), {
      clock: clockAt(shanghai("2025-01-01 00:00")),
    });
    const occurredAt = shanghai(happened);
    const [answer] = await recordCalls(database(), NOON, [event(accountId, 1, { occurredAt })]);
    expect(outcomeOf(answer)).toBe(outcome);
  });

  it("one bad event does not stop the others", async () => {
    const { accountId } = await aCustomer(database(), { clock: NOON });
    const answers = await recordCalls(database(), NOON, [
      event(accountId, 1),
      event(accountId, 1, { occurredAt: shanghai("2024-01-01 00:00") }),
      event(accountId, 1),
    ]);
    expect(answers.map(outcomeOf)).toEqual(["recorded", "too-late", "recorded"]);
  });
});

it("R-FREE-3 · a call from a clock some minutes ahead is covered by the month in which it happened", async () => {
  const eve = clockAt(shanghai("2025-03-31 23:58"));
  const { accountId } = await aCustomer(database(), { clock: eve });
  const ahead = event(accountId, 700, { occurredAt: shanghai("2025-04-01 00:02") });
  const [answer] = await recordCalls(database(), eve, [ahead]);
  expect(answer).toMatchObject({ billedMonth: "2025-04", cover: { free: 700, postpaid: 0 } });
});

it("R-USE-8 · a sum beyond 10^15 calls is refused alone, and the rest of the batch is counted", async () => {
  const { accountId } = await aCustomer(database(), { clock: NOON });
  const { accountId: neighbour } = await aCustomer(database(), { clock: NOON });
  const answers = await recordCalls(database(), NOON, [
    event(accountId, 1e15),
    event(neighbour, 5),
    event(accountId, 1),
  ]);
  expect(answers.map(outcomeOf)).toEqual(["recorded", "recorded", "too-many-calls"]);
});

it("R-ACC-2 · calls before activation are refused and not counted", async () => {
  const { accountId } = await aCustomer(database(), { clock: NOON, activated: false });
  const [answer] = await recordCalls(database(), NOON, [event(accountId, 1)]);
  expect(outcomeOf(answer)).toBe("not-activated");
  const rows = await database()
    .select()
    .from(usageMonths)
    .where(eq(usageMonths.accountId, accountId));
  expect(rows).toEqual([]);
});

it("R-USE-1 · a refused call is logged with its code and never billed", async () => {
  const { accountId } = await aCustomer(database(), { clock: NOON });
  const failure = {
    accountId,
    at: NOON.now(),
    action: "DetectLabelPro",
    code: "RequestLimitExceeded",
  };
  await logFailure(database(), failure);
  await logFailure(database(), failure);
  const [logged] = await database().execute<{ calls: string }>(
    sql`select calls from call_failures where account_id = ${accountId}`,
  );
  expect(Number(logged?.calls)).toBe(2);
  const usage = await database()
    .select()
    .from(usageHours)
    .where(eq(usageHours.accountId, accountId));
  const money = await database().select().from(transfers).where(eq(transfers.accountId, accountId));
  expect([usage, money]).toEqual([[], []]);
});

it("R-USE-8 · events, hours, months and packs agree after many racing batches", async () => {
  const { accountId } = await aCustomer(database(), { clock: NOON, cash: "60.00" });
  await aBoughtPack(database(), { accountId, clock: NOON });
  await aBoughtPack(database(), { accountId, clock: NOON });
  await Promise.all(
    Array.from({ length: 12 }, (_, batch) =>
      recordCalls(
        database(),
        NOON,
        Array.from({ length: 25 }, (__, n) => event(accountId, 1 + ((batch * 25 + n) % 170))),
      ),
    ),
  );
  const [sums] = await database().execute<Record<string, string>>(sql`
    select
      (select sum(calls) from usage_events where account_id = ${accountId}) as events,
      (select sum(calls) from usage_hours where account_id = ${accountId}) as hours,
      (select sum(calls) from usage_months where account_id = ${accountId}) as months,
      (select sum(free + gifted + bought + postpaid) from usage_months where account_id = ${accountId}) as covered,
      (select sum(free + gifted + bought) from usage_months where account_id = ${accountId}) as packed,
      (select sum(calls_used) from packs where account_id = ${accountId}) as drawn,
      (select sum(calls) from pack_deductions where account_id = ${accountId}) as deductions,
      (select min(left_after) from pack_deductions where account_id = ${accountId}) as least`);
  const { events, packed, least, ...rest } = sums ?? {};
  expect(rest).toEqual({
    hours: events,
    months: events,
    covered: events,
    drawn: packed,
    deductions: packed,
  });
  expect(Number(events)).toBeGreaterThan(21_000);
  expect(Number(least)).toBe(0);
});

it("R-USE-3 R-USE-8 · a batch over several hours and packs proves each hour, and opens a pack at its first", async () => {
  const { accountId } = await aCustomer(database(), {
    clock: clockAt(shanghai("2025-03-05 08:00")),
  });
  const at = (time: string, calls: number) =>
    event(accountId, calls, { occurredAt: shanghai(`2025-03-05 ${time}`) });
  const ten = clockAt(shanghai("2025-03-05 10:00"));
  await aGiftedPack(database(), { accountId, clock: ten, calls: 500 });
  await recordCalls(database(), NOON, [
    at("11:30", 200),
    at("10:10", 600),
    at("09:50", 500),
    at("10:20", 100),
  ]);
  const drawn = await database().execute<Record<string, unknown>>(sql`
    select pack.kind, to_char(hour at time zone 'Asia/Shanghai', 'HH24') as hour, calls::int, left_after::int,
      calls_used::int, to_char(first_used_at at time zone 'Asia/Shanghai', 'HH24:MI') as opened
    from pack_deductions join packs pack on pack.account_id = pack_deductions.account_id and pack.id = pack_id
    where pack.account_id = ${accountId} order by pack.kind, hour`);
  const free = { kind: "free", calls_used: 1000, opened: "09:00" };
  const gifted = { kind: "gifted", calls_used: 400, opened: "10:00" };
  expect([...drawn]).toEqual([
    { ...free, hour: "09", calls: 500, left_after: 500 },
    { ...free, hour: "10", calls: 500, left_after: 0 },
    { ...gifted, hour: "10", calls: 200, left_after: 300 },
    { ...gifted, hour: "11", calls: 200, left_after: 100 },
  ]);
});

it("R-FREE-1 R-TIME-1 · the free pack of a test clock's own month is found when it is used up, and not granted again", async () => {
  const now = shanghai("2024-02-05 12:00");
  const system = as(database(), NOON, { kind: "system", name: "test" });
  const { id: clockId } = await createTestClock(system, { name: "闰", now });
  const { accountId } = await aCustomer(database(), { clock: NOON, clockId });
  const covers: unknown[] = [];
  for (const calls of [1000, 1, 1]) {
    const [answer] = await recordCalls(database(), NOON, [event(accountId, calls)]);
    covers.push(coverOf(answer));
  }
  expect(covers).toMatchObject([{ free: 1000 }, { postpaid: 1 }, { postpaid: 1 }]);
});

it("R-USE-6 · keys known and new stand side by side in a large batch of many accounts", async () => {
  const accounts = await Promise.all(
    Array.from({ length: 5 }, () => aCustomer(database(), { clock: NOON })),
  );
  const events = accounts.flatMap(({ accountId }) =>
    Array.from({ length: 60 }, (_, n) => event(accountId, 1, { key: `call-${n}` })),
  );
  const [before, after] = [events.filter((_, n) => n % 3 === 0), events];
  await recordCalls(database(), NOON, before);
  const outcomes = (await recordCalls(database(), NOON, after)).map(outcomeOf);
  expect(outcomes).toEqual(events.map((_, n) => (n % 3 === 0 ? "duplicate" : "recorded")));
});

describe("the lane of the meter", () => {
  const recorded: UsageAnswer = {
    outcome: "recorded",
    cover: { free: 1, gifted: 0, bought: 0, postpaid: 0 },
    draws: [],
    billedMonth: "2025-03",
  };

  it("gathers what arrives while a batch is being written, and answers each caller with its own", async () => {
    const batches: number[] = [];
    const lane = new GroupCommit(async (events) => {
      batches.push(events.length);
      await Promise.resolve();
      return events.map(() => recorded);
    });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        lane.submit(Array.from({ length: 1 + (n % 3) }, () => event("1", 1))),
      ),
    );
    expect(answers.map((each) => each.length)).toEqual(
      Array.from({ length: 50 }, (_, n) => 1 + (n % 3)),
    );
    expect(batches.length).toBeLessThan(5);
  });

  it("lets those whom a batch answered call again in the very next one", async () => {
    const batches: number[] = [];
    const lane = new GroupCommit(async (events) => {
      batches.push(events.length);
      await Promise.resolve();
      return events.map(() => recorded);
    });
    const caller = async () => {
      for (let call = 0; call < 3; call += 1) await lane.submit([event("1", 1)]);
    };
    await Promise.all(Array.from({ length: 8 }, caller));
    expect(batches).toEqual([1, 8, 8, 7]);
  });

  it("tries a failed batch's callers alone, so that one caller's failure is not its neighbours'", async () => {
    const lane = new GroupCommit((events) =>
      events.some((one) => one.calls === 13)
        ? Promise.reject(new Error("unlucky"))
        : Promise.resolve(events.map(() => recorded)),
    );
    const settled = await Promise.allSettled(
      [1, 13, 2].map((calls) => lane.submit([event("1", calls)])),
    );
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  it("pushes back instead of letting a queue grow", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const lane = new GroupCommit(
      async (events) => {
        await held;
        return events.map(() => recorded);
      },
      { batch: 1, waiting: 2 },
    );
    const accepted = [1, 2, 3].map(() => lane.submit([event("1", 1)]));
    await expect(lane.submit([event("1", 1)])).rejects.toBeInstanceOf(MeterBusy);
    release();
    await expect(Promise.all(accepted)).resolves.toHaveLength(3);
  });
});
