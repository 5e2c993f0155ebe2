import type { CampaignOffer } from "@/db/queries/campaigns";
import { packOffer, type Catalog, type PackOffer } from "@/lib/core/catalog";
import { cny, compare, type Cny } from "@/lib/core/money";
import { isQuantity } from "@/lib/core/purchase";
import { refundWindowEnd } from "@/lib/core/refund";

export type Choice = {
  /** At the price that is paid: the campaign's, where there is one. */
  readonly offer: PackOffer;
  readonly listPrice: Cny;
  readonly quantity: number;
  /** R-REF-6 · The campaign that it is bought in. */
  readonly sale: CampaignOffer | null;
};

type Asked = {
  readonly sku?: unknown;
  readonly quantity?: unknown;
  /** `none` for the list price and its refund rule, though a campaign sells for less. */
  readonly campaign?: unknown;
};

/** What an address asks to buy, or null where no such pack is sold. A quantity that makes no sense is one. */
export function choiceOf(
  { sku, quantity, campaign }: Asked,
  catalog: Catalog,
  sales: readonly CampaignOffer[],
): Choice | null {
  const offer = typeof sku === "string" ? packOffer(catalog, sku) : undefined;
  if (!offer) return null;
  const asked = Number(quantity);
  const some = isQuantity(asked, catalog) ? asked : 1;
  const best = campaign === "none" ? null : saleOf(offer, sales);
  const sale = best && some <= best.left ? best : null;
  const listPrice = offer.price;
  return {
    offer: sale?.price ? { ...offer, price: cny(sale.price) } : offer,
    listPrice,
    quantity: some,
    sale,
  };
}

/** The campaign that sells a size for the least, if any sells it for less than the list. */
export function saleOf(offer: PackOffer, sales: readonly CampaignOffer[]): CampaignOffer | null {
  const [best] = sales
    .filter(({ sku, price }) => sku === offer.sku && price && compare(cny(price), offer.price) < 0)
    .toSorted((a, b) => compare(cny(a.price ?? 0), cny(b.price ?? 0)));
  return best ?? null;
}

/** R-REF-3, R-REF-6 · Until when it could go back unused if it were bought now; null where the campaign forbids it. */
export function refundableUntil({ sale }: Choice, now: Date, refundDays: number): Date | null {
  const rule = sale?.refundRule;
  if (rule?.kind === "none") return null;
  return refundWindowEnd(now, rule?.kind === "days" ? rule.days : refundDays);
}
