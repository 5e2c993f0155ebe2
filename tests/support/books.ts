import { sql } from "drizzle-orm";
import { expect } from "vitest";

import type { Database } from "@/db/client";
import { reconcile } from "@/db/queries/reconciliation/reconcile";
import { transfers } from "@/db/schema";

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

/** R-FUND-3, R-USE-8, R-REV-1 · Every equation of the books holds for an account, as finance would ask them. */
export async function assertBooks(db: Database, accountId: string): Promise<void> {
  expect((await reconcile(db, { accountId })).filter(({ ok }) => !ok)).toEqual([]);
}
