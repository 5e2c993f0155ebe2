import { useLocale, useTranslations } from "next-intl";

import type { Catalog } from "@/lib/core/catalog";
import { fenString, unitPriceString } from "@/lib/core/money";
import { packName } from "@/lib/format/pack-name";

/** The same prices as schema.org offers, for programs that read pages. A block of data: the browser runs none of it. */
export function OffersForMachines(props: { readonly catalog: Catalog; readonly url: string }) {
  const [t, words] = [useTranslations("site.pricing"), useTranslations("components")];
  const locale = useLocale();
  const { catalog, url } = props;
  const offer = (name: string, price: string) => ({
    "@type": "Offer",
    name,
    price,
    priceCurrency: "CNY",
    availability: "https://schema.org/InStock",
    url,
  });
  const [firstTier] = catalog.products.general.tiers;
  const data = {
    "@context": "https://schema.org",
    "@type": "Service",
    name: t("general"),
    offers: [
      ...catalog.packs.map((pack) =>
        offer(
          packName({ kind: "bought", callsTotal: pack.calls }, locale, words),
          fenString(pack.price),
        ),
      ),
      ...(firstTier ? [offer(t("tiers"), unitPriceString(firstTier.unitPrice))] : []),
    ],
  };
  // A "<" could end the block: as an escape it is the same to JSON.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
