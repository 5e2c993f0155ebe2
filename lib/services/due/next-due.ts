import { eq, sql } from "drizzle-orm";

import type { Database } from "@/db/client";
import { clocks } from "@/db/schema";
import { monthStart, nextMonth, settlementDueAt } from "@/lib/core/calendar";

/** What can fall due, in the order in which it is performed where it falls due at one instant. */
export const DUE_KINDS = [
  "packs-expire",
  "vouchers-expire",
  "orders-expire",
  "free-packs",
  "settlement",
  "grace-ends",
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export type Due = { readonly kind: DueKind; readonly at: Date };

/**
 * R-TIME-1 · The earliest thing that falls due for the accounts of a clock, up to `until`; null where all
 * is done. Read off what is not done yet, so that nothing is lost when performing it was cut off.
 */
export async function nextDue(db: Database, clockId: string, until: Date): Promise<Due | null> {
  const [clock] = await db.select().from(clocks).where(eq(clocks.id, clockId));
  if (!clock) throw new Error(`clock ${clockId} does not exist`);
  const dues: Due[] = [
    { kind: "free-packs", at: monthStart(nextMonth(clock.grantedThrough)) },
    { kind: "settlement", at: settlementDueAt(nextMonth(clock.settledThrough)) },
    ...(await openDues(db, clockId)),
  ];
  const inOrder = dues
    .filter((due) => due.at <= until)
    .toSorted(
      (a, b) =>
        a.at.getTime() - b.at.getTime() || DUE_KINDS.indexOf(a.kind) - DUE_KINDS.indexOf(b.kind),
    );
  return inOrder[0] ?? null;
}

async function openDues(db: Database, clockId: string): Promise<Due[]> {
  const rows = await db.execute<{ kind: DueKind; at: Date | string | null }>(sql`
    select 'packs-expire' as kind, min(pack.ends_at) as at
      from packs pack join accounts account on account.id = pack.account_id
      where account.clock_id = ${clockId} and pack.closed_at is null and pack.held_at is null and pack.kind <> 'free'
    union all
    select 'vouchers-expire', min(voucher.ends_at)
      from vouchers voucher join accounts account on account.id = voucher.account_id
      where account.clock_id = ${clockId} and voucher.expired_at is null and voucher.spent_at is null
    union all
    select 'orders-expire', min(placed.expires_at)
      from orders placed join accounts account on account.id = placed.account_id
      where account.clock_id = ${clockId} and placed.paid_at is null and placed.cancelled_at is null
        and placed.expired_at is null
    union all
    select 'grace-ends', min(account.grace_ends_at)
      from accounts account
      where account.clock_id = ${clockId} and account.arrears_since is not null
        and account.suspended_for_arrears_at is null`);
  return rows.flatMap(({ kind, at }) => (at === null ? [] : [{ kind, at: new Date(at) }]));
}
