import { and, asc, desc, eq, ilike, ne, or, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, clocks, contentStops, people, purses, REAL_CLOCK } from "@/db/schema";

export type Account = typeof accounts.$inferSelect & {
  /** R-TIME-1 · The test clock that the account lives by; null where it follows the system. */
  readonly testClock: { readonly id: string; readonly name: string; readonly now: Date } | null;
};

/** One account with the facts that its state is read off (lib/core/account), or null. */
export async function accountOf(db: Asker, accountId: string): Promise<Account | null> {
  const [row] = await db
    .select({ account: accounts, clock: { id: clocks.id, name: clocks.name, now: clocks.now } })
    .from(accounts)
    .innerJoin(clocks, eq(clocks.id, accounts.clockId))
    .where(eq(accounts.id, accountId));
  if (!row) return null;
  return { ...row.account, testClock: row.clock.id === REAL_CLOCK ? null : row.clock };
}

/**
 * R-TIME-1 · Whether a test clock is this one account's alone. Only then may its customer advance it: nobody
 * else's month ends because of it.
 */
export async function isOwnClock(db: Asker, { id, testClock }: Account): Promise<boolean> {
  if (!testClock) return false;
  const others = and(eq(accounts.clockId, testClock.id), ne(accounts.id, id));
  return (await db.$count(accounts, others)) === 0;
}

const MOST_FOUND = 50;

/**
 * Accounts of one clock whose name, number or e-mail address holds a text, by number. An empty text
 * finds the newest.
 */
export function accountsLike(db: Asker, clockId: string, text: string) {
  const pattern = `%${escaped(text.trim())}%`;
  const isLike = or(
    ilike(accounts.name, pattern),
    ilike(people.email, pattern),
    sql`${accounts.id}::text like ${pattern}`,
  );
  return db
    .select({
      id: accounts.id,
      name: accounts.name,
      email: people.email,
      createdAt: accounts.createdAt,
      verifiedAt: accounts.verifiedAt,
      verifiedAs: accounts.verifiedAs,
      activationRequestedAt: accounts.activationRequestedAt,
      activatedAt: accounts.activatedAt,
      arrearsSince: accounts.arrearsSince,
      graceEndsAt: accounts.graceEndsAt,
      suspendedForArrearsAt: accounts.suspendedForArrearsAt,
      contentStoppedAt: accounts.contentStoppedAt,
      closedAt: accounts.closedAt,
      cash: purses.cash,
      income: purses.income,
      gift: purses.gift,
      frozen: purses.frozen,
    })
    .from(accounts)
    .innerJoin(purses, eq(purses.accountId, accounts.id))
    .leftJoin(people, eq(people.accountId, accounts.id))
    .where(and(eq(accounts.clockId, clockId), text.trim() === "" ? undefined : isLike))
    .orderBy(text.trim() === "" ? desc(accounts.id) : asc(accounts.id))
    .limit(MOST_FOUND);
}

// What a person types is text: a percent sign finds a percent sign.
const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** R-MOD-1 · Every stop for content violations of an account, the newest first. */
export const contentStopsOf = (db: Asker, accountId: string) =>
  db
    .select()
    .from(contentStops)
    .where(eq(contentStops.accountId, accountId))
    .orderBy(desc(contentStops.stoppedAt));
