import { sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { packs } from "@/db/schema";
import { monthEnd, monthStart, type Month } from "@/lib/core/calendar";

/** A bought pack and how far it was used up to a month, and through it. */
export type ConsumedPack = {
  readonly pack: typeof packs.$inferSelect;
  readonly usedBefore: number;
  readonly usedThrough: number;
};

/**
 * R-REV-1 · The bought packs of an account that could be consumed in a month: delivered before its end, not over before
 * its start, and not given back. Read off the hourly deductions; the ledger has a row a batch.
 */
export const consumedPacks = (
  db: Asker,
  accountId: string,
  month: Month,
): Promise<ConsumedPack[]> => {
  const from = monthStart(month).toISOString();
  const to = monthEnd(month).toISOString();
  // In plain names: in a select of one table drizzle leaves the table out, and every column would be the inner one.
  const usedUntil = (instant: string) =>
    sql`(
    select coalesce(sum(deduction.calls), 0) from pack_deductions deduction
    where deduction.account_id = packs.account_id and deduction.pack_id = packs.id
      and deduction.hour < ${instant}::timestamptz)`.mapWith(Number);
  return db
    .select({ pack: packs, usedBefore: usedUntil(from), usedThrough: usedUntil(to) })
    .from(packs)
    .where(
      sql`${packs.accountId} = ${accountId} and ${packs.kind} = 'bought' and ${packs.refundedAt} is null
        and ${packs.createdAt} < ${to}::timestamptz and ${packs.endsAt} >= ${from}::timestamptz`,
    )
    .orderBy(packs.createdAt, packs.id);
};
