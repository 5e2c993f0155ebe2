import { and, eq, exists, gt, isNotNull, isNull, min, ne, sql } from "drizzle-orm";

import type { Database } from "@/db/client";
import { accounts, packs, REAL_CLOCK, usageMonths, type clocks } from "@/db/schema";
import { addDays, dayStart, monthOf, type Day } from "@/lib/core/calendar";
import {
  EXPIRY_MARKS,
  expiryNoticeDay,
  firstNoticeDay,
  lastNoticeDay,
  noticesDueAt,
} from "@/lib/core/daily-notices";

export type NoticeClock = typeof clocks.$inferSelect;

/**
 * R-ARR-2, R-TIME-1 · The next day up to `until` whose notices are still to be given, or null. A test clock lives
 * through each day, and one that concerns nobody is passed over unasked. Real time that was slept through does not
 * come again: of several days that are due, only the newest one's notices are still true (D-23).
 */
export async function nextNoticeDay(
  db: Database,
  clock: NoticeClock,
  until: Date,
): Promise<Day | null> {
  const first = firstNoticeDay(clock);
  const last = lastNoticeDay(until);
  if (first > last) return null;
  if (clock.id === REAL_CLOCK) return last;
  if (await mayConcernEachDay(db, clock.id, first)) return first;
  const day = await nextExpiryNotice(db, clock, first);
  return day !== null && day <= last ? day : null;
}

/** Whether somebody is in arrears, or may be told that the balance will not cover this month. */
async function mayConcernEachDay(db: Database, clockId: string, day: Day): Promise<boolean> {
  const month = monthOf(noticesDueAt(day));
  const used = db
    .select({ one: sql`1` })
    .from(usageMonths)
    .where(and(eq(usageMonths.accountId, accounts.id), eq(usageMonths.month, month)));
  const [found] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        eq(accounts.clockId, clockId),
        sql`(${isNotNull(accounts.arrearsSince)} or ${exists(used)})`,
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** The first day from `first` on that is a mark before the end of an open pack. */
async function nextExpiryNotice(db: Database, clock: NoticeClock, first: Day): Promise<Day | null> {
  const days = await Promise.all(
    EXPIRY_MARKS.map(async (mark) => {
      // A pack that ends at 00:00 ends with the day before.
      const [found] = await db
        .select({ endsAt: min(packs.endsAt) })
        .from(packs)
        .innerJoin(accounts, eq(accounts.id, packs.accountId))
        .where(
          and(
            eq(accounts.clockId, clock.id),
            isNull(packs.closedAt),
            ne(packs.kind, "free"),
            gt(packs.endsAt, dayStart(addDays(first, mark))),
          ),
        );
      return found?.endsAt ? expiryNoticeDay(found.endsAt, mark) : null;
    }),
  );
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}
