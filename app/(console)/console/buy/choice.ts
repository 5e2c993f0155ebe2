import { packOffer, type Catalog, type PackOffer } from "@/lib/core/catalog";
import { isQuantity } from "@/lib/core/purchase";

export type Choice = { readonly offer: PackOffer; readonly quantity: number };

type Asked = { readonly sku?: unknown; readonly quantity?: unknown };

/** What an address asks to buy, or null where no such pack is sold. A quantity that makes no sense is one. */
export function choiceOf({ sku, quantity }: Asked, catalog: Catalog): Choice | null {
  const offer = typeof sku === "string" ? packOffer(catalog, sku) : undefined;
  if (!offer) return null;
  const asked = Number(quantity);
  return { offer, quantity: isQuantity(asked, catalog) ? asked : 1 };
}
