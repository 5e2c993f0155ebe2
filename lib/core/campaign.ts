import { DAY_MS } from "@/lib/core/calendar";
import { packOffer, type Catalog } from "@/lib/core/catalog";
import { compare, isZero, parseAmount, type Cny } from "@/lib/core/money";
import type { CampaignRule } from "@/lib/core/refund";
import { ok, refuse, type Result } from "@/lib/core/result";

/** When a campaign runs: from its start up to, not including, its end, unless it was ended by hand before. */
export type CampaignTime = {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | null;
};

/** R-REF-6 · One pack size at another price, with a refund rule of its own. */
export type Sale = {
  readonly sku: string;
  readonly price: Cny;
  readonly refundRule: CampaignRule;
};

/** R-USE-3 · Calls that are given away, for so many days from when they are taken. */
export type Giveaway = { readonly calls: number; readonly validDays: number };

export const CAMPAIGN_STATES = ["announced", "running", "over"] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** Who ends a campaign by hand ends it for everybody, whatever their clock shows (R-TIME-1). */
export function campaignState(
  { startsAt, endsAt, endedAt }: CampaignTime,
  at: Date,
): CampaignState {
  if (endedAt || at >= endsAt) return "over";
  return at < startsAt ? "announced" : "running";
}

/** A price list in which one size costs what a sale says. Everything else in it is as it was. */
export const atSalePrice = (
  catalog: Catalog,
  { sku, price }: Pick<Sale, "sku" | "price">,
): Catalog => ({
  ...catalog,
  packs: catalog.packs.map((offer) => (offer.sku === sku ? { ...offer, price } : offer)),
});

export type AllowanceRefusal = {
  readonly code: "campaign-limit-reached";
  readonly rule: "R-REF-6";
  /** How many more the account may have. */
  readonly left: number;
};

/** How many packs of a campaign an account may still have; what it gave back counts as had. */
export const allowanceLeft = (perAccount: number, had: number): number =>
  Math.max(0, perAccount - had);

/** A campaign as an operator words it; money as text. */
export type CampaignDraft = {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly perAccount: number;
} & (
  | {
      readonly kind: "sale";
      readonly sku: string;
      readonly price: string;
      readonly refundRule: CampaignRule;
    }
  | ({ readonly kind: "gift" } & Giveaway)
);

export type CampaignTermsRefusal =
  | { readonly code: "unknown-sku"; readonly rule: "R-CAT-3" }
  | { readonly code: "not-an-amount" | "price-not-below-list"; readonly rule: "R-REF-6" }
  | { readonly code: "bad-campaign-time" | "campaign-over"; readonly rule: "R-REF-6" }
  | {
      readonly code: "bad-campaign-limit" | "bad-refund-days";
      readonly rule: "R-REF-6";
      readonly most: number;
    }
  | { readonly code: "bad-calls"; readonly rule: "R-USE-3"; readonly most: number }
  | { readonly code: "bad-valid-days"; readonly rule: "R-USE-3"; readonly most: number };

export const CAMPAIGN_DAYS_MAX = 366;
export const PER_ACCOUNT_MAX = 100;
/** Longer than any pack lasts: an expired one goes back under no rule (R-REF-8). */
export const REFUND_DAYS_MAX = 730;
export const GIVEAWAY_CALLS_MAX = 1_000_000_000;

/**
 * R-REF-6, R-USE-3 · Whether a campaign can be held: it ends after it starts and has not ended already, sells a size
 * that is on the list for less than the list says, or gives calls away for a time.
 */
export function checkCampaign(
  draft: CampaignDraft,
  catalog: Catalog,
  at: Date,
): Result<void, CampaignTermsRefusal> {
  const lasts = draft.endsAt.getTime() - draft.startsAt.getTime();
  if (!(lasts > 0 && lasts <= CAMPAIGN_DAYS_MAX * DAY_MS)) {
    return refuse({ code: "bad-campaign-time", rule: "R-REF-6" });
  }
  if (draft.endsAt <= at) return refuse({ code: "campaign-over", rule: "R-REF-6" });
  if (!isWithin(draft.perAccount, PER_ACCOUNT_MAX)) {
    return refuse({ code: "bad-campaign-limit", rule: "R-REF-6", most: PER_ACCOUNT_MAX });
  }
  return draft.kind === "sale" ? checkSale(draft, catalog) : checkGiveaway(draft);
}

function checkSale(
  { sku, price, refundRule }: Extract<CampaignDraft, { kind: "sale" }>,
  catalog: Catalog,
): Result<void, CampaignTermsRefusal> {
  const offer = packOffer(catalog, sku);
  if (!offer) return refuse({ code: "unknown-sku", rule: "R-CAT-3" });
  const amount = parseAmount(price);
  if (!amount.ok || isZero(amount.value)) return refuse({ code: "not-an-amount", rule: "R-REF-6" });
  if (compare(amount.value, offer.price) >= 0) {
    return refuse({ code: "price-not-below-list", rule: "R-REF-6" });
  }
  if (refundRule.kind === "days" && !isWithin(refundRule.days, REFUND_DAYS_MAX)) {
    return refuse({ code: "bad-refund-days", rule: "R-REF-6", most: REFUND_DAYS_MAX });
  }
  return ok(undefined);
}

function checkGiveaway({ calls, validDays }: Giveaway): Result<void, CampaignTermsRefusal> {
  if (!isWithin(calls, GIVEAWAY_CALLS_MAX)) {
    return refuse({ code: "bad-calls", rule: "R-USE-3", most: GIVEAWAY_CALLS_MAX });
  }
  if (!isWithin(validDays, CAMPAIGN_DAYS_MAX)) {
    return refuse({ code: "bad-valid-days", rule: "R-USE-3", most: CAMPAIGN_DAYS_MAX });
  }
  return ok(undefined);
}

/** R-USE-3 · When calls that are taken at an instant end, exclusive. */
export const giveawayEnd = ({ validDays }: Giveaway, takenAt: Date): Date =>
  new Date(takenAt.getTime() + validDays * DAY_MS);

const isWithin = (value: number, most: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= most;
