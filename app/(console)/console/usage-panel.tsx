import { useLocale, useTranslations } from "next-intl";

import { StackedBars, type Bar } from "@/components/charts/stacked-bars";
import { Icon } from "@/components/ui/icon";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Panel } from "@/components/ui/panel";
import type { UsageRow } from "@/db/queries/usage";
import { dayOf, daysOfMonth, type Day } from "@/lib/core/calendar";
import { PRODUCTS, type Product } from "@/lib/core/catalog";
import { plus, times, ZERO } from "@/lib/core/money";
import { tierReached, tierVolumeOf } from "@/lib/core/pricing";
import { formatCount, shortCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { FirstCall } from "./first-call";
import type { Overview } from "./overview";

type Props = { readonly overview: Overview; readonly product?: Product | undefined };

/** The month day by day, by what covered the calls, with what is expected of the days to come. */
export function UsagePanel({ overview, product }: Props) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const bars = useBars({ overview, product });
  const peak = bars.reduce((best, bar) => (total(bar) > total(best) ? bar : best), {
    label: "",
    values: [0],
  });
  const tabs = [undefined, ...PRODUCTS].map((each) => ({
    label: t(`productShort.${each ?? "all"}`),
    href: routes.overview({ product: each }),
    current: each === product,
  }));
  return (
    <Panel
      title={t("usage.title")}
      note={t("usage.note")}
      flush
      action={
        <>
          <LinkTabs label={t("usage.products")} tabs={tabs} />
          <LinkTabs
            label={t("usage.granularity")}
            tabs={[
              { label: t("usage.day"), href: routes.overview({ product }), current: true },
              {
                label: t("usage.hour"),
                href: routes.usage({ by: "hour", product }),
                current: false,
              },
            ]}
          />
          <a
            href={routes.usageExport({ range: "month", product })}
            aria-label={t("usage.export")}
            className="btn btn-s h-7! px-1.5! max-sm:hidden"
          >
            <Icon name="download" />
          </a>
        </>
      }
    >
      {overview.slices.length === 0 ? (
        <FirstCall />
      ) : (
        <StackedBars
          series={[
            { key: "free", label: t("source.free"), colour: "free" },
            { key: "pack", label: t("source.packs"), colour: "pack" },
            { key: "post", label: t("source.postpaid"), colour: "post" },
          ]}
          bars={bars}
          current={Number(overview.today.slice(8)) - 1}
          peakLabel={t("usage.peak", { calls: shortCount(total(peak), locale) })}
          finding={t("usage.finding", {
            month: overview.month,
            day: peak.label,
            calls: formatCount(total(peak)),
          })}
        />
      )}
    </Panel>
  );
}

function useBars({ overview, product }: Props): Bar[] {
  const t = useTranslations("overview");
  const { slices, forecast, today, month } = overview;
  const shown = slices.filter((slice) => !product || slice.product === product);
  const byDay = Map.groupBy(shown, ({ at }) => dayOf(at));
  const priceNow = unitPricesNow(overview);

  return daysOfMonth(month).map((day) => {
    const rows = byDay.get(day) ?? [];
    const made = sum(rows, "calls");
    const values = [
      sum(rows, "free"),
      sum(rows, "gifted") + sum(rows, "bought"),
      sum(rows, "postpaid"),
    ];
    const label = day.slice(5);
    if (day < today)
      return { label, values, detail: { label: t("usage.dayCost"), value: costOf(rows) } };
    const expected = expectedOf(day);
    return { label, values, ...(expected === undefined ? {} : { forecast: made + expected }) };
  });

  function expectedOf(day: Day): number | undefined {
    const calls = forecast?.days.find((each) => each.day === day)?.calls;
    if (!calls) return undefined;
    return product ? calls[product] : calls.general + calls.legacy;
  }

  function costOf(rows: readonly UsageRow[]): string {
    return formatMoney(
      plus(ZERO, ...rows.map((row) => times(priceNow[row.product], row.postpaid))),
    );
  }
}

/** R-PRICE-1 · A day's cost is known only when its month ends; until then it is told at the tier reached so far. */
function unitPricesNow({ catalog, slices }: Overview) {
  const priceOf = (product: Product) => {
    const rows = slices.filter((slice) => slice.product === product);
    const volume = tierVolumeOf(catalog.tierBasis, sum(rows, "calls"), sum(rows, "postpaid"));
    return tierReached(catalog.products[product].tiers, volume).unitPrice;
  };
  return { general: priceOf("general"), legacy: priceOf("legacy") };
}

const sum = (
  rows: readonly UsageRow[],
  what: "calls" | "free" | "gifted" | "bought" | "postpaid",
): number => rows.reduce((calls, row) => calls + row[what], 0);

const total = (bar: Bar): number => bar.values.reduce((calls, value) => calls + value, 0);
