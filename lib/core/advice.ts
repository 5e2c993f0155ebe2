import type { Catalog, PackOffer, PackSku, Tier } from "@/lib/core/catalog";
import { compare, fraction, minus, plus, times, type Cny } from "@/lib/core/money";
import { priceUsage, tierReached, tierVolumeOf } from "@/lib/core/pricing";

// Advice follows from the price list alone. It never says that something is cheaper when it is not.

export type PackComparison = {
  readonly offer: PackOffer;
  /** Price of one call of the pack. */
  readonly unitPrice: Cny;
  /** What a postpaid call costs at the customer's own volume. */
  readonly postpaidUnitPrice: Cny;
  readonly verdict: "cheaper" | "same" | "dearer";
  /** Saved against postpaid in whole per cent; below zero where the pack is dearer. */
  readonly savingPercent: number;
  /** How many months the pack lasts at this volume; null where the free quota suffices. */
  readonly monthsOfCover: number | null;
};

/** R-CAT-3 · Every pack size against R-PRICE-1 · the postpaid price that the customer's own volume reaches. */
export function comparePacks(catalog: Catalog, monthlyCalls: number): readonly PackComparison[] {
  const needed = callsBeyondQuota(catalog, monthlyCalls);
  const volume = tierVolumeOf(catalog.tierBasis, monthlyCalls, needed);
  const postpaidUnitPrice = tierReached(catalog.products.general.tiers, volume).unitPrice;
  return catalog.packs.map((offer) => {
    const unitPrice = fraction(offer.price, 1, offer.calls);
    const order = compare(unitPrice, postpaidUnitPrice);
    const saving = minus(postpaidUnitPrice, unitPrice);
    return {
      offer,
      unitPrice,
      postpaidUnitPrice,
      verdict: order < 0 ? "cheaper" : order === 0 ? "same" : "dearer",
      savingPercent: saving.times(100).dividedBy(postpaidUnitPrice).round().toNumber(),
      monthsOfCover: needed === 0 ? null : offer.calls / needed,
    };
  });
}

export type Recommendation = {
  readonly sku: PackSku;
  readonly quantity: number;
  readonly packsTotal: Cny;
  /** Packs and what stays postpaid, over the twelve months that a pack is valid. */
  readonly yearTotal: Cny;
  /** What the twelve months cost without packs. */
  readonly postpaidYearTotal: Cny;
  readonly saves: Cny;
  /** Calls that would expire unused. */
  readonly wastedCalls: number;
};

const MONTHS = 12;

/**
 * The size and quantity with the lowest cost over twelve months, of which less than a tenth is expected to expire
 * unused; "none" where nothing costs less than staying postpaid.
 */
export function recommendPack(catalog: Catalog, monthlyCalls: number): Recommendation | "none" {
  const yearlyNeed = MONTHS * callsBeyondQuota(catalog, monthlyCalls);
  const postpaidYearTotal = postpaidOverYear(catalog, monthlyCalls, 0);
  const candidates = catalog.packs.flatMap((offer) =>
    quantitiesOf(catalog, offer, yearlyNeed).map((quantity) => {
      const packCalls = offer.calls * quantity;
      const packsTotal = times(offer.price, quantity);
      const yearTotal = plus(packsTotal, postpaidOverYear(catalog, monthlyCalls, packCalls));
      return {
        sku: offer.sku,
        quantity,
        packsTotal,
        yearTotal,
        postpaidYearTotal,
        saves: minus(postpaidYearTotal, yearTotal),
        wastedCalls: Math.max(0, packCalls - yearlyNeed),
      };
    }),
  );
  const best = candidates
    .filter((candidate) => compare(candidate.yearTotal, postpaidYearTotal) < 0)
    .toSorted(
      (a, b) => compare(a.yearTotal, b.yearTotal) || compare(a.packsTotal, b.packsTotal),
    )[0];
  return best ?? "none";
}

export type OverpayZone = {
  /** Both inclusive: any of these monthly calls costs more than `cheaperAt` calls do. */
  readonly fromCalls: number;
  readonly toCalls: number;
  readonly cheaperAt: number;
};

/** R-PRICE-1 · Where a month just short of a tier costs more than the tier's first call would. */
export const overpayZones = (tiers: readonly Tier[]): readonly OverpayZone[] =>
  tiers.slice(1).flatMap((tier, index) => {
    const below = tiers[index];
    if (!below || compare(tier.unitPrice, below.unitPrice) >= 0) return [];
    const sameCostAt = times(tier.unitPrice, tier.fromCalls).dividedBy(below.unitPrice);
    const fromCalls = Math.max(sameCostAt.floor().toNumber() + 1, below.fromCalls);
    const toCalls = tier.fromCalls - 1;
    return fromCalls <= toCalls ? [{ fromCalls, toCalls, cheaperAt: tier.fromCalls }] : [];
  });

const callsBeyondQuota = (catalog: Catalog, monthlyCalls: number): number =>
  Math.max(0, monthlyCalls - catalog.products.general.freeCallsPerMonth);

/** The quantities of one size of which less than a tenth would be wasted. */
function quantitiesOf(catalog: Catalog, offer: PackOffer, yearlyNeed: number): number[] {
  const quantities = Array.from(
    { length: catalog.policies.packQuantityMax },
    (_, index) => index + 1,
  );
  return quantities.filter((quantity) => {
    const packCalls = offer.calls * quantity;
    return (packCalls - yearlyNeed) * 10 < packCalls;
  });
}

/** Twelve equal months: the packs cover the first of them, one in part, and the rest is postpaid. */
function postpaidOverYear(catalog: Catalog, monthlyCalls: number, packCalls: number): Cny {
  const needed = callsBeyondQuota(catalog, monthlyCalls);
  const chargeAt = (fromPacks: number) =>
    priceUsage({
      tiers: catalog.products.general.tiers,
      tierBasis: catalog.tierBasis,
      calls: monthlyCalls,
      coveredCalls: monthlyCalls - needed + fromPacks,
    }).charge;
  const coveredMonths = needed === 0 ? MONTHS : Math.min(MONTHS, Math.floor(packCalls / needed));
  if (coveredMonths === MONTHS) return chargeAt(needed);
  const monthInPart = chargeAt(packCalls - coveredMonths * needed);
  return plus(monthInPart, times(chargeAt(0), MONTHS - coveredMonths - 1));
}
