import { useLocale, useTranslations } from "next-intl";

import type { PackComparison } from "@/lib/core/advice";
import { shortCount } from "@/lib/format/count";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";
import { verdictWords } from "./verdict";

/** Every pack size against the customer's own postpaid price. */
export function ComparisonTable({
  comparisons,
}: {
  readonly comparisons: readonly PackComparison[];
}) {
  const t = useTranslations("buy");
  const locale = useLocale();
  return (
    <table className="w-full num">
      <caption className="sr-only">{t("table.caption")}</caption>
      <thead>
        <tr>
          {(["size", "price", "unit", "against", "months"] as const).map((column, index) => (
            <th
              key={column}
              scope="col"
              className={`th px-1.5! ${index > 0 ? "text-right" : "pl-0!"}`}
            >
              {t(`table.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {comparisons.map((comparison) => (
          <tr key={comparison.offer.sku} className="border-t border-line">
            <th scope="row" className="td px-1.5! pl-0! text-left font-medium whitespace-nowrap">
              {shortCount(comparison.offer.calls, locale)}
            </th>
            <td className="td px-1.5! text-right">{formatMoney(comparison.offer.price)}</td>
            <td className="td px-1.5! text-right">{formatUnitPrice(comparison.unitPrice)}</td>
            <td className="td px-1.5! text-right whitespace-nowrap">
              {verdictWords(comparison, t)}
            </td>
            <td className="td px-1.5! text-right">
              {comparison.monthsOfCover === null ? "—" : comparison.monthsOfCover.toFixed(1)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
