import { addMonths, DAY_MS, monthOf, monthStart, nextMonth } from "@/lib/core/calendar";
import { catalogAt, PRODUCTS, type Catalog, type Product } from "@/lib/core/catalog";
import { changesBetween, isPrice } from "@/lib/core/catalog-terms";
import { latestOf } from "@/lib/core/new-version";
import { ok, refuse, type Result } from "@/lib/core/result";

/** Why a version cannot begin when it says. `earliest` is when it could. */
export type DateRefusal =
  | {
      readonly code: "not-after-current" | "not-in-the-future";
      readonly rule: "R-CAT-5";
      /** The first instant that is too early no longer. */
      readonly after: Date;
    }
  | {
      readonly code: "too-far-ahead";
      readonly rule: "R-CAT-5";
      readonly days: number;
    }
  | {
      readonly code: "quota-notice-too-short" | "quota-not-from-month-start";
      readonly rule: "R-CAT-6";
      readonly days: number;
      readonly earliest: Date;
    };

/** What the publisher of a version is obliged to tell, product by product. */
export type Announcement =
  | {
      readonly kind: "quota-change";
      readonly product: Product;
      readonly callsBefore: number;
      readonly callsAfter: number;
    }
  | { readonly kind: "price-change"; readonly product: Product };

const MOST_DAYS_AHEAD = 366;

/** Tells the publisher what else the version obliges them to. */
export type NewVersion = { readonly lowersFreeQuota: boolean };

/**
 * R-CAT-5 · A version begins in the future and after the latest one, so that nothing already priced changes.
 * R-CAT-6 · A lowered free quota needs the notice that was promised when it was published, and the start of a
 * month; a new version cannot shorten the notice for its own change. Lower than what the latest version says,
 * which is what will be in force until then.
 */
export function checkNewVersion(
  published: readonly Catalog[],
  next: Catalog,
  publishedAt: Date,
): Result<NewVersion, DateRefusal> {
  const latest = latestOf(published);
  const { effectiveFrom } = next;
  if (next.version <= latest.version || effectiveFrom <= latest.effectiveFrom) {
    return refuse({ code: "not-after-current", rule: "R-CAT-5", after: latest.effectiveFrom });
  }
  if (effectiveFrom <= publishedAt) {
    return refuse({ code: "not-in-the-future", rule: "R-CAT-5", after: publishedAt });
  }

  // The next one must begin later still, and none is withdrawn: a wrong year would close the price list for good.
  if (effectiveFrom.getTime() - publishedAt.getTime() > MOST_DAYS_AHEAD * DAY_MS) {
    return refuse({ code: "too-far-ahead", rule: "R-CAT-5", days: MOST_DAYS_AHEAD });
  }

  const lowersFreeQuota = PRODUCTS.some(
    (product) =>
      next.products[product].freeCallsPerMonth < latest.products[product].freeCallsPerMonth,
  );
  if (lowersFreeQuota) {
    const days = noticeDays(published, publishedAt);
    const facts = {
      rule: "R-CAT-6",
      days,
      earliest: earliestQuotaCut(published, publishedAt),
    } as const;
    if (effectiveFrom.getTime() - publishedAt.getTime() < days * DAY_MS) {
      return refuse({ code: "quota-notice-too-short", ...facts });
    }
    if (effectiveFrom.getTime() !== monthStart(monthOf(effectiveFrom)).getTime()) {
      return refuse({ code: "quota-not-from-month-start", ...facts });
    }
  }
  return ok({ lowersFreeQuota });
}

/** R-CAT-6 · The first instant from which a lower free quota could hold, if it were published now. */
export function earliestQuotaCut(published: readonly Catalog[], publishedAt: Date): Date {
  const noticed = new Date(publishedAt.getTime() + noticeDays(published, publishedAt) * DAY_MS);
  const latest = latestOf(published).effectiveFrom;
  const afterLatest = monthStart(nextMonth(monthOf(latest)));
  const first = monthStart(monthOf(noticed));
  const afterNotice = first < noticed ? monthStart(addMonths(monthOf(noticed), 1)) : first;
  return afterNotice > latest ? afterNotice : afterLatest;
}

// The longer of what is promised today and what the latest version will promise.
const noticeDays = (published: readonly Catalog[], at: Date): number =>
  Math.max(
    catalogAt(published, at).policies.quotaNoticeDays,
    latestOf(published).policies.quotaNoticeDays,
  );

/** R-CAT-6 · What customers are to be told of a version that follows another: a lower quota, and other prices. */
export function announcementsOf(before: Catalog, next: Catalog): readonly Announcement[] {
  const prices = changesBetween(before, next).filter(({ term }) => isPrice(term));
  return PRODUCTS.flatMap((product): Announcement[] => {
    const [callsBefore, callsAfter] = [before, next].map(
      ({ products }) => products[product].freeCallsPerMonth,
    ) as [number, number];
    // Packs are of general, and the way in which the tier is picked concerns both.
    const isPriced = prices.some(
      ({ term }) =>
        term.kind === "basis" ||
        (term.kind === "tier" ? term.product === product : product === "general"),
    );
    return [
      ...(callsAfter < callsBefore
        ? [{ kind: "quota-change", product, callsBefore, callsAfter } as const]
        : []),
      ...(isPriced ? [{ kind: "price-change", product } as const] : []),
    ];
  });
}
