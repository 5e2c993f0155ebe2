import { useTranslations } from "next-intl";

import type { OverpayZone } from "@/lib/core/advice";
import type { MonthlyCost } from "@/lib/core/purchase-plan";
import { formatCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";

/** So many rows tell the course of the lines; the edges of the zones are among them. */
const ROWS = 12;

/** The picture as numbers. */
export function CostsTable(props: {
  readonly costs: readonly MonthlyCost[];
  readonly zones: readonly OverpayZone[];
  readonly hasPacks: boolean;
  readonly caption: string;
}) {
  const t = useTranslations("calculator.picture");
  const { costs, zones, hasPacks } = props;
  const edges = new Set(zones.flatMap((zone) => [zone.fromCalls, zone.toCalls, zone.cheaperAt]));
  const every = Math.ceil(costs.length / ROWS);
  const rows = costs.filter(({ calls }, index) => index % every === 0 || edges.has(calls));
  const isDearer = (calls: number) =>
    zones.some((zone) => calls >= zone.fromCalls && calls <= zone.toCalls);
  return (
    <table className="num w-full">
      <caption className="sr-only">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="th pl-0!">
            {t("calls")}
          </th>
          <th scope="col" className="th text-right">
            {t("postpaid")}
          </th>
          {hasPacks && (
            <th scope="col" className="th text-right">
              {t("withPacksShort")}
            </th>
          )}
          <th scope="col" className="th pr-0!">
            {t("zoneLegend")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ calls, postpaid, withPacks }) => (
          <tr key={calls} className="border-t border-line">
            <th scope="row" className="td py-1! pl-0! text-left font-normal">
              {formatCount(calls)}
            </th>
            <td className="td py-1! text-right">{formatMoney(postpaid)}</td>
            {hasPacks && (
              <td className="td py-1! text-right">{withPacks ? formatMoney(withPacks) : "—"}</td>
            )}
            <td className="td py-1! pr-0!">{isDearer(calls) ? t("dearer") : "—"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
