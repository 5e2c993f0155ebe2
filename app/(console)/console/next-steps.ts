import type { Account } from "@/db/queries/accounts";
import type { PackView } from "@/db/queries/packs";
import {
  comparePacks,
  recommendPack,
  type PackComparison,
  type Recommendation,
} from "@/lib/core/advice";
import { DAY_MS, dayStart, type Day } from "@/lib/core/calendar";
import type { Catalog } from "@/lib/core/catalog";
import { compare, minus, times, ZERO, type Cny } from "@/lib/core/money";
import { priceUsage } from "@/lib/core/pricing";
import type { Overview } from "./overview";
import type { RefundChance } from "./packs/refund-chance";

/** One thing worth doing now, with the numbers that say why. */
export type Step =
  | { readonly kind: "verify" }
  | { readonly kind: "top-up"; readonly missing: Cny }
  | {
      readonly kind: "refill";
      /** When packs run out; null where there are none. */
      readonly day: Day | null;
      readonly calls: number;
      readonly offer: PackComparison;
      readonly advice: Recommendation;
    }
  | {
      readonly kind: "refundable";
      readonly pack: PackView;
      readonly chance: RefundChance & { open: true };
    }
  | { readonly kind: "expiring"; readonly pack: PackView }
  | {
      readonly kind: "migrate";
      readonly calls: number;
      readonly offer: PackComparison;
      readonly saves: Cny;
    };

const MOST_STEPS = 3;
const SOON_DAYS = 30;
const RUNS_OUT_SOON_DAYS = 45;

/** The most pressing first, at most three. Nothing is advised that the numbers do not bear out. */
export function nextSteps(account: Account, overview: Overview): readonly Step[] {
  return [
    ...verify(account),
    ...topUp(overview),
    ...(mayBuy(account) ? refill(overview) : []),
    ...refundable(overview),
    ...expiring(overview),
    ...(mayBuy(account) ? migrate(overview) : []),
  ].slice(0, MOST_STEPS);
}

/** R-ARR-1, R-MOD-1 · Packs are not advised to whom they are not sold. */
const mayBuy = ({ arrearsSince, contentStoppedAt }: Account): boolean =>
  !arrearsSince && !contentStoppedAt;

const verify = ({ verifiedAt }: Account): Step[] => (verifiedAt ? [] : [{ kind: "verify" }]);

/** R-SET-1 · The month's bill will be charged at the start of the next one. */
function topUp({ forecast, available }: Overview): Step[] {
  if (!forecast || compare(available, forecast.charge) >= 0) return [];
  return [{ kind: "top-up", missing: minus(forecast.charge, available) }];
}

function refill({ quota, catalog, recent }: Overview): Step[] {
  const runsOutLater =
    quota && !(quota.end.how === "used-up" && quota.end.days <= RUNS_OUT_SOON_DAYS);
  if (runsOutLater) return [];
  const advised = advisedPack(catalog, recent.general);
  if (!advised) return [];
  const day = quota?.end.how === "used-up" ? quota.end.day : null;
  return [{ kind: "refill", day, calls: recent.general, ...advised }];
}

function refundable({ packs, chances }: Overview): Step[] {
  return packs
    .flatMap((pack) => {
      const chance = chances.get(pack.id);
      return chance?.open ? [{ kind: "refundable" as const, pack, chance }] : [];
    })
    .toSorted((a, b) => a.chance.until.getTime() - b.chance.until.getTime())
    .slice(0, 1);
}

/** A pack that ends soon with calls that will not be made before. */
function expiring({ packs, quota, now }: Overview): Step[] {
  const lasts = quota?.end.how === "used-up" ? dayStart(quota.end.day) : null;
  const endsSoon = packs.find(
    ({ kind, place, endsAt }) =>
      kind !== "free" && place !== null && endsAt.getTime() - now.getTime() <= SOON_DAYS * DAY_MS,
  );
  return endsSoon && (!lasts || lasts > endsSoon.endsAt)
    ? [{ kind: "expiring", pack: endsSoon }]
    : [];
}

/**
 * R-CAT-1 · The same number of general calls against legacy's own price, from the pack that is advised for the
 * general calls that there are: two cards must not advise two packs.
 */
function migrate({ catalog, recent }: Overview): Step[] {
  const advised = advisedPack(catalog, recent.general) ?? advisedPack(catalog, recent.legacy);
  if (recent.legacy === 0 || !advised) return [];
  const { tiers } = catalog.products.legacy;
  const { charge } = priceUsage({
    tiers,
    tierBasis: catalog.tierBasis,
    calls: recent.legacy,
    coveredCalls: 0,
  });
  const saves = minus(charge, times(advised.offer.unitPrice, recent.legacy));
  return compare(saves, ZERO) > 0
    ? [{ kind: "migrate", calls: recent.legacy, offer: advised.offer, saves }]
    : [];
}

function advisedPack(catalog: Catalog, calls: number) {
  const advice = recommendPack(catalog, calls);
  if (advice === "none") return null;
  const offer = comparePacks(catalog, calls).find((each) => each.offer.sku === advice.sku);
  return offer ? { advice, offer } : null;
}
