import type { Catalog, Product } from "@/lib/core/catalog";
import { compare, minus, plus, ZERO, type Cny } from "@/lib/core/money";
import { priceUsage, tierReached } from "@/lib/core/pricing";

export type MonthsAheadRequest = {
  readonly catalog: Catalog;
  readonly product: Product;
  /** Calls of the first month. */
  readonly monthlyCalls: number;
  /** How many months, at most the twelve that a pack is valid. */
  readonly months: number;
  /** How many per cent more, or less, each month has than the one before. */
  readonly growthPercent: number;
};

/** Months that are planned for. Packs are bought before the first, and none expires before the last is over. */
export type MonthsAhead = {
  readonly catalog: Catalog;
  readonly product: Product;
  /** Calls of each month. */
  readonly calls: readonly number[];
  /** R-CAT-4 · What the free quota leaves of each month. */
  readonly needed: readonly number[];
  readonly totalCalls: number;
  readonly totalNeeded: number;
};

/** The calls of each month, in whole calls, and what of them packs or postpaid must cover. */
export function monthsAhead(request: MonthsAheadRequest): MonthsAhead {
  const { catalog, product, monthlyCalls, months, growthPercent } = request;
  const calls: number[] = [];
  for (let month = 0; month < months; month += 1) {
    const before = calls.at(-1);
    calls.push(
      before === undefined ? monthlyCalls : Math.round((before * (100 + growthPercent)) / 100),
    );
  }
  const free = catalog.products[product].freeCallsPerMonth;
  const needed = calls.map((each) => Math.max(0, each - free));
  return { catalog, product, calls, needed, totalCalls: sum(calls), totalNeeded: sum(needed) };
}

/**
 * What the months cost postpaid where packs cover a number of calls: R-USE-3 · after the free quota, the first months
 * first. R-PRICE-1 · Each month is priced by itself, at the tier that it reaches. R-PRICE-4 · `charge` is what is taken,
 * in fen; `exact` is what was not rounded.
 */
export function postpaidAfter(
  months: MonthsAhead,
  packCalls: number,
  amount: "charge" | "exact",
): Cny {
  let left = packCalls;
  return plus(
    ...months.needed.map((needed, month) => {
      const fromPacks = Math.min(left, needed);
      left -= fromPacks;
      return priceOf(months, month, fromPacks)[amount];
    }),
  );
}

function priceOf({ catalog, product, ...months }: MonthsAhead, month: number, fromPacks: number) {
  const calls = months.calls[month] ?? 0;
  const freeCalls = calls - (months.needed[month] ?? 0);
  return priceUsage({
    tiers: catalog.products[product].tiers,
    tierBasis: catalog.tierBasis,
    calls,
    coveredCalls: freeCalls + fromPacks,
  });
}

const oneMonth = (catalog: Catalog, product: Product, monthlyCalls: number): MonthsAhead =>
  monthsAhead({ catalog, product, monthlyCalls, months: 1, growthPercent: 0 });

export type MoreForLess = {
  readonly calls: number;
  readonly charge: Cny;
  readonly saves: Cny;
};

/** R-PRICE-1 · The larger number of postpaid calls that makes the month cheapest, or null where none does. */
export function moreForLess(catalog: Catalog, product: Product, calls: number): MoreForLess | null {
  const free = catalog.products[product].freeCallsPerMonth;
  const charged = (monthlyCalls: number): Cny =>
    postpaidAfter(oneMonth(catalog, product, monthlyCalls), 0, "charge");
  const here = charged(calls);
  const beyondFree = catalog.tierBasis === "net" ? free : 0;
  return catalog.products[product].tiers
    .map((tier) => tier.fromCalls + beyondFree)
    .filter((more) => more > calls)
    .map((more) => ({ calls: more, charge: charged(more), saves: minus(here, charged(more)) }))
    .reduce<MoreForLess | null>(
      (best, way) => (compare(way.saves, best?.saves ?? ZERO) > 0 ? way : best),
      null,
    );
}

/**
 * R-PRICE-2 · Less than this no postpaid call of a month can cost: by `gross` the tier is certain, by `net` packs may leave
 * the month in any tier up to the one of all its calls.
 */
export const leastPrices = (months: MonthsAhead): readonly Cny[] =>
  months.calls.map((volume) => extreme(possiblePrices(months, volume), -1));

/** More than this no postpaid call of the months can cost. */
export const highestPrice = (months: MonthsAhead): Cny =>
  extreme(
    months.calls.flatMap((volume) => possiblePrices(months, volume)),
    1,
  );

function possiblePrices({ catalog, product }: MonthsAhead, volume: number): readonly Cny[] {
  const { tiers } = catalog.products[product];
  if (catalog.tierBasis === "gross") return [tierReached(tiers, volume).unitPrice];
  return tiers.filter((tier) => tier.fromCalls <= volume).map((tier) => tier.unitPrice);
}

const extreme = (prices: readonly Cny[], sign: 1 | -1): Cny =>
  prices.reduce(
    (best, price) => (compare(price, best) * sign > 0 ? price : best),
    prices[0] ?? ZERO,
  );

/** The price of a month by the list: every call postpaid, none of them free. What the saw-tooth is drawn with. */
export const listCharge = (catalog: Catalog, product: Product, calls: number): Cny =>
  priceUsage({
    tiers: catalog.products[product].tiers,
    tierBasis: catalog.tierBasis,
    calls,
    coveredCalls: 0,
  }).charge;

/** The same price list without a free quota. */
export const withoutQuota = (catalog: Catalog): Catalog => ({
  ...catalog,
  products: {
    general: { ...catalog.products.general, freeCallsPerMonth: 0 },
    legacy: { ...catalog.products.legacy, freeCallsPerMonth: 0 },
  },
});

const sum = (counts: readonly number[]): number =>
  counts.reduce((total, count) => total + count, 0);
