import { and, count, eq, gt, isNotNull, isNull, lte, min, ne } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, packs } from "@/db/schema";
import { addDays, dayStart, type Day } from "@/lib/core/calendar";
import {
  daysBetween,
  EXPIRY_MARKS,
  expiryNoticeDay,
  firstNoticeDay,
  lastNoticeDay,
  noticesDueAt,
  type ExpiryMark,
} from "@/lib/core/daily-notices";

type NoticeClock = { readonly id: string; readonly now: Date; readonly noticedThrough: Day };

/** R-ARR-2 · The notices ahead of a clock: daily to whoever is in arrears now, and before packs end. Null for none. */
export async function noticesAhead(
  db: Asker,
  clock: NoticeClock,
  until: Date,
): Promise<{ readonly first: Date; readonly count: number } | null> {
  const [first, last] = [firstNoticeDay(clock), lastNoticeDay(until)];
  if (first > last) return null;
  const owing = await db.$count(
    accounts,
    and(eq(accounts.clockId, clock.id), isNotNull(accounts.arrearsSince)),
  );
  const ending = await Promise.all(EXPIRY_MARKS.map((mark) => marksAhead(db, clock, mark, last)));
  const expiring = ending.flatMap(({ endsAt, mark }) =>
    endsAt === null ? [] : expiryNoticeDay(endsAt, mark),
  );
  const days = daysBetween(noticesDueAt(first), noticesDueAt(last)) + 1;
  const [earliest] = [...expiring, ...(owing > 0 ? [first] : [])].toSorted();
  if (earliest === undefined) return null;
  return {
    first: noticesDueAt(earliest),
    count: ending.reduce((sum, each) => sum + each.count, owing * days),
  };
}

/** The packs that reach a mark before their end from the next notices on, up to those of a day. */
async function marksAhead(db: Asker, clock: NoticeClock, mark: ExpiryMark, last: Day) {
  const first = firstNoticeDay(clock);
  const [found] = await db
    .select({ endsAt: min(packs.endsAt), count: count() })
    .from(packs)
    .innerJoin(accounts, eq(accounts.id, packs.accountId))
    .where(
      and(
        eq(accounts.clockId, clock.id),
        isNull(packs.closedAt),
        ne(packs.kind, "free"),
        gt(packs.endsAt, dayStart(addDays(first, mark))),
        lte(packs.endsAt, dayStart(addDays(last, mark + 1))),
      ),
    );
  return { mark, endsAt: found?.endsAt ?? null, count: found?.count ?? 0 };
}
