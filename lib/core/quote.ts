import {
  packOffer,
  type Catalog,
  type PackSku,
  type Product,
  type TierBasis,
} from "@/lib/core/catalog";
import { compare, minus, plus, type Cny } from "@/lib/core/money";
import { callsIn, costOf, packMixes, type PackChoice } from "@/lib/core/pack-mix";
import { priceUsage, type Price } from "@/lib/core/pricing";
import { isQuantity } from "@/lib/core/purchase";
import { ok, refuse, type Result } from "@/lib/core/result";

export type QuoteRequest = {
  readonly catalog: Catalog;
  readonly product: Product;
  /** Calls of one month. */
  readonly calls: number;
  /** Where given it is taken as it is: neither the free quota nor the packs are added to it. */
  readonly coveredCalls?: number | undefined;
  readonly packs?: readonly { readonly sku: string; readonly quantity: number }[] | undefined;
  /** The catalogue's own where not given. */
  readonly tierBasis?: TierBasis | undefined;
};

export type Quote = Price & {
  /** The part of the covered calls that the monthly quota covers. */
  readonly freeCalls: number;
  /** All covered calls: free and from packs. */
  readonly coveredCalls: number;
  readonly packsTotal: Cny;
  /** packsTotal + charge. */
  readonly total: Cny;
  readonly rules: readonly string[];
  /** Only where something does cost less. */
  readonly cheaper?: CheaperWay;
};

export type CheaperWay =
  | {
      /** Calling more reaches a lower unit price for the whole month. */
      readonly kind: "more-calls";
      readonly calls: number;
      readonly total: Cny;
      readonly saves: Cny;
    }
  | {
      readonly kind: "packs";
      readonly packs: readonly { readonly sku: PackSku; readonly quantity: number }[];
      readonly packsTotal: Cny;
      readonly charge: Cny;
      readonly total: Cny;
      readonly saves: Cny;
    };

export type QuoteRefusal =
  | "bad-calls"
  | "covered-exceeds-calls"
  | "packs-are-for-general"
  | "unknown-sku"
  | "bad-quantity";

const MOST_CALLS = 1e15;

/**
 * What a month of calls costs, by the rules of a real bill: R-CAT-4 · free calls first, R-USE-3 · then packs,
 * R-PRICE-1 · and the rest at the tier reached.
 */
export function quote(request: QuoteRequest): Result<Quote, QuoteRefusal> {
  const { catalog, product, calls } = request;
  if (!isCount(calls)) return refuse("bad-calls");
  const coveredCalls = request.coveredCalls;
  if (coveredCalls !== undefined) {
    if (!isCount(coveredCalls)) return refuse("bad-calls");
    if (coveredCalls > calls) return refuse("covered-exceeds-calls");
  }
  const chosen = choosePacks(request);
  if (!chosen.ok) return chosen;

  const asked: Scenario = {
    catalog,
    product,
    calls,
    tierBasis: request.tierBasis ?? catalog.tierBasis,
    coveredAlready: coveredCalls,
    packs: chosen.value,
  };
  const priced = price(asked);
  const cheaper = cheapestOtherWay(asked, priced.total);
  return ok(cheaper ? { ...priced, cheaper } : priced);
}

type Scenario = {
  readonly catalog: Catalog;
  readonly product: Product;
  readonly calls: number;
  readonly tierBasis: TierBasis;
  readonly coveredAlready: number | undefined;
  readonly packs: readonly PackChoice[];
};

function choosePacks(request: QuoteRequest): Result<readonly PackChoice[], QuoteRefusal> {
  const choices: PackChoice[] = [];
  for (const { sku, quantity } of request.packs ?? []) {
    const offer = packOffer(request.catalog, sku);
    if (!offer) return refuse("unknown-sku");
    if (offer.product !== request.product) return refuse("packs-are-for-general");
    if (!isQuantity(quantity, request.catalog)) return refuse("bad-quantity");
    choices.push({ offer, quantity });
  }
  return ok(choices);
}

function price(scenario: Scenario): Quote {
  const { catalog, product, calls, tierBasis, coveredAlready, packs } = scenario;
  const { tiers } = catalog.products[product];
  const coveredCalls = Math.min(calls, coverOf(scenario));
  const priced = priceUsage({ tiers, calls, coveredCalls, tierBasis });
  const packsTotal = costOf(packs);
  return {
    ...priced,
    freeCalls: coveredAlready === undefined ? Math.min(calls, freeQuota(scenario)) : 0,
    coveredCalls,
    packsTotal,
    total: plus(packsTotal, priced.charge),
    rules: rulesOf(scenario),
  };
}

/** How many calls are covered at most, however many are made. */
const coverOf = (scenario: Scenario): number =>
  scenario.coveredAlready ?? freeQuota(scenario) + callsIn(scenario.packs);

const freeQuota = ({ catalog, product }: Scenario): number =>
  catalog.products[product].freeCallsPerMonth;

const rulesOf = ({ product, coveredAlready, packs }: Scenario): readonly string[] => [
  "R-CAT-2",
  ...(packs.length > 0 ? ["R-CAT-3"] : []),
  ...(coveredAlready === undefined && product === "general" ? ["R-CAT-4"] : []),
  "R-USE-3",
  "R-PRICE-1",
  "R-PRICE-2",
  ...(product === "legacy" ? ["R-PRICE-3"] : []),
  "R-PRICE-4",
];

function cheapestOtherWay(asked: Scenario, total: Cny): CheaperWay | undefined {
  const ways = [...withMoreCalls(asked, total), ...withPacks(asked, total)];
  return ways
    .filter((way) => compare(way.total, total) < 0)
    .toSorted((a, b) => compare(a.total, b.total))[0];
}

/** R-PRICE-1 · Just short of a tier a month costs more than at the tier's first call. */
function withMoreCalls(asked: Scenario, total: Cny): CheaperWay[] {
  const beyondCover = asked.tierBasis === "net" ? coverOf(asked) : 0;
  return asked.catalog.products[asked.product].tiers
    .map((tier) => tier.fromCalls + beyondCover)
    .filter((calls) => calls > asked.calls)
    .map((calls) => {
      const priced = price({ ...asked, calls });
      return { kind: "more-calls", calls, total: priced.total, saves: minus(total, priced.total) };
    });
}

/** R-CAT-3 · Packs bought for this month alone, in place of those that were asked for. */
function withPacks(asked: Scenario, total: Cny): CheaperWay[] {
  if (asked.product !== "general" || asked.coveredAlready !== undefined) return [];
  return packMixes(asked.catalog, asked.calls - freeQuota(asked)).map((packs) => {
    const priced = price({ ...asked, packs });
    return {
      kind: "packs",
      packs: packs.map(({ offer, quantity }) => ({ sku: offer.sku, quantity })),
      packsTotal: priced.packsTotal,
      charge: priced.charge,
      total: priced.total,
      saves: minus(total, priced.total),
    };
  });
}

const isCount = (calls: number): boolean =>
  Number.isSafeInteger(calls) && calls >= 0 && calls <= MOST_CALLS;
