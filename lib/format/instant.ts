/** How an instant is written, always on Shanghai's clock (R-TIME-2). */
export type InstantStyle =
  | "full" // 2025-11-18 14:32:05
  | "dense" // 11-18 14:32
  | "time" // 14:32
  | "day" // 2025-11-18
  | "monthDay" // 11-18
  | "month"; // 2025-11

/** One instant in one of the console's six spellings. Digits only, so the same in both languages. */
export function formatInstant(instant: Date, style: InstantStyle): string {
  const at = shanghaiParts(instant);
  switch (style) {
    case "full":
      return `${at.year}-${at.month}-${at.day} ${at.hour}:${at.minute}:${at.second}`;
    case "dense":
      return `${at.month}-${at.day} ${at.hour}:${at.minute}`;
    case "time":
      return `${at.hour}:${at.minute}`;
    case "day":
      return `${at.year}-${at.month}-${at.day}`;
    case "monthDay":
      return `${at.month}-${at.day}`;
    case "month":
      return `${at.year}-${at.month}`;
  }
}

/**
 * A deadline as a person reads it: `11-21 24:00` where the day ends, else `11-21 09:30`. An end at
 * 00:00 of the 22nd is exclusive and therefore belongs to the 21st; so does its last second.
 */
export function deadline24(end: Date, style: "dense" | "full" = "dense"): string {
  const day = style === "full" ? "day" : "monthDay";
  const lastInstant = new Date(end.getTime() - 1);
  const atMidnight = formatInstant(end, "full").endsWith(" 00:00:00");
  if (atMidnight) return `${formatInstant(lastInstant, day)} 24:00`;
  const inLastSecond = formatInstant(end, "full").endsWith(" 23:59:59");
  return `${formatInstant(end, day)} ${inLastSecond ? "24:00" : formatInstant(end, "time")}`;
}

/** What is left until an end, in the two largest units that matter. The words are in `components.timeLeft`. */
export type TimeLeft =
  | { readonly unit: "days"; readonly days: number; readonly hours: number }
  | { readonly unit: "hours"; readonly hours: number; readonly minutes: number }
  | { readonly unit: "clock"; readonly clock: string }
  | { readonly unit: "over" };

/** From `now` to an exclusive `end`; whole units, rounded down, `m:ss` in the last hour. */
export function timeLeft(now: Date, end: Date): TimeLeft {
  const seconds = Math.floor((end.getTime() - now.getTime()) / 1000);
  if (seconds <= 0) return { unit: "over" };
  const [days, hours] = [Math.floor(seconds / DAY), Math.floor((seconds % DAY) / HOUR)];
  const minutes = Math.floor((seconds % HOUR) / 60);
  if (days > 0) return { unit: "days", days, hours };
  if (hours > 0) return { unit: "hours", hours, minutes };
  return { unit: "clock", clock: `${minutes}:${String(seconds % 60).padStart(2, "0")}` };
}

const HOUR = 3_600;
const DAY = 24 * HOUR;

type Part = "year" | "month" | "day" | "hour" | "minute" | "second";

function shanghaiParts(instant: Date): Record<Part, string> {
  const parts = { year: "", month: "", day: "", hour: "", minute: "", second: "" };
  for (const { type, value } of shanghai.formatToParts(instant)) {
    if (type in parts) parts[type as Part] = value;
  }
  return parts;
}

const shanghai = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
