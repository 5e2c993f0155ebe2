import type { Asker } from "@/db/client";
import type { orders } from "@/db/schema";
import {
  allowanceLeft,
  atSalePrice,
  campaignState,
  type AllowanceRefusal,
} from "@/lib/core/campaign";
import type { Catalog } from "@/lib/core/catalog";
import { ok, refuse, type Result } from "@/lib/core/result";
import { findCampaign, packsHad, saleOf, type Campaign } from "@/lib/services/campaigns/campaign";
import { catalogInForce, catalogs } from "@/lib/services/catalogs";
import type { LockedAccount } from "@/lib/services/lock-account";

/** The price list that an order is placed under, and the campaign that it is placed in, if any. */
export type OrderTerms = { readonly catalog: Catalog; readonly campaign: Campaign | null };

export type CampaignRefusal =
  | AllowanceRefusal
  | {
      readonly code: "campaign-not-found" | "campaign-not-running" | "campaign-other-pack";
      readonly rule: "R-REF-6";
    };

type Placed = Pick<typeof orders.$inferSelect, "catalogVersion" | "campaignId">;

type Wanted = {
  readonly sku: string;
  readonly quantity: number;
  readonly campaignId?: string | null;
};

/**
 * R-ORD-1, R-REF-6 · The terms of an order that is placed now: the price list in force and, in a campaign that runs,
 * sells this size and allows so many, its price.
 */
export async function termsNow(
  db: Asker,
  account: Pick<LockedAccount, "id" | "now">,
  { sku, quantity, campaignId = null }: Wanted,
): Promise<Result<OrderTerms, CampaignRefusal>> {
  const catalog = await catalogInForce(db, account.now);
  if (campaignId === null) return ok({ catalog, campaign: null });

  const campaign = await findCampaign(db, campaignId);
  const sale = campaign && saleOf(campaign);
  if (!campaign || !sale) return refuse({ code: "campaign-not-found", rule: "R-REF-6" });
  if (campaignState(campaign, account.now) !== "running") {
    return refuse({ code: "campaign-not-running", rule: "R-REF-6" });
  }
  if (sale.sku !== sku) return refuse({ code: "campaign-other-pack", rule: "R-REF-6" });
  const left = allowanceLeft(campaign.perAccount, await packsHad(db, account, campaignId));
  if (quantity > left) return refuse({ code: "campaign-limit-reached", rule: "R-REF-6", left });
  return ok({ catalog: atSalePrice(catalog, sale), campaign });
}

/** R-CAT-5, R-REF-6 · The terms that an order was placed under: a new price list or the end of its campaign changes none. */
export async function termsOfOrder(db: Asker, order: Placed): Promise<OrderTerms> {
  const catalog = (await catalogs(db)).find(({ version }) => version === order.catalogVersion);
  if (!catalog) throw new Error(`catalogue version ${order.catalogVersion} does not exist`);
  const campaign = order.campaignId ? await findCampaign(db, order.campaignId) : null;
  const sale = campaign && saleOf(campaign);
  return { catalog: sale ? atSalePrice(catalog, sale) : catalog, campaign };
}
