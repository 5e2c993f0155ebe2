import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";

import type { Database, Tx } from "@/db/client";
import { accounts, settlementRuns, settlementTasks } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { monthEnd, settlementDueAt, type Month } from "@/lib/core/calendar";
import { fenString } from "@/lib/core/money";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { actorName, type Context } from "@/lib/services/context";
import { newId } from "@/lib/services/new-id";
import { settleAccounts } from "@/lib/services/settlement/settle-accounts";
import { inTransaction } from "@/lib/services/transaction";

export type Run = { readonly id: string; readonly month: Month };
export type RunRefusal = {
  readonly code: "month-not-over";
  readonly rule: "R-SET-1";
  readonly from: Date;
};

/** How often an account is tried before it waits for a person. */
const MOST_TRIES = 3;

/** Accounts that one transaction settles: enough to share its statements, few enough to see progress. */
const CHUNK = 50;

/**
 * R-SET-1 · Opens the run of a month for the accounts of a clock, or finds the one that is open. Refused
 * before the 1st 00:10 of the next month. Accounts that were settled before are not in it.
 */
export function openRun(
  { db, clock, actor }: Context,
  of: { readonly clockId: string; readonly month: Month },
): Promise<Result<Run, RunRefusal>> {
  return inTransaction(db, async (tx) => {
    const from = settlementDueAt(of.month);
    if (clock.now() < from) return refuse({ code: "month-not-over", rule: "R-SET-1", from });
    const present = await findRun(tx, of.clockId, of.month);
    const run = present ?? { id: newId("run"), month: of.month };
    if (!present) {
      const opened = await tx
        .insert(settlementRuns)
        .values({
          ...of,
          id: run.id,
          startedAt: clock.now(),
          startedBy: actorName(actor),
          accounts: 0,
        })
        .onConflictDoNothing()
        .returning();
      if (opened.length === 0) return ok((await findRun(tx, of.clockId, of.month)) ?? run);
    }
    await addTasks(tx, run, of.clockId);
    await audit(tx, {
      accountId: "0",
      at: clock.now(),
      actor,
      action: present ? "resume-settlement" : "open-settlement",
      object: run.id,
      details: of,
    });
    return ok(run);
  });
}

async function findRun(tx: Tx, clockId: string, month: Month): Promise<Run | undefined> {
  const [run] = await tx
    .select({ id: settlementRuns.id, month: settlementRuns.month })
    .from(settlementRuns)
    .where(and(eq(settlementRuns.clockId, clockId), eq(settlementRuns.month, month)));
  return run;
}

// Opening a run again picks up accounts that were left out and gives failed ones a fresh start.
async function addTasks(tx: Tx, run: Run, clockId: string): Promise<void> {
  await tx
    .insert(settlementTasks)
    .select(
      tx
        .select({
          runId: sql`${run.id}`.as("run_id"),
          accountId: accounts.id,
          doneAt: sql`null::timestamptz`.as("done_at"),
          billed: sql`null::fen`.as("billed"),
          tries: sql`0`.as("tries"),
          error: sql`null`.as("error"),
        })
        .from(accounts)
        .where(
          and(
            eq(accounts.clockId, clockId),
            isNotNull(accounts.activatedAt),
            lt(accounts.activatedAt, monthEnd(run.month)),
            or(isNull(accounts.settledThrough), lt(accounts.settledThrough, run.month)),
          ),
        ),
    )
    .onConflictDoNothing();
  await tx
    .update(settlementTasks)
    .set({ tries: 0, error: null })
    .where(
      and(
        eq(settlementTasks.runId, run.id),
        isNull(settlementTasks.doneAt),
        gt(settlementTasks.tries, 0),
      ),
    );
  const [{ total } = { total: 0 }] = await tx
    .select({ total: count() })
    .from(settlementTasks)
    .where(eq(settlementTasks.runId, run.id));
  await tx
    .update(settlementRuns)
    .set({ accounts: total, finishedAt: null, endedAt: null, beganAt: sql`clock_timestamp()` })
    .where(eq(settlementRuns.id, run.id));
}

/**
 * R-SET-1 · Works on a run until nothing is left to claim. Any number of workers may do so at once: each
 * claims a chunk that no other holds, and settles it in the same transaction, so that a worker that
 * dies leaves its chunk as it was. Answers how many accounts this worker settled.
 */
export async function workOnRun(db: Database, clock: Clock, run: Run): Promise<number> {
  let settled = 0;
  for (;;) {
    const done = await settleChunk(db, clock, run, CHUNK).catch(() =>
      settleOneByOne(db, clock, run),
    );
    if (done === 0) break;
    settled += done;
  }
  await finish(db, clock, run);
  return settled;
}

function settleChunk(db: Database, clock: Clock, run: Run, most: number): Promise<number> {
  return db.transaction(async (tx) => {
    const claimed = await claim(tx, run, most);
    if (claimed.length === 0) return 0;
    const settled = await settleAccounts(tx, clock, run, claimed);
    for (const [accountId, charge] of settled) {
      await tx
        .update(settlementTasks)
        .set({ doneAt: clock.now(), billed: charge && fenString(charge), tries: sql`tries + 1` })
        .where(taskOf(run, accountId));
    }
    return claimed.length;
  });
}

// One account's failure must not hold up its chunk: after a failed chunk each is tried alone, and the
// one that fails again is written down for a person to see.
async function settleOneByOne(db: Database, clock: Clock, run: Run): Promise<number> {
  const waiting = await db.transaction((tx) => claim(tx, run, CHUNK));
  for (const accountId of waiting) {
    try {
      await db.transaction(async (tx) => {
        const settled = await settleAccounts(tx, clock, run, [accountId]);
        const charge = settled.get(accountId);
        await tx
          .update(settlementTasks)
          .set({
            doneAt: clock.now(),
            billed: charge ? fenString(charge) : null,
            tries: sql`tries + 1`,
          })
          .where(taskOf(run, accountId));
      });
    } catch (error) {
      await db
        .update(settlementTasks)
        .set({ tries: sql`tries + 1`, error: String(error).slice(0, 500) })
        .where(taskOf(run, accountId));
    }
  }
  return waiting.length;
}

async function claim(tx: Tx, run: Run, most: number): Promise<string[]> {
  const rows = await tx
    .select({ accountId: settlementTasks.accountId })
    .from(settlementTasks)
    .where(
      and(
        eq(settlementTasks.runId, run.id),
        isNull(settlementTasks.doneAt),
        lt(settlementTasks.tries, MOST_TRIES),
      ),
    )
    .orderBy(asc(settlementTasks.accountId))
    .limit(most)
    .for("update", { skipLocked: true });
  return rows.map((row) => row.accountId);
}

const taskOf = (run: Run, accountId: string) =>
  and(eq(settlementTasks.runId, run.id), inArray(settlementTasks.accountId, [accountId]));

async function finish(db: Database, clock: Clock, run: Run): Promise<void> {
  await db
    .update(settlementRuns)
    .set({ finishedAt: clock.now(), endedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(settlementRuns.id, run.id),
        isNull(settlementRuns.finishedAt),
        sql`not exists (select from settlement_tasks task where task.run_id = ${run.id}
          and task.done_at is null and task.tries < ${MOST_TRIES})`,
      ),
    );
}
