import { FIRST_CATALOG, packOffer, type PackSku } from "@/lib/core/catalog";
import type { Locale } from "@/lib/format/locale";
import { packName } from "@/lib/format/pack-name";

/** What an order is for: `500 万次包`. A size keeps its number of calls in every version of the catalogue. */
export function itemName(
  { sku }: { readonly sku: PackSku },
  locale: Locale,
  words: Parameters<typeof packName>[2],
): string {
  const callsTotal = packOffer(FIRST_CATALOG, sku)?.calls ?? 0;
  return packName({ kind: "bought", callsTotal }, locale, words);
}
