import { database } from "@/db";
import { campaignOffersTo, type CampaignOffer } from "@/db/queries/campaigns";
import { usageByDay } from "@/db/queries/usage";
import type { CustomerViewer } from "@/lib/auth/viewer";
import {
  comparePacks,
  recommendPack,
  type PackComparison,
  type Recommendation,
} from "@/lib/core/advice";
import { addDays, dayOf, dayStart } from "@/lib/core/calendar";
import { atSalePrice } from "@/lib/core/campaign";
import { catalogAt, type Catalog } from "@/lib/core/catalog";
import { cny } from "@/lib/core/money";
import { catalogs } from "@/lib/services/catalogs";
import { saleOf } from "./choice";

export type Offers = {
  readonly catalog: Catalog;
  /** What the comparison assumes: the calls asked about, or those of the last thirty days. */
  readonly monthlyCalls: number;
  readonly isOwnUsage: boolean;
  /** At the price that is paid now: a campaign's where one sells the size for less. */
  readonly comparisons: readonly PackComparison[];
  /** At the list price: a campaign has an end and a limit. */
  readonly advice: Recommendation | "none";
  /** R-REF-6 · The campaigns that sell a size for less to this customer now. */
  readonly sales: readonly CampaignOffer[];
};

const RECENT_DAYS = 30;
const MOST_CALLS = 1_000_000_000;

/** R-CAT-3 · The pack sizes on sale, each against what the customer's own volume costs postpaid. */
export async function offersFor(
  { accountId, now }: CustomerViewer,
  asked: unknown,
): Promise<Offers> {
  const db = database();
  const today = dayOf(now);
  const [versions, campaigns, recent] = await Promise.all([
    catalogs(db),
    campaignOffersTo(db, accountId, now),
    usageByDay(db, accountId, {
      product: "general",
      from: dayStart(addDays(today, -RECENT_DAYS)),
      to: dayStart(addDays(today, 1)),
    }),
  ]);
  const catalog = catalogAt(versions, now);
  const sales = campaigns.filter(({ kind }) => kind === "sale");
  const typed = callsOf(asked);
  const monthlyCalls = typed ?? recent.reduce((sum, { calls }) => sum + calls, 0);
  return {
    catalog,
    monthlyCalls,
    isOwnUsage: typed === null,
    comparisons: comparePacks(atSalePrices(catalog, sales), monthlyCalls),
    advice: recommendPack(catalog, monthlyCalls),
    sales,
  };
}

const atSalePrices = (catalog: Catalog, sales: readonly CampaignOffer[]): Catalog =>
  catalog.packs.reduce((list, offer) => {
    const price = saleOf(offer, sales)?.price;
    return price ? atSalePrice(list, { sku: offer.sku, price: cny(price) }) : list;
  }, catalog);

/** A number of calls as a person types it; null where it is none. */
function callsOf(asked: unknown): number | null {
  if (typeof asked !== "string" || !/^[\d,]{1,13}$/.test(asked)) return null;
  const calls = Number(asked.replaceAll(",", ""));
  return calls > 0 && calls <= MOST_CALLS ? calls : null;
}
