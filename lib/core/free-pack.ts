import { serviceState, type AccountFacts } from "@/lib/core/account";
import { monthEnd, monthOf, monthStart, type Month } from "@/lib/core/calendar";
import type { Catalog, Product } from "@/lib/core/catalog";

export type FreePackGrant = {
  readonly product: Product;
  readonly month: Month;
  readonly calls: number;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
};

/**
 * The free pack that an account should hold at an instant, or null. Who grants it stores one per account, product
 * and month.
 *
 * R-FREE-1 · From the 1st, or from activation where that is later, to the end of the month. R-FREE-2 · None while
 * suspended; it comes on resuming. R-FREE-3 · A late grant reaches back to the 1st, as if the job had been on time.
 */
export function freePackDue(
  account: AccountFacts,
  product: Product,
  catalog: Catalog,
  at: Date,
): FreePackGrant | null {
  const calls = catalog.products[product].freeCallsPerMonth;
  if (calls === 0 || !account.activatedAt || serviceState(account) !== "active") return null;
  const month = monthOf(at);
  const firstInstant = monthStart(month);
  const startsAt = account.activatedAt > firstInstant ? account.activatedAt : firstInstant;
  return at < startsAt ? null : { product, month, calls, startsAt, endsAt: monthEnd(month) };
}
