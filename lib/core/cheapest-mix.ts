import type { PackOffer } from "@/lib/core/catalog";
import { compare, fraction, minus, plus, times, ZERO, type Cny } from "@/lib/core/money";
import {
  highestPrice,
  leastPrices,
  postpaidAfter,
  type MonthsAhead,
} from "@/lib/core/months-ahead";
import type { PackChoice } from "@/lib/core/pack-mix";

/** R-CAT-3 · The packs to buy before the months begin so that packs and what stays postpaid cost least; often none. */
export const cheapestMix = (months: MonthsAhead): readonly PackChoice[] =>
  cheapestMixes(months, 1)[0] ?? [];

/**
 * R-CAT-3 · So many mixes that cost least, the cheapest first, out of all in which no pack could be left out without
 * costing more: no packs at all is one of them. Counted before rounding (R-PRICE-4), or packs would be bought for the
 * sake of half a fen; of two that cost the same, first the one that is less to pay ahead. Branch and bound: a branch is
 * left once even fractions of the best pack still to be chosen could not beat the last of those that were found.
 */
export function cheapestMixes(
  months: MonthsAhead,
  count: number,
): readonly (readonly PackChoice[])[] {
  const sizes = worthwhile(months);
  const least = lowerBound(months);
  let best: readonly Found[] = [];

  function search(from: number, mix: readonly PackChoice[], covered: number, paid: Cny): void {
    const [offer, ...smaller] = sizes.slice(from);
    if (!offer) {
      const here = found(months, mix, covered, paid);
      const last = best[count - 1];
      if ((last && byTotal(here, last) >= 0) || hasIdlePack(months, here)) return;
      best = [...best, here].toSorted(byTotal).slice(0, count);
      return;
    }
    // The most first: larger packs are the better ones, and a good mix found early ends other branches.
    for (let quantity = mostOf(offer, months, covered); quantity >= 0; quantity -= 1) {
      const nowCovered = covered + quantity * offer.calls;
      const nowPaid = plus(paid, times(offer.price, quantity));
      const last = best[count - 1];
      if (last && compare(least(nowPaid, nowCovered, smaller), last.total) > 0) continue;
      search(from + 1, quantity > 0 ? [...mix, { offer, quantity }] : mix, nowCovered, nowPaid);
    }
  }

  search(0, [], 0, ZERO);
  return best.map(({ mix }) => mix);
}

type Found = {
  readonly mix: readonly PackChoice[];
  readonly covered: number;
  readonly paid: Cny;
  readonly total: Cny;
};

const found = (
  months: MonthsAhead,
  mix: readonly PackChoice[],
  covered: number,
  paid: Cny,
): Found => ({ mix, covered, paid, total: plus(paid, postpaidAfter(months, covered, "exact")) });

const byTotal = (a: Found, b: Found): number =>
  compare(a.total, b.total) || compare(a.paid, b.paid);

/** Whether one pack less would cost no more. */
const hasIdlePack = (months: MonthsAhead, { mix, covered, paid, total }: Found): boolean =>
  mix.some(({ offer }) => {
    const without = found(months, [], covered - offer.calls, minus(paid, offer.price));
    return compare(without.total, total) <= 0;
  });

/** The packs that cover a product's calls. */
export const sizesFor = ({ catalog, product }: MonthsAhead): readonly PackOffer[] =>
  catalog.packs.filter((offer) => offer.product === product);

/** R-USE-5 · Whether the product has packs at all. */
export const hasPacks = (months: MonthsAhead): boolean => sizesFor(months).length > 0;

/** How many of a size the calls that are not covered yet can use. */
const mostOf = (offer: PackOffer, months: MonthsAhead, covered: number): number =>
  Math.max(0, Math.ceil((months.totalNeeded - covered) / offer.calls));

/** The sizes whose calls cost less than the dearest postpaid call: no other can make anything cheaper. */
const worthwhile = (months: MonthsAhead): readonly PackOffer[] => {
  const dearest = highestPrice(months);
  return sizesFor(months)
    .filter((offer) => compare(unitPrice(offer), dearest) < 0)
    .toSorted((a, b) => b.calls - a.calls);
};

const unitPrice = (offer: PackOffer): Cny => fraction(offer.price, 1, offer.calls);

/**
 * What nothing that begins so can undercut: each month's postpaid calls at the least price that they can have, less what
 * fractions of the cheapest remaining pack would save if the first months were covered up to the best point.
 */
function lowerBound(months: MonthsAhead) {
  const prices = leastPrices(months);
  return (paid: Cny, covered: number, sizes: readonly PackOffer[]): Cny => {
    const packPrice = cheapestUnit(sizes);
    let left = covered;
    let cost = paid;
    let [saved, mostSaved] = [ZERO, ZERO];
    months.needed.forEach((needed, month) => {
      const fromPacks = Math.min(left, needed);
      left -= fromPacks;
      const price = prices[month] ?? ZERO;
      const open = needed - fromPacks;
      cost = plus(cost, times(price, open));
      if (!packPrice) return;
      saved = plus(saved, times(minus(price, packPrice), open));
      if (compare(saved, mostSaved) > 0) mostSaved = saved;
    });
    return minus(cost, mostSaved);
  };
}

const cheapestUnit = (sizes: readonly PackOffer[]): Cny | undefined =>
  sizes
    .map(unitPrice)
    .reduce<Cny | undefined>(
      (least, price) => (least && compare(least, price) <= 0 ? least : price),
      undefined,
    );
