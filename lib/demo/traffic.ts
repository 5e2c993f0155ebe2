import { createHash } from "node:crypto";

import { dayStart } from "@/lib/core/calendar";
import type { Edition, Product } from "@/lib/core/catalog";
import type { UsageEvent } from "@/lib/services/metering/usage";

/** How busy a customer is, as shares of a total: the same on every run, since it is made of the date alone. */
export type Rhythm = {
  /** Shares of the seven days, Sunday first. */
  readonly week: readonly number[];
  /** Days that stand out, such as a shopping festival, and by how much. */
  readonly peaks?: Readonly<Record<string, number>>;
};

export const OFFICE: Rhythm = { week: [0.71, 1, 1.05, 1.02, 1.01, 0.98, 0.76] };
export const LEISURE: Rhythm = { week: [1.3, 0.8, 0.82, 0.85, 0.9, 1.05, 1.35] };

/** Shares `total` calls over days by a rhythm; the parts add up to the total exactly. */
export function overDays(
  total: number,
  days: readonly string[],
  { week, peaks = {} }: Rhythm,
  name: string,
): Map<string, number> {
  const weights = days.map((day) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return (week[weekday] ?? 1) * (peaks[day] ?? 1) * (0.95 + 0.1 * chance(`${name} ${day}`));
  });
  return new Map(share(total, weights).map((calls, index) => [days[index] ?? "", calls]));
}

/** One day's calls, hour by hour, through `untilHour` (exclusive). */
export function callsOfDay(
  who: { readonly accountId: string; readonly product: Product; readonly edition?: Edition },
  day: string,
  calls: number,
  untilHour = 24,
): UsageEvent[] {
  const hours = HOURS.slice(0, untilHour);
  const start = dayStart(day).getTime();
  return share(calls, hours).flatMap((callsOfHour, hour) =>
    callsOfHour === 0
      ? []
      : [
          {
            accountId: who.accountId,
            key: `demo ${who.accountId} ${who.product} ${who.edition ?? ""} ${day} ${hour}`,
            product: who.product,
            edition: who.edition ?? null,
            calls: callsOfHour,
            occurredAt: new Date(start + hour * HOUR_MS + 17 * MINUTE_MS),
          },
        ],
  );
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const HOURS = [
  2, 1, 1, 1, 1, 2, 4, 7, 12, 16, 18, 17, 14, 15, 18, 18, 17, 14, 12, 12, 13, 11, 8, 4,
];

/** Largest remainders: whole parts in proportion to the weights, nothing lost. */
function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((before, weight) => before + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((before, part) => before + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/** A number from 0 to 1 that belongs to a name: what varies in the demonstration varies the same every time. */
export function chance(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32BE(0) / 2 ** 32;
}
