import type { Account, Campaign } from "@/tests/simulation/model/account";
import type { Instant } from "@/tests/simulation/model/calendar";
import type { Fen } from "@/tests/simulation/model/money";
import {
  inForce,
  type PriceList,
  type Prices,
  type Sku,
} from "@/tests/simulation/model/price-list";

/** What a buyer asks for, and the campaigns that there are. */
type Choice = {
  readonly asked: {
    readonly sku: string;
    readonly quantity: number;
    readonly campaignId: string | null;
  };
  readonly campaigns: readonly Campaign[];
};

/** The price list that an order is placed under, and the campaign in which it is, if any. */
export type Terms = { readonly list: PriceList; readonly campaign: Campaign | null };

/** R-REF-6: a campaign sells one size for less, while it runs, and so many to an account. */
export function termsOf(
  account: Account,
  prices: Prices,
  now: Instant,
  { asked, campaigns }: Choice,
): Terms | { readonly refused: string } {
  const list = inForce(prices, now);
  if (asked.campaignId === null) return { list, campaign: null };
  const campaign = campaigns.find(({ id }) => id === asked.campaignId);
  if (!campaign?.sells) return { refused: "campaign-not-found" };
  if (now < campaign.startsAt || now >= campaign.endsAt) return { refused: "campaign-not-running" };
  if (campaign.sells.sku !== asked.sku) return { refused: "campaign-other-pack" };
  if (asked.quantity > campaign.perAccount - packsHad(account, campaign, now)) {
    return { refused: "campaign-limit-reached" };
  }
  return { list, campaign };
}

/** What an account has had of a campaign, given back or not, or may still pay for. */
export function packsHad(account: Account, { id }: Campaign, now: Instant): number {
  const had = account.packs.filter(({ campaign }) => campaign?.id === id).length;
  return account.orders
    .filter(({ campaign, paid }) => campaign?.id === id && !paid)
    .filter(({ cancelledAt, expiresAt }) => cancelledAt === null && now < expiresAt)
    .reduce((packs, { quantity }) => packs + quantity, had);
}

export const unitPrice = ({ list, campaign }: Terms, sku: Sku): Fen =>
  campaign?.sells?.price ?? list.packs[sku].price;
