import { and, asc, count, desc, eq, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, adjustments } from "@/db/schema";
import { adjustmentState, type AdjustmentState } from "@/lib/core/adjustment";
import type { Month } from "@/lib/core/calendar";

export type Adjustment = typeof adjustments.$inferSelect & { readonly state: AdjustmentState };
export type ListedAdjustment = Adjustment & {
  readonly accountName: string;
  readonly clockId: string;
};

/** Where a page of adjustments ended. */
export type AdjustmentCursor = { readonly at: Date; readonly id: string };

/**
 * R-SET-5 · Adjustments for staff, newest first, a page at a time. Each says which clock its account lives by; without
 * `clockId` those of all clocks are listed, which is why nothing here is a total (R-TIME-1).
 */
export async function adjustmentsFor(
  db: Asker,
  asked: {
    readonly state?: AdjustmentState;
    readonly clockId?: string;
    readonly after?: AdjustmentCursor;
    readonly limit: number;
  },
): Promise<ListedAdjustment[]> {
  const { state, clockId, after, limit } = asked;
  const rows = await listed(db)
    .where(
      and(
        state && IS[state],
        clockId === undefined ? undefined : eq(accounts.clockId, clockId),
        after &&
          or(
            lt(adjustments.requestedAt, after.at),
            and(eq(adjustments.requestedAt, after.at), lt(adjustments.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(adjustments.requestedAt), desc(adjustments.id))
    .limit(limit);
  return rows.map(viewOf);
}

const MOST_WAITING = 100;

/** R-SET-5 · The adjustments of a clock's accounts that wait for a second person, the longest waiting first. */
export async function adjustmentsWaiting(db: Asker, clockId: string): Promise<ListedAdjustment[]> {
  const rows = await listed(db)
    .where(and(eq(accounts.clockId, clockId), IS.awaiting_approval))
    .orderBy(asc(adjustments.requestedAt), asc(adjustments.id))
    .limit(MOST_WAITING);
  return rows.map(viewOf);
}

export async function adjustmentsWaitingCount(db: Asker, clockId: string): Promise<number> {
  const [row] = await db
    .select({ waiting: count() })
    .from(adjustments)
    .innerJoin(accounts, eq(accounts.id, adjustments.accountId))
    .where(and(eq(accounts.clockId, clockId), IS.awaiting_approval));
  return row?.waiting ?? 0;
}

export async function adjustmentById(db: Asker, id: string): Promise<ListedAdjustment | null> {
  const [row] = await listed(db).where(eq(adjustments.id, id));
  return row ? viewOf(row) : null;
}

/** R-SET-5 · The corrections of one bill, whatever became of them, oldest first. */
export async function adjustmentsOfBill(
  db: Asker,
  accountId: string,
  month: Month,
): Promise<Adjustment[]> {
  const rows = await db
    .select()
    .from(adjustments)
    .where(and(eq(adjustments.accountId, accountId), eq(adjustments.month, month)))
    .orderBy(asc(adjustments.requestedAt), asc(adjustments.id));
  return rows.map((row) => ({ ...row, state: adjustmentState(row) }));
}

export type BookedAdjustment = Adjustment & { readonly bookedAt: Date };

/** What customers see of the corrections of their bills. */
export const bookedOnly = (all: readonly Adjustment[]): BookedAdjustment[] =>
  all.flatMap((one) => (one.bookedAt ? { ...one, bookedAt: one.bookedAt } : []));

const IS: Readonly<Record<AdjustmentState, SQL | undefined>> = {
  booked: isNotNull(adjustments.bookedAt),
  refused: isNotNull(adjustments.refusedBecause),
  awaiting_approval: and(isNull(adjustments.bookedAt), isNull(adjustments.decidedAt)),
};

const listed = (db: Asker) =>
  db
    .select({
      adjustment: adjustments,
      clockId: accounts.clockId,
      accountName: accounts.name,
    })
    .from(adjustments)
    .innerJoin(accounts, eq(accounts.id, adjustments.accountId))
    .$dynamic();

const viewOf = ({
  adjustment,
  ...account
}: Awaited<ReturnType<typeof listed>>[number]): ListedAdjustment => ({
  ...adjustment,
  ...account,
  state: adjustmentState(adjustment),
});
