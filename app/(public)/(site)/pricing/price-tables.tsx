import { useLocale, useTranslations } from "next-intl";

import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import type { Catalog, PackOffer, Tier } from "@/lib/core/catalog";
import { cny, compare, fenString, minus, unitPriceString, type Cny } from "@/lib/core/money";
import { percent, shortCount } from "@/lib/format/count";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";

type TierRow = {
  readonly from: number;
  readonly to: number | null;
  readonly general: Cny;
  readonly legacy: Cny;
};

/** R-CAT-2 · The tiers of both products side by side: they begin at the same volumes. */
export function TierPrices({ products }: { readonly products: Catalog["products"] }) {
  const t = useTranslations("site.pricing");
  const locale = useLocale();
  const { tiers } = products.general;
  const rows = tiers.map((tier, index): TierRow => {
    const legacy = products.legacy.tiers.findLast(({ fromCalls }) => fromCalls <= tier.fromCalls);
    return {
      from: tier.fromCalls,
      to: tiers[index + 1]?.fromCalls ?? null,
      general: tier.unitPrice,
      legacy: legacy?.unitPrice ?? tier.unitPrice,
    };
  });
  const short = (calls: number) => shortCount(calls, locale);
  const columns: readonly Column<TierRow>[] = [
    {
      key: "volume",
      header: t("volume"),
      cell: ({ from, to }) =>
        to === null
          ? t("from", { from: short(from) })
          : t("upTo", { from: short(from), to: short(to) }),
      card: "title",
    },
    { key: "general", header: t("general"), cell: (row) => priced(row.general), align: "right" },
    { key: "legacy", header: t("legacy"), cell: (row) => priced(row.legacy), align: "right" },
  ];
  return (
    <KeysetTable
      caption={t("tiersCaption")}
      columns={columns}
      rows={rows}
      keyOf={(row) => String(row.from)}
      empty={null}
    />
  );
}

/** R-CAT-3 · The packs, and honestly what they save or cost against each postpaid tier. */
export function PackPrices(props: {
  readonly packs: readonly PackOffer[];
  readonly tiers: readonly Tier[];
}) {
  const t = useTranslations("site.pricing");
  const locale = useLocale();
  const unitPrice = (pack: PackOffer) => cny(pack.price.dividedBy(pack.calls));
  const columns: readonly Column<PackOffer>[] = [
    {
      key: "size",
      header: t("size"),
      cell: (pack) => shortCount(pack.calls, locale),
      card: "title",
    },
    {
      key: "price",
      header: t("price"),
      cell: (pack) => formatMoney(fenString(pack.price)),
      align: "right",
      card: "aside",
    },
    { key: "unit", header: t("unit"), cell: (pack) => priced(unitPrice(pack)), align: "right" },
    ...props.tiers.map((tier): Column<PackOffer> => ({
      key: String(tier.fromCalls),
      header: t("versus", { price: priced(tier.unitPrice) }),
      cell: (pack) => {
        const difference = minus(tier.unitPrice, unitPrice(pack));
        const sign = compare(difference, cny(0));
        if (sign === 0) return t("same");
        const share = percent(difference.abs(), tier.unitPrice);
        return t(sign > 0 ? "cheaper" : "dearer", { share });
      },
      align: "right",
    })),
    { key: "valid", header: t("valid"), cell: () => t("year"), card: "hidden" },
  ];
  return (
    <KeysetTable
      caption={t("packsCaption")}
      columns={columns}
      rows={props.packs}
      keyOf={(pack) => pack.sku}
      wide
      empty={null}
    />
  );
}

const priced = (price: Cny): string => formatUnitPrice(unitPriceString(price));
