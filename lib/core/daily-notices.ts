import { addDays, DAY_MS, dayOf, dayStart, HOUR_MS, type Day } from "@/lib/core/calendar";

const NOTICE_HOUR = 9;

/** R-ARR-2 · When a day's notices are given: 09:00 in Asia/Shanghai. */
export const noticesDueAt = (day: Day): Date =>
  new Date(dayStart(day).getTime() + NOTICE_HOUR * HOUR_MS);

/** The last day whose notices are due at an instant. */
export const lastNoticeDay = (now: Date): Day =>
  now < noticesDueAt(dayOf(now)) ? addDays(dayOf(now), -1) : dayOf(now);

/**
 * R-TIME-1 · The first day whose notices may still be given: not one that was given, and not one that lies before
 * the instant up to which everything was performed.
 */
export function firstNoticeDay(clock: { readonly now: Date; readonly noticedThrough: Day }): Day {
  const day = dayOf(clock.now);
  const ahead = clock.now > noticesDueAt(day) ? addDays(day, 1) : day;
  return clock.noticedThrough >= ahead ? addDays(clock.noticedThrough, 1) : ahead;
}

/** How many days before its end a pack is spoken of. */
export const EXPIRY_MARKS = [30, 7, 1] as const;
export type ExpiryMark = (typeof EXPIRY_MARKS)[number];

/** The calendar day on which the notice of a mark falls; a pack that ends at 24:00 ends on the day before. */
export const expiryNoticeDay = (endsAt: Date, mark: ExpiryMark): Day =>
  addDays(dayOf(new Date(endsAt.getTime() - 1)), -mark);

/**
 * R-ARR-2 · The mark that a pack reached after `through` and up to `day`; the nearest to its end where days were
 * skipped, and none that it had passed before it began.
 */
export function expiryMark(
  pack: { readonly startsAt: Date; readonly endsAt: Date },
  { through, day }: { readonly through: Day; readonly day: Day },
): ExpiryMark | null {
  const began = dayOf(pack.startsAt);
  const reached = EXPIRY_MARKS.filter((mark) => {
    const at = expiryNoticeDay(pack.endsAt, mark);
    return at > through && at <= day && at > began;
  });
  return reached.at(-1) ?? null;
}

/** Whole calendar days from one instant's day to another's. */
export const daysBetween = (from: Date, to: Date): number =>
  (dayStart(dayOf(to)).getTime() - dayStart(dayOf(from)).getTime()) / DAY_MS;
