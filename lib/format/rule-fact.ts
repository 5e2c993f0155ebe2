import { DAY_MS, dayOf, dayStart } from "@/lib/core/calendar";
import type { RuleCheck } from "@/lib/core/refund";
import { formatCount } from "@/lib/format/count";
import { deadline24, formatInstant } from "@/lib/format/instant";

/**
 * What a rule's fact fills its sentence with: instants on Shanghai's clock, counts grouped, and `day`, the
 * calendar day of the request counted from the delivery, which is day 0 (R-REF-3).
 */
export function factWords({ values }: RuleCheck["fact"]): Record<string, string | number> {
  const words = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, worded(name, value)]),
  );
  const { deliveredAt, askedAt } = values;
  return deliveredAt && askedAt ? { ...words, day: daysBetween(deliveredAt, askedAt) } : words;
}

function worded(name: string, value: string | number): string | number {
  if (typeof value === "number") return isCount(name) ? formatCount(value) : value;
  if (name.endsWith("At") || name === "until") {
    const instant = new Date(value);
    return isEnd(name) ? deadline24(instant, "full") : formatInstant(instant, "dense");
  }
  return value;
}

const isCount = (name: string): boolean => name.startsWith("calls");
const isEnd = (name: string): boolean => name === "until" || name === "endsAt";

const daysBetween = (from: string | number, to: string | number): number =>
  (dayStart(dayOf(new Date(to))).getTime() - dayStart(dayOf(new Date(from))).getTime()) / DAY_MS;
