import type { Database } from "@/db/client";
import { REAL_CLOCK } from "@/db/schema";
import { clockAt, type Clock } from "@/lib/clock";
import { announceCatalogVersion } from "@/lib/services/catalog/announce-version";
import { clockTime } from "@/lib/services/clock-time";
import { advanceTestClock } from "@/lib/services/clocks/advance-test-clock";
import type { System } from "@/lib/services/context";
import { performDue } from "@/lib/services/due/perform-due";
import type { Jobs } from "@/lib/services/jobs/enqueue";
import { openRun, workOnRun } from "@/lib/services/settlement/run";

/**
 * What the worker does. `perform-due` is the engine that also advances test clocks, driven by real time;
 * the others are long work that a page asked for. Each may run twice, and in two workers at once.
 */
export function tasks(db: Database, clock: Clock) {
  return {
    "perform-due": async () => {
      await performDue(db, system("worker"), REAL_CLOCK, clock.now());
    },
    "settle-month": async ({ clockId, month, by }: Jobs["settle-month"]) => {
      const there = clockAt(await clockTime(db, clock, clockId));
      const run = await openRun({ db, clock: there, actor: system(by) }, { clockId, month });
      if (!run.ok) throw new Error(`${month} is not over`);
      await workOnRun(db, there, run.value);
    },
    "announce-catalog": async ({ version, by }: Jobs["announce-catalog"]) => {
      await announceCatalogVersion({ db, clock, actor: system(by) }, version);
    },
    "advance-clock": async ({ clockId, to, by }: Jobs["advance-clock"]) => {
      const ctx = { db, clock, actor: system(by) };
      const advanced = await advanceTestClock(ctx, { clockId, to: new Date(to) });
      // A repeated job finds the clock where it was to go; anything else is a fault to look at.
      if (!advanced.ok && advanced.refusal.code !== "backwards") {
        throw new Error(advanced.refusal.code);
      }
    },
  };
}

const system = (name: string): System => ({ kind: "system", name });
