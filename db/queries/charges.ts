import { and, asc, eq, gte, lt, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { billOf, type BillDetail } from "@/db/queries/bills";
import { adjustments, orders, packs, refunds } from "@/db/schema";
import { monthEnd, monthStart, type Month } from "@/lib/core/calendar";

export type PackPurchase = {
  readonly pack: typeof packs.$inferSelect;
  readonly catalogVersion: number;
  readonly deliveredAt: Date;
};
export type PackRefund = {
  readonly refund: typeof refunds.$inferSelect;
  readonly pack: typeof packs.$inferSelect;
  readonly paidAt: Date;
};
export type BookedAdjustment = typeof adjustments.$inferSelect & { readonly bookedAt: Date };

/** Everything that was charged to an account, or given back to it, for one month. */
export type MonthCharges = {
  readonly purchases: readonly PackPurchase[];
  readonly refunds: readonly PackRefund[];
  /** Null while the month is not settled, and where nothing was called. */
  readonly bill: BillDetail | null;
  readonly adjustments: readonly BookedAdjustment[];
};

/**
 * R-ORD-2, R-REF-4, R-SET-1, R-SET-5 · The charges of a month: the packs that were delivered and the refunds that were
 * paid in it, the bill of what was called in it, and the corrections that were booked in it.
 */
export async function chargesOf(db: Asker, accountId: string, month: Month): Promise<MonthCharges> {
  return {
    purchases: await purchasesOf(db, accountId, month),
    refunds: await refundsOf(db, accountId, month),
    bill: await billOf(db, accountId, month),
    adjustments: await adjustmentsOf(db, accountId, month),
  };
}

async function purchasesOf(db: Asker, accountId: string, month: Month): Promise<PackPurchase[]> {
  const deliveredAt = sql`${orders.deliveredAt}`.mapWith(orders.deliveredAt);
  return db
    .select({ pack: packs, catalogVersion: orders.catalogVersion, deliveredAt })
    .from(orders)
    .innerJoin(packs, and(eq(packs.accountId, orders.accountId), eq(packs.orderId, orders.id)))
    .where(
      and(
        eq(orders.accountId, accountId),
        gte(orders.deliveredAt, monthStart(month)),
        lt(orders.deliveredAt, monthEnd(month)),
      ),
    )
    .orderBy(asc(orders.deliveredAt), asc(packs.id));
}

async function refundsOf(db: Asker, accountId: string, month: Month): Promise<PackRefund[]> {
  const paidAt = sql`${refunds.decidedAt}`.mapWith(refunds.decidedAt);
  return db
    .select({ refund: refunds, pack: packs, paidAt })
    .from(refunds)
    .innerJoin(packs, and(eq(packs.accountId, refunds.accountId), eq(packs.id, refunds.packId)))
    .where(
      and(
        eq(refunds.accountId, accountId),
        eq(refunds.state, "paid"),
        gte(refunds.decidedAt, monthStart(month)),
        lt(refunds.decidedAt, monthEnd(month)),
      ),
    )
    .orderBy(asc(refunds.decidedAt), asc(refunds.id));
}

async function adjustmentsOf(
  db: Asker,
  accountId: string,
  month: Month,
): Promise<BookedAdjustment[]> {
  const rows = await db
    .select()
    .from(adjustments)
    .where(
      and(
        eq(adjustments.accountId, accountId),
        gte(adjustments.bookedAt, monthStart(month)),
        lt(adjustments.bookedAt, monthEnd(month)),
      ),
    )
    .orderBy(asc(adjustments.bookedAt), asc(adjustments.id));
  return rows.flatMap(({ bookedAt, ...row }) => (bookedAt ? [{ ...row, bookedAt }] : []));
}
