import type { Catalog, Product } from "@/lib/core/catalog";
import { cheapestMix, cheapestMixes, hasPacks } from "@/lib/core/cheapest-mix";
import { compare, fraction, minus, plus, type Cny } from "@/lib/core/money";
import {
  listCharge,
  monthsAhead,
  postpaidAfter,
  withoutQuota,
  type MonthsAhead,
  type MonthsAheadRequest,
} from "@/lib/core/months-ahead";
import { callsIn, costOf, type PackChoice } from "@/lib/core/pack-mix";

/** One way to pay for some months: the packs that are bought before they begin, and the rest postpaid. */
export type Plan = {
  /** Empty where everything is postpaid. */
  readonly packs: readonly PackChoice[];
  readonly payNow: Cny;
  readonly postpaid: Cny;
  readonly total: Cny;
  /** Of one call, unrounded; null where there are none. */
  readonly perCall: Cny | null;
  /** Calls of the packs that the months leave unused. */
  readonly unusedCalls: number;
};

export type PlanComparison = {
  readonly months: MonthsAhead;
  readonly postpaid: Plan;
  /** The cheapest of all; the postpaid plan itself where no pack makes it cheaper. */
  readonly best: Plan;
  readonly saves: Cny;
  /** The three cheapest; where fewer beat it, postpaid is the last. */
  readonly plans: readonly Plan[];
};

const PLANS_SHOWN = 3;

/**
 * R-CAT-3, R-PRICE-1 · The three cheapest ways to pay for some months, out of all mixes of packs and everything
 * postpaid. None costs more than postpaid, and none holds a pack that could be left out without costing more.
 */
export function comparePlans(request: MonthsAheadRequest): PlanComparison {
  const months = monthsAhead(request);
  const postpaid = planOf(months, []);
  const cheaper = cheapestMixes(months, PLANS_SHOWN)
    .map((mix) => planOf(months, mix))
    .filter((plan) => compare(plan.total, postpaid.total) < 0)
    .toSorted(byTotal);
  const plans = [...cheaper, postpaid].slice(0, PLANS_SHOWN);
  const [best = postpaid] = plans;
  return { months, postpaid, best, saves: minus(postpaid.total, best.total), plans };
}

/** What a mix comes to over the months. */
export function planOf(months: MonthsAhead, packs: readonly PackChoice[]): Plan {
  const payNow = costOf(packs);
  const packCalls = callsIn(packs);
  const postpaid = postpaidAfter(months, packCalls, "charge");
  const total = plus(payNow, postpaid);
  return {
    packs,
    payNow,
    postpaid,
    total,
    perCall: months.totalCalls === 0 ? null : fraction(total, 1, months.totalCalls),
    unusedCalls: Math.max(0, packCalls - months.totalNeeded),
  };
}

/** Of two that cost the same, whoever pays less before it is used keeps more of a choice. */
const byTotal = (a: Plan, b: Plan): number =>
  compare(a.total, b.total) || compare(a.payNow, b.payNow);

export type MonthlyCost = {
  readonly calls: number;
  readonly postpaid: Cny;
  /** A month's share of the cheapest plan; null where the product has no packs. */
  readonly withPacks: Cny | null;
};

/**
 * What a month costs at each number of calls, by the list and with the best packs for so many equal months. The free
 * quota is left out of both, as the tiers' edges are those of the list.
 */
export function monthlyCosts(
  catalog: Catalog,
  product: Product,
  months: number,
  volumes: readonly number[],
): readonly MonthlyCost[] {
  const list = withoutQuota(catalog);
  return volumes.map((calls) => {
    const ahead = monthsAhead({
      catalog: list,
      product,
      monthlyCalls: calls,
      months,
      growthPercent: 0,
    });
    const { total } = planOf(ahead, cheapestMix(ahead));
    return {
      calls,
      postpaid: listCharge(catalog, product, calls),
      withPacks: hasPacks(ahead) ? fraction(total, 1, months) : null,
    };
  });
}
