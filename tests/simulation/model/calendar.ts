/*
 * The calendar of the rules, in whole milliseconds since 1970 and whole numbers of days: no Date, no time
 * zone database. Shanghai has been eight hours ahead of UTC since 1991 (R-TIME-2).
 */
export type Instant = number;

/** 'YYYY-MM' in Shanghai. */
export type Month = string;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const AHEAD = 8 * HOUR;

type Civil = { readonly year: number; readonly month: number; readonly day: number };

export const monthOf = (at: Instant): Month => {
  const { year, month } = civil(dayNumber(at));
  return nameOf(year, month);
};

export const monthStart = (month: Month): Instant =>
  midnight(numberOf({ ...split(month), day: 1 }));

export const nextMonth = (month: Month): Month => {
  const { year, month: of } = split(month);
  return of === 12 ? nameOf(year + 1, 1) : nameOf(year, of + 1);
};

export const previousMonth = (month: Month): Month => monthOf(monthStart(month) - 1);

export const monthEnd = (month: Month): Instant => monthStart(nextMonth(month));

/** R-SET-1: a month is settled on the 1st of the next at 00:10. */
export const settlementOf = (month: Month): Instant => monthEnd(month) + 10 * MINUTE;

/** R-REF-3: the day of delivery is day 0; the first instant after day `days`. */
export const windowEnd = (deliveredAt: Instant, days: number): Instant =>
  midnight(dayNumber(deliveredAt) + days + 1);

/** R-ORD-5: the same clock time one year later; 29 February becomes 28 February. */
export function oneYearLater(at: Instant): Instant {
  const { year, month, day } = civil(dayNumber(at));
  const sameDay = month === 2 && day === 29 ? 28 : day;
  return midnight(numberOf({ year: year + 1, month, day: sameDay })) + timeOfDay(at);
}

const dayNumber = (at: Instant): number => Math.floor((at + AHEAD) / DAY);
const midnight = (day: number): Instant => day * DAY - AHEAD;
const timeOfDay = (at: Instant): number => at - midnight(dayNumber(at));

const nameOf = (year: number, month: number): Month =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;

function split(name: Month): { readonly year: number; readonly month: number } {
  return { year: Number(name.slice(0, 4)), month: Number(name.slice(5)) };
}

// A year that begins in March ends with its leap day, so that every month has a fixed place in it.
function numberOf({ year, month, day }: Civil): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const ofEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civil(number: number): Civil {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const dayOfYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}
