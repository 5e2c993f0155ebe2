import { DAY_MS, dayOf, dayStart } from "@/lib/core/calendar";

const MINUTE_MS = 60_000;
export const MINUTES_OF_A_DAY = DAY_MS / MINUTE_MS;

/** Minutes of the day in Asia/Shanghai: `from` is quiet, `to` no longer is. May wrap midnight. */
export type QuietHours = { readonly from: number; readonly to: number };

/** R-ARR-2 · The first instant from `at` on that is not quiet. Equal ends are no quiet hours at all. */
export function afterQuietHours(at: Date, quiet: QuietHours | null): Date {
  if (!quiet) return at;
  const midnight = dayStart(dayOf(at)).getTime();
  const minute = (at.getTime() - midnight) / MINUTE_MS;
  const wraps = quiet.from > quiet.to;
  const isQuiet = wraps
    ? minute >= quiet.from || minute < quiet.to
    : minute >= quiet.from && minute < quiet.to;
  if (!isQuiet) return at;
  const endsTomorrow = wraps && minute >= quiet.from;
  return new Date(midnight + quiet.to * MINUTE_MS + (endsTomorrow ? DAY_MS : 0));
}

/** `22:30` as minutes of the day, or null where it is no time of a day. */
export function minuteOfDay(text: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** Minutes of the day as `22:30`. */
export const timeOfDay = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
