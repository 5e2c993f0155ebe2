/**
 * R-TIME-2 · Months, days and "the 1st" are those of Asia/Shanghai, wherever the process runs.
 *
 * Shanghai has kept UTC+08:00 without daylight saving since 1991, so its calendar is the UTC calendar of an
 * instant moved eight hours ahead: no time zone database, and the same answer on every machine.
 */

/** 'YYYY-MM' in Asia/Shanghai. */
export type Month = string;

/** 'YYYY-MM-DD' in Asia/Shanghai. */
export type Day = string;

const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
const SHANGHAI_AHEAD_MS = 8 * HOUR_MS;

/** R-TIME-2 · A call at 00:00:00.000 of the 1st belongs to the new month. */
export const monthOf = (instant: Date): Month => inShanghai(instant).toISOString().slice(0, 7);

export const isMonth = (text: string): text is Month => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

export const isDay = (text: string): text is Day =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(new Date(`${text}T00:00:00+08:00`)) === text;

/** The first instant of a month. */
export const monthStart = (month: Month): Date => dayStart(`${month}-01`);

/** The first instant that no longer belongs to the month. */
export const monthEnd = (month: Month): Date => monthStart(nextMonth(month));

export const nextMonth = (month: Month): Month => addMonths(month, 1);
export const previousMonth = (month: Month): Month => addMonths(month, -1);

export function addMonths(month: Month, months: number): Month {
  if (!isMonth(month)) throw new RangeError(`${month} is not a month`);
  const [year, monthOfYear] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, monthOfYear - 1 + months)).toISOString().slice(0, 7);
}

export const dayOf = (instant: Date): Day => {
  const shifted = inShanghai(instant);
  return Number.isNaN(shifted.getTime()) ? "" : shifted.toISOString().slice(0, 10);
};

/** The first instant of a day. */
export function dayStart(day: Day): Date {
  const start = new Date(`${day}T00:00:00+08:00`);
  if (Number.isNaN(start.getTime())) throw new RangeError(`${day} is not a day`);
  return start;
}

export const addDays = (day: Day, days: number): Day =>
  dayOf(new Date(dayStart(day).getTime() + days * DAY_MS));

/** Every day of a month, in order. */
export function daysOfMonth(month: Month): Day[] {
  const days = (monthEnd(month).getTime() - monthStart(month).getTime()) / DAY_MS;
  return Array.from({ length: days }, (_, index) => addDays(`${month}-01`, index));
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number => inShanghai(dayStart(day)).getUTCDay();

/** The start of the hour that an instant falls in. */
export const hourStart = (instant: Date): Date =>
  new Date(Math.floor(instant.getTime() / HOUR_MS) * HOUR_MS);

export const plusHours = (instant: Date, hours: number): Date =>
  new Date(instant.getTime() + hours * HOUR_MS);

/** R-ORD-5 · The same clock time one year later; 29 February becomes 28 February. */
export function oneYearLater(instant: Date): Date {
  const later = inShanghai(instant);
  const isLeapDay = later.getUTCMonth() === 1 && later.getUTCDate() === 29;
  later.setUTCFullYear(
    later.getUTCFullYear() + 1,
    later.getUTCMonth(),
    isLeapDay ? 28 : later.getUTCDate(),
  );
  return fromShanghai(later);
}

/** R-SET-1 · A month is due for settlement from the 1st of the following month, 00:10. */
export const settlementDueAt = (month: Month): Date =>
  new Date(monthEnd(month).getTime() + 10 * MINUTE_MS);

/** R-SET-1 · A settlement is over before the end of the 3rd: the instant returned is already too late. */
export const settlementDeadline = (month: Month): Date => dayStart(`${nextMonth(month)}-04`);

/** "2025-11-18T14:32:05.000+08:00": an instant with the clock time that the rules speak of. */
export const shanghaiIso = (instant: Date): string =>
  inShanghai(instant).toISOString().replace("Z", "+08:00");

/** A date whose UTC fields read as the Shanghai clock does at that instant. */
const inShanghai = (instant: Date): Date => new Date(instant.getTime() + SHANGHAI_AHEAD_MS);
const fromShanghai = (shifted: Date): Date => new Date(shifted.getTime() - SHANGHAI_AHEAD_MS);
