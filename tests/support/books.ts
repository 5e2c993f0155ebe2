import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";

import type { Database } from "@/db/client";
import { packs, purses, transfers, vouchers } from "@/db/schema";
import { cny, fenString, plus } from "@/lib/core/money";

/** Every balance of an account's books, recomputed from its transfers alone. Zero balances are left out. */
export async function booksOf(db: Database, accountId: string): Promise<Record<string, string>> {
  const rows = await db.execute<{ name: string; balance: string }>(sql`
    select name, sum(amount)::text as balance from (
      select credit as name, amount from ${transfers} where account_id = ${accountId}
      union all
      select debit, -amount from ${transfers} where account_id = ${accountId}
    ) as movement group by name having sum(amount) <> 0 order by name`);
  return Object.fromEntries(rows.map(({ name, balance }) => [name, balance]));
}

/**
 * R-FUND-3, R-REV-1 · What must be true of an account's books at any moment: purses and vouchers are the sums of their
 * transfers, and what is deferred is what was sold less what was recognised, written off or refunded.
 */
export async function expectSoundBooks(db: Database, accountId: string): Promise<void> {
  const books = await booksOf(db, accountId);
  const [purse] = await db.select().from(purses).where(eq(purses.accountId, accountId));
  expect(purse).toMatchObject({
    cash: books["purse:cash"] ?? "0.00",
    income: books["purse:income"] ?? "0.00",
    gift: books["purse:gift"] ?? "0.00",
  });
  const [voucher] = await db
    .select({
      balance: sql<string>`coalesce(sum(balance) filter (where expired_at is null), 0)::numeric(16, 2)::text`,
    })
    .from(vouchers)
    .where(eq(vouchers.accountId, accountId));
  expect(voucher?.balance).toBe(books.vouchers ?? "0.00");

  const [sold] = await db
    .select({
      kept: sql<string>`coalesce(sum(price) filter (where refunded_at is null), 0)::numeric(16, 2)::text`,
    })
    .from(packs)
    .where(eq(packs.accountId, accountId));
  const inBooks = ["deferred:packs", "revenue:packs", "revenue:breakage"].map((name) =>
    cny(books[name] ?? 0),
  );
  expect(fenString(plus(...inBooks))).toBe(sold?.kept);
}
