import { useLocale, useTranslations } from "next-intl";

import { StackedBars, type Bar } from "@/components/charts/stacked-bars";
import type { RevenueMonth } from "@/db/queries/revenue";
import { cny, countFen, plus } from "@/lib/core/money";
import { shortCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";

const SERIES = [
  { key: "used", word: "packs", colour: "pack" },
  { key: "breakage", word: "breakage", colour: "pack2" },
  { key: "postpaid", word: "postpaid", colour: "post" },
] as const;

/** What each month recognised, by where it came from; the cash of the month beside it. Heights are whole fen. */
export function RevenueChart(props: {
  /** The oldest first. */
  readonly months: readonly RevenueMonth[];
  readonly current: number;
}) {
  const t = useTranslations("revenue");
  const locale = useLocale();
  const sumOf = (...keys: readonly (typeof SERIES)[number]["key"][]) =>
    formatMoney(plus(...props.months.flatMap((month) => keys.map((key) => cny(month[key])))));
  const bars = props.months.map((month): Bar => ({
    label: month.month,
    values: SERIES.map(({ key }) => countFen(cny(month[key]))),
    detail: { label: t("chart.cashIn"), value: formatMoney(month.cashIn) },
  }));
  return (
    <StackedBars
      series={SERIES.map(({ key, word, colour }) => ({ key, label: t(`chart.${word}`), colour }))}
      bars={bars}
      current={props.months.length - 1 - props.current}
      finding={t("chart.finding", {
        total: sumOf("used", "breakage", "postpaid"),
        packs: sumOf("used", "breakage"),
        postpaid: sumOf("postpaid"),
      })}
      exact={(fen) => formatMoney(cny(fen).dividedBy(100))}
      brief={(fen) => shortCount(Math.round(fen / 100), locale).replaceAll(/[ ,]/g, "")}
      words={{ when: t("chart.when"), current: t("chart.current") }}
    />
  );
}
