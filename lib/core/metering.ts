import { DAY_MS } from "@/lib/core/calendar";
import { EDITIONS, type Edition, type Product } from "@/lib/core/catalog";
import type { Policies } from "@/lib/core/policies";
import { ok, refuse, type Result } from "@/lib/core/result";

const MINUTE_MS = 60_000;

/** Calls of one edition; `edition` is null for a product that has none. */
export type MeteredCalls = { readonly edition: Edition | null; readonly calls: number };

/**
 * R-USE-2 · A `general` request is one call. A `legacy` request is one call for each edition it enables: a
 * repeated edition counts once, and none given means web. Editions are answered in the order of the catalogue.
 */
export function billableCalls(
  product: Product,
  editions: readonly Edition[] = [],
): readonly MeteredCalls[] {
  if (product === "general") return [{ edition: null, calls: 1 }];
  const enabled: readonly Edition[] = editions.length === 0 ? ["web"] : editions;
  return EDITIONS.filter((edition) => enabled.includes(edition)).map((edition) => ({
    edition,
    calls: 1,
  }));
}

/** R-USE-6 · The idempotency key of what a request made: one event for each of its editions. */
export const callKey = (requestId: string, edition: Edition | null): string =>
  edition ? `${requestId}:${edition}` : requestId;

export type EventTimeRefusal = "too-late" | "in-the-future";

/**
 * R-USE-7 · An event may have happened up to `lateUsageDays` ago and, because clocks differ, up to
 * `futureSkewMinutes` ahead; both limits are still accepted.
 */
export function checkEventTime(
  occurredAt: Date,
  now: Date,
  policies: Pick<Policies, "lateUsageDays" | "futureSkewMinutes">,
): Result<void, EventTimeRefusal> {
  const agoMs = now.getTime() - occurredAt.getTime();
  if (agoMs > policies.lateUsageDays * DAY_MS) return refuse("too-late");
  if (-agoMs > policies.futureSkewMinutes * MINUTE_MS) return refuse("in-the-future");
  return ok(undefined);
}
