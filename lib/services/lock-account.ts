import { inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { columnsOf, listOf, prepared } from "@/db/prepared";
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

const columns = columnsOf(accounts);

// Not "for update": rows that refer to the account may still be inserted.
const lockRows = prepared<Record<string, unknown>>(
  `select ${columns.list} from accounts where id = any($1::bigint[]) order by id for no key update`,
);

/** Locks many accounts in the order of their numbers, so that two batches cannot deadlock. */
export async function lockAccounts(
  tx: Tx,
  clock: Clock,
  accountIds: readonly string[],
): Promise<LockedAccount[]> {
  if (accountIds.length === 0) return [];
  const rows = (await lockRows(tx, listOf(accountIds))).map((row) => columns.read(row));
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
  const testClocks = clockIds.filter((clockId) => clockId !== REAL_CLOCK);
  if (testClocks.length === 0) return times;
  const rows = await tx.select().from(clocks).where(inArray(clocks.id, testClocks));
  for (const { id, now } of rows) times.set(id, now);
  return times;
}
