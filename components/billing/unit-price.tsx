import { useTranslations } from "next-intl";

import { formatUnitPrice, type Amount } from "@/lib/format/money";

/** The price of one call, never rounded: `¥0.00275/次`. */
export function UnitPrice({ price }: { readonly price: Amount }) {
  const t = useTranslations("common");
  return (
    <span className="num whitespace-nowrap">
      {formatUnitPrice(price)}
      <span className="text-ink3">{t("perCall")}</span>
    </span>
  );
}
