import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { connect } from "@/db/client";
import { deedsOfClock } from "@/db/queries/audit";
import { clockOf, clocksToWatch } from "@/db/queries/clocks";
import { dueAhead, nextExpiry, unusedDeliveries } from "@/db/queries/due";
import { REAL_CLOCK } from "@/db/schema";
import { clockAt, systemClock } from "@/lib/clock";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { requestAdvance } from "@/lib/services/clocks/request-advance";
import type { System } from "@/lib/services/context";
import { requestRun } from "@/lib/services/settlement/request-run";
import { tasks } from "@/lib/worker/tasks";
import { aBoughtPack, aCustomer, aStaff, as, refusalOf, valueOf } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useConnection } from "@/tests/support/test-database";

const connection = useConnection();
const database = () => connection().db;
const TESTS: System = { kind: "system", name: "tests" };

async function aTestClock(begins: string): Promise<string> {
  const now = shanghai(begins);
  const made = await createTestClock(as(database(), clockAt(now), TESTS), { name: "test", now });
  return made.id;
}

/** The work that was left to the worker under a key. The app's own role may add to the queue, not read it. */
async function waiting(key: string): Promise<{ task: string; payload: Record<string, string> }[]> {
  const owner = connect(connection().url, { max: 1, role: null });
  const rows = await owner.db.execute<{ task: string; payload: Record<string, string> }>(sql`
    select task.identifier as task, job.payload
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    where job.key = ${key}`);
  await owner.close();
  return [...rows];
}

describe("R-TIME-1 · staff advance a test clock", () => {
  it("at once where nothing falls due on the way", async () => {
    const clockId = await aTestClock("2025-11-18 14:32");
    const operator = await aStaff(database(), "operator");
    const to = shanghai("2025-11-18 15:32");
    const asked = await requestAdvance(as(database(), systemClock, operator), { clockId, to });
    expect(valueOf(asked)).toEqual({ underWay: false });
    expect((await clockOf(database(), clockId))?.now).toEqual(to);
  });

  it("through the worker where a month ends", async () => {
    const clockId = await aTestClock("2025-11-18 14:32");
    const operator = await aStaff(database(), "operator");
    const to = shanghai("2025-12-01 00:10");
    const asked = await requestAdvance(as(database(), systemClock, operator), { clockId, to });
    expect(valueOf(asked)).toEqual({ underWay: true });
    const [job] = await waiting(`advance-clock:${clockId}:${to.toISOString()}`);
    expect(job).toMatchObject({ task: "advance-clock", payload: { clockId } });

    await tasks(database(), systemClock)["advance-clock"]({
      clockId,
      to: to.toISOString(),
      by: job?.payload.by ?? "",
    });
    const deeds = await deedsOfClock(database(), clockId, 10);
    expect(deeds.map(({ action }) => action)).toEqual([
      "advance-test-clock",
      "open-settlement",
      "request-advance",
      "create-test-clock",
    ]);
    expect(deeds[0]?.actor).toBe(`system:operator:${operator.personId}`);
  });

  it("forward only, a test clock only, and not for support", async () => {
    const clockId = await aTestClock("2025-11-18 14:32");
    const [operator, support] = [
      await aStaff(database(), "operator"),
      await aStaff(database(), "support"),
    ];
    const back = { clockId, to: shanghai("2025-11-18 14:31") };
    const real = { clockId: REAL_CLOCK, to: shanghai("2030-01-01 00:00") };
    const asOperator = as(database(), systemClock, operator);
    expect(refusalOf(await requestAdvance(asOperator, back)).code).toBe("backwards");
    expect(refusalOf(await requestAdvance(asOperator, real)).code).toBe("no-such-clock");
    const asSupport = as(database(), systemClock, support);
    expect(refusalOf(await requestAdvance(asSupport, back)).code).toBe("wrong-role");
  });
});

describe("R-SET-1 · staff ask for a settlement", () => {
  it("is left to the worker once the month is over, and refused before", async () => {
    const clockId = await aTestClock("2025-12-01 00:09");
    const finance = await aStaff(database(), "finance");
    const request = { clockId, month: "2025-11" };
    const ctx = as(database(), systemClock, finance);
    expect(refusalOf(await requestRun(ctx, request))).toEqual({
      code: "month-not-over",
      rule: "R-SET-1",
      from: shanghai("2025-12-01 00:10"),
    });
    expect(await waiting(`settle-month:${clockId}:2025-11`)).toEqual([]);
    expect((await requestRun(ctx, { clockId, month: "2025-10" })).ok).toBe(true);
    expect(await waiting(`settle-month:${clockId}:2025-10`)).toHaveLength(1);
  });
});

describe("R-TIME-1 · what an advance would set off", () => {
  it("counts what falls due, by kind, and names the first instant of each", async () => {
    const clockId = await aTestClock("2025-11-18 14:32");
    const clock = systemClock;
    const customer = await aCustomer(database(), { clock, clockId, cash: "30.00" });
    await aBoughtPack(database(), { accountId: customer.accountId, clock, sku: "general-10k" });
    const watched = await clockOf(database(), clockId);
    if (!watched) throw new Error("the clock is not there");

    const soon = await dueAhead(database(), watched, shanghai("2025-12-03 00:00"));
    expect(soon).toEqual([
      { kind: "free-packs", first: shanghai("2025-12-01 00:00"), count: 1 },
      { kind: "settlement", first: shanghai("2025-12-01 00:10"), count: 1 },
    ]);
    const late = await dueAhead(database(), watched, shanghai("2026-11-18 14:32"));
    expect(late.find(({ kind }) => kind === "packs-expire")?.count).toBe(1);
    // R-ARR-2: 30, 7 and 1 days before the pack ends.
    expect(late.find(({ kind }) => kind === "daily-notices")).toEqual({
      kind: "daily-notices",
      first: shanghai("2026-10-19 09:00"),
      count: 3,
    });
    expect(await nextExpiry(database(), clockId, watched.now)).toEqual(
      shanghai("2026-11-18 14:32"),
    );
    expect(await unusedDeliveries(database(), clockId, shanghai("2025-11-01 00:00"))).toEqual([
      shanghai("2025-11-18 14:32"),
    ]);
  });

  it("lists the real clock first", async () => {
    await aTestClock("2025-11-18 14:32");
    expect((await clocksToWatch(database()))[0]?.isReal).toBe(true);
  });
});
