import { eq, sql } from "drizzle-orm";

import type { Database } from "@/db/client";
import { clocks } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import type { Actor } from "@/lib/services/context";
import { nextDue, type Due, type DueKind } from "@/lib/services/due/next-due";
import { performers } from "@/lib/services/due/performers";

export type Performed = {
  readonly at: Date;
  readonly what: DueKind;
  /** How many packs, orders, accounts … it concerned. */
  readonly count: number;
};

/**
 * R-TIME-1 · Performs, in order, all that falls due up to `until` for the accounts of a clock, each as at
 * the instant at which it fell due. The one engine: a test clock is advanced by it, and the worker
 * drives it with real time. Each step may be repeated, so a cut-off run is simply run again.
 */
export async function performDue(
  db: Database,
  actor: Actor,
  clockId: string,
  until: Date,
): Promise<Performed[]> {
  const performed: Performed[] = [];
  for (let due = await nextDue(db, clockId, until); due; due = await nextDue(db, clockId, until)) {
    await moveClock(db, clockId, due.at);
    const count = await perform(db, actor, clockId, due);
    if (count > 0) performed.push({ at: due.at, what: due.kind, count });
  }
  await moveClock(db, clockId, until);
  return performed;
}

function perform(db: Database, actor: Actor, clockId: string, { kind, at }: Due): Promise<number> {
  return performers[kind]({ db, actor, clock: clockAt(at) }, clockId, at);
}

async function moveClock(db: Database, clockId: string, to: Date): Promise<void> {
  await db
    .update(clocks)
    .set({ now: sql`greatest(${clocks.now}, ${to.toISOString()}::timestamptz)` })
    .where(eq(clocks.id, clockId));
}
