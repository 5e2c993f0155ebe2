import { eq, min } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

import type { Database } from "@/db/client";
import { clocks } from "@/db/schema";
import { DUE_ROWS, dueRows, ROW_DUE_KINDS } from "@/db/schema/due";
import { monthStart, nextMonth, settlementDueAt } from "@/lib/core/calendar";
import { noticesDueAt } from "@/lib/core/daily-notices";
import { nextNoticeDay, type NoticeClock } from "@/lib/services/notices/next-notice-day";

/** What can fall due, in the order in which it is performed where it falls due at one instant. */
export const DUE_KINDS = [
  "packs-expire",
  "vouchers-expire",
  "orders-expire",
  "free-packs",
  "settlement",
  "grace-ends",
  "daily-notices",
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
    ...(await Promise.all([openDues(db, clockId, until), noticesDue(db, clock, until)])).flat(),
  ];
  const inOrder = dues
    .filter((due) => due.at <= until)
    .toSorted(
      (a, b) =>
        a.at.getTime() - b.at.getTime() || DUE_KINDS.indexOf(a.kind) - DUE_KINDS.indexOf(b.kind),
    );
  return inOrder[0] ?? null;
}

/** R-ARR-2 · The next day whose notices concern somebody. */
async function noticesDue(db: Database, clock: NoticeClock, until: Date): Promise<Due[]> {
  const day = await nextNoticeDay(db, clock, until);
  return day === null ? [] : [{ kind: "daily-notices", at: noticesDueAt(day) }];
}

async function openDues(db: Database, clockId: string, until: Date): Promise<Due[]> {
  const dues = await Promise.all(
    ROW_DUE_KINDS.map(async (kind): Promise<Due[]> => {
      const { table, at } = DUE_ROWS[kind];
      const [row] = await db
        .select({ at: min(at) })
        .from<PgTable>(table)
        .where(dueRows(kind, clockId, until));
      return row?.at ? [{ kind, at: new Date(row.at as Date | string) }] : [];
    }),
  );
  return dues.flat();
}
