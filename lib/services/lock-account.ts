import { eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { accounts, clocks, REAL_CLOCK } from "@/db/schema";
import type { Clock } from "@/lib/clock";

declare const locked: unique symbol;

/** An account whose lock this transaction holds, and the time that it lives in. Writers ask for one. */
export type LockedAccount = typeof accounts.$inferSelect & {
  /** R-TIME-1 · The account's own time: its test clock's, or the caller's. */
  readonly now: Date;
  readonly [locked]: true;
};

/**
 * Every service that changes an account takes this lock first and no other. What happens to one
 * account therefore happens in some order, one thing at a time, and no two services can deadlock.
 */
export async function lockAccount(tx: Tx, clock: Clock, accountId: string): Promise<LockedAccount> {
  const [account] = await lockAccounts(tx, clock, [accountId]);
  if (!account) throw new Error(`account ${accountId} does not exist`);
  return account;
}

/** Locks many accounts in the order of their numbers, so that two batches cannot deadlock. */
export async function lockAccounts(
  tx: Tx,
  clock: Clock,
  accountIds: readonly string[],
): Promise<LockedAccount[]> {
  if (accountIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(accounts)
    .where(inArray(accounts.id, [...accountIds]))
    .orderBy(accounts.id)
    .for("no key update"); // Not "update": rows that refer to the account may still be inserted.
  const times = await timesOf(tx, clock, [...new Set(rows.map((row) => row.clockId))]);
  return rows.map((row) => ({ ...row, now: times.get(row.clockId) }) as LockedAccount);
}

// Read after the lock: a clock advances only through services that hold its accounts' locks in turn.
async function timesOf(
  tx: Tx,
  clock: Clock,
  clockIds: readonly string[],
): Promise<Map<string, Date>> {
  const times = new Map([[REAL_CLOCK, clock.now()]]);
  for (const clockId of clockIds) {
    if (clockId === REAL_CLOCK) continue;
    const [testClock] = await tx.select().from(clocks).where(eq(clocks.id, clockId));
    if (testClock) times.set(clockId, testClock.now);
  }
  return times;
}
