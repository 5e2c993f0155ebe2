import type { Tier, TierBasis } from "@/lib/core/catalog";
import { inFen, minus, times, type Cny } from "@/lib/core/money";

export type ReachedTier = {
  /** 1 for the first tier. */
  readonly tier: number;
  readonly unitPrice: Cny;
  readonly fromCalls: number;
  /** Where the next tier begins; null for the last one. */
  readonly toCalls: number | null;
};

export type Price = {
  readonly postpaidCalls: number;
  readonly tierVolume: number;
  readonly tier: number;
  readonly unitPrice: Cny;
  /** Before rounding. */
  readonly exact: Cny;
  /** In fen: what is taken. */
  readonly charge: Cny;
  /** charge − exact: above zero where rounding took more. */
  readonly rounding: Cny;
};

/** R-PRICE-1 · The one tier that a volume reaches. R-CAT-2 · A tier's first call is inside it. */
export function tierReached(tiers: readonly Tier[], volume: number): ReachedTier {
  const index = tiers.findLastIndex((tier) => volume >= tier.fromCalls);
  const reached = tiers[index];
  if (!reached) throw new RangeError(`no tier begins at or below ${volume} calls`);
  return {
    tier: index + 1,
    unitPrice: reached.unitPrice,
    fromCalls: reached.fromCalls,
    toCalls: tiers[index + 1]?.fromCalls ?? null,
  };
}

/** R-PRICE-2 · `gross` counts every call of the month, however covered; `net` only the postpaid ones. */
export const tierVolumeOf = (tierBasis: TierBasis, calls: number, postpaidCalls: number): number =>
  tierBasis === "gross" ? calls : postpaidCalls;

/**
 * R-PRICE-1 · All postpaid calls of a month cost the unit price of the tier that the month reaches; the first
 * calls are not billed at the lower tiers' prices. R-PRICE-4 · The sum is rounded once, not call by call.
 */
export function priceUsage(usage: {
  readonly tiers: readonly Tier[];
  readonly calls: number;
  readonly coveredCalls: number;
  readonly tierBasis: TierBasis;
}): Price {
  const postpaidCalls = usage.calls - usage.coveredCalls;
  if (usage.coveredCalls < 0 || postpaidCalls < 0) {
    throw new RangeError(`${usage.coveredCalls} of ${usage.calls} calls cannot be covered`);
  }
  const tierVolume = tierVolumeOf(usage.tierBasis, usage.calls, postpaidCalls);
  const { tier, unitPrice } = tierReached(usage.tiers, tierVolume);
  const exact = times(unitPrice, postpaidCalls);
  const charge = inFen(exact);
  return {
    postpaidCalls,
    tierVolume,
    tier,
    unitPrice,
    exact,
    charge,
    rounding: minus(charge, exact),
  };
}
