import type { WatchedClock } from "@/app/(staff)/watched-clock";
import { database } from "@/db";
import { nextExpiry, unusedDeliveries } from "@/db/queries/due";
import {
  DAY_MS,
  monthOf,
  monthStart,
  nextMonth,
  plusHours,
  settlementDeadline,
  settlementDueAt,
} from "@/lib/core/calendar";
import { refundWindowEnd } from "@/lib/core/refund";
import { catalogInForce } from "@/lib/services/catalogs";

export type Jump = {
  readonly key:
    | "hour"
    | "day"
    | "freePacks"
    | "settlement"
    | "settled"
    | "refundCloses"
    | "packExpires";
  readonly to: Date;
};

const MINUTE_MS = 60_000;

/** The instants that are worth going to, seen from where a clock stands. */
export async function jumpsFrom({ id, now }: WatchedClock): Promise<Jump[]> {
  const month = monthOf(now);
  const [closes, expires] = await Promise.all([
    lastRefundMinute(id, now),
    nextExpiry(database(), id, now),
  ]);
  return [
    { key: "hour", to: plusHours(now, 1) },
    { key: "day", to: plusHours(now, 24) },
    { key: "freePacks", to: monthStart(nextMonth(month)) },
    { key: "settlement", to: settlementDueAt(month) },
    { key: "settled", to: settlementDeadline(month) },
    ...(closes ? [{ key: "refundCloses", to: closes } as const] : []),
    ...(expires ? [{ key: "packExpires", to: expires } as const] : []),
  ];
}

/** R-REF-3 · A minute before the next window closes: somebody can still just ask. */
async function lastRefundMinute(clockId: string, now: Date): Promise<Date | null> {
  const { policies } = await catalogInForce(database(), now);
  const since = new Date(now.getTime() - (policies.refundDays + 1) * DAY_MS);
  const ends = (await unusedDeliveries(database(), clockId, since))
    .map((deliveredAt) => refundWindowEnd(deliveredAt, policies.refundDays).getTime() - MINUTE_MS)
    .filter((end) => end > now.getTime());
  return ends.length > 0 ? new Date(Math.min(...ends)) : null;
}

/** Reads an instant from an address or a field for date and time, which is on Shanghai's clock. */
export function instantFrom(text: string | readonly string[] | undefined): Date | null {
  if (typeof text !== "string" || text === "") return null;
  const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text);
  const instant = new Date(local ? `${text}+08:00` : text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
