import { useLocale, useTranslations } from "next-intl";

import { StackedBars, type Bar } from "@/components/charts/stacked-bars";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { addMonths, nextMonth, type Month } from "@/lib/core/calendar";
import { countFen, cny, fraction, plus, ZERO } from "@/lib/core/money";
import { shortCount } from "@/lib/format/count";
import type { Locale } from "@/lib/format/locale";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import type { MonthRow } from "./months";

const MONTHS = 12;
const PURSES = ["cash", "gift", "income", "voucher"] as const;
const COLOURS = { cash: "pack", gift: "free", income: "pack2", voucher: "post" } as const;

type Props = { readonly current: Month; readonly rows: readonly MonthRow[] };

/** Twelve months by who paid. The heights are whole fen: a drawing needs numbers, and fen are exact. */
export function BillsChart({ current, rows }: Props) {
  const t = useTranslations("bills");
  const locale = useLocale();
  const months = lastMonths(current);
  const bars = months.map((month): Bar =>
    barOf(
      month,
      rows.find((row) => row.month === month),
    ),
  );
  const { count, total, mean } = billedIn(months, rows);
  return (
    <StackedBars
      series={PURSES.map((key) => ({ key, label: t(`purse.${key}`), colour: COLOURS[key] }))}
      bars={bars}
      current={MONTHS - 1}
      finding={t("chart.finding", {
        count,
        total: formatMoney(total),
        mean: formatMoney(mean),
      })}
      exact={(fen) => formatMoney(cny(fen).dividedBy(100))}
      brief={(fen) => axisYuan(fen, locale)}
      words={{ when: t("column.month"), current: t("chart.current"), forecast: t("chart.open") }}
    />
  );
}

/** A place on the axis, without the currency sign for want of room; the panel's heading names it. */
const axisYuan = (fen: number, locale: Locale): string =>
  fen % 100 === 0
    ? shortCount(fen / 100, locale).replaceAll(/[ ,]/g, "")
    : cny(fen).dividedBy(100).toFixed(2);

/** What the twelve months came to, and when the next bill comes. */
export function BillsSummary({ current, rows }: Props) {
  const t = useTranslations("bills");
  const { count, total, mean } = billedIn(lastMonths(current), rows);
  const open = rows.find(({ month, paid }) => month === current && !paid);
  return (
    <Facts
      facts={[
        { label: t("summary.total", { count }), value: formatMoney(total) },
        { label: t("summary.mean"), value: formatMoney(mean) },
        {
          label: t("summary.open"),
          value: open ? (
            <Link href={routes.bill(current)} className="lnk">
              {formatMoney(open.total)}
            </Link>
          ) : (
            formatMoney(ZERO)
          ),
        },
        { label: t("summary.next"), value: t("summary.nextDays", { month: nextMonth(current) }) },
      ]}
    />
  );
}

const lastMonths = (current: Month): Month[] =>
  Array.from({ length: MONTHS }, (_, index) => addMonths(current, index + 1 - MONTHS));

function billedIn(months: readonly Month[], rows: readonly MonthRow[]) {
  const billed = rows.filter(({ month, paid }) => paid && months.includes(month));
  const total = plus(ZERO, ...billed.map((row) => cny(row.total)));
  const count = billed.length;
  return { count, total, mean: count > 0 ? fraction(total, 1, count) : ZERO };
}

const barOf = (month: Month, row: MonthRow | undefined): Bar => ({
  label: month,
  values: PURSES.map((purse) => (row?.paid ? countFen(cny(row.paid[purse])) : 0)),
  ...(row && !row.paid ? { forecast: countFen(cny(row.total)) } : {}),
});
