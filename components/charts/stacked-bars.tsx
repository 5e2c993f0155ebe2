import { useLocale, useTranslations } from "next-intl";

import {
  aroundCurrent,
  NARROW,
  planBars,
  total,
  WIDE,
  type Bar,
  type Series,
} from "@/components/charts/bars";
import { BarsDrawing } from "@/components/charts/bars-drawing";
import { SWATCH } from "@/components/charts/colours";
import { formatCount, shortCount } from "@/lib/format/count";

export type { Bar, Series } from "@/components/charts/bars";

/** Other words than "Date", "Today" and "Forecast", where a chart is not about days. */
type ChartWords = { readonly when?: string; readonly current?: string; readonly forecast?: string };

/**
 * Parts of a total over time, bottom to top in the order of the series. `finding` is what the picture
 * shows, in a sentence; the numbers themselves are in the table below it.
 */
export function StackedBars(props: {
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
  /** The index of today, this hour, this month. */
  readonly current?: number;
  readonly finding: string;
  /** Written beside the highest bar. */
  readonly peakLabel?: string;
  /** Values are calls unless told otherwise. */
  readonly exact?: (value: number) => string;
  readonly brief?: (value: number) => string;
  readonly words?: ChartWords;
}) {
  const locale = useLocale();
  const t = useTranslations("components.chart");
  const exact = props.exact ?? formatCount;
  const brief = props.brief ?? ((value: number) => shortCount(value, locale).replace(" ", ""));
  const phone = aroundCurrent(props.bars, props.current);
  const shared = {
    series: props.series,
    finding: props.finding,
    peakLabel: props.peakLabel,
    exact,
    brief,
    words: {
      today: props.words?.current ?? t("today"),
      total: t("total"),
      forecast: props.words?.forecast ?? t("forecast"),
    },
  };
  return (
    <>
      <Legend {...props} exact={exact} />
      <div className="px-4 pt-2">
        <div className="hidden md:block">
          <BarsDrawing
            {...shared}
            plan={planBars(props.bars, props.series, WIDE)}
            current={props.current}
            readout
          />
        </div>
        <div className="md:hidden">
          <BarsDrawing
            {...shared}
            plan={planBars(phone.bars, props.series, NARROW)}
            current={phone.current}
          />
        </div>
      </div>
      <BarsTable {...props} exact={exact} />
    </>
  );
}

function Legend(props: {
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
  readonly exact: (value: number) => string;
  readonly words?: ChartWords;
}) {
  const t = useTranslations("components.chart");
  const forecast = props.bars.some((bar) => bar.forecast !== undefined);
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 px-4 pt-2 text-xs">
      {props.series.map((series, index) => (
        <li key={series.key} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-2.5 rounded-[3px] ${SWATCH[series.colour]}`} />
          <span className="text-ink2">{series.label}</span>
          <span className="num font-medium">
            {props.exact(props.bars.reduce((sum, bar) => sum + (bar.values[index] ?? 0), 0))}
          </span>
        </li>
      ))}
      {forecast && (
        <li className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="size-2.5 rounded-[3px] border border-line2 bg-[repeating-linear-gradient(135deg,var(--c-line2)_0_1.5px,transparent_1.5px_4px)]"
          />
          <span className="text-ink2">{props.words?.forecast ?? t("forecast")}</span>
        </li>
      )}
    </ul>
  );
}

function BarsTable(props: {
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
  readonly finding: string;
  readonly exact: (value: number) => string;
  readonly words?: ChartWords;
}) {
  const t = useTranslations("components.chart");
  const forecast = props.bars.some((bar) => bar.forecast !== undefined);
  return (
    <details className="px-4 pt-1 pb-3 text-xs">
      <summary className="lnk inline-block min-h-6 leading-6">{t("table")}</summary>
      <div className="overflow-x-auto" role="region" tabIndex={0} aria-label={t("table")}>
        <table className="num w-full">
          <caption className="sr-only">{props.finding}</caption>
          <thead>
            <tr>
              <th scope="col" className="th pl-0!">
                {props.words?.when ?? t("when")}
              </th>
              {props.series.map((series) => (
                <th key={series.key} scope="col" className="th text-right">
                  {series.label}
                </th>
              ))}
              <th scope="col" className="th text-right">
                {t("total")}
              </th>
              {forecast && (
                <th scope="col" className="th pr-0! text-right">
                  {props.words?.forecast ?? t("forecastOf")}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {props.bars.map((bar) => (
              <tr key={bar.label} className="border-t border-line">
                <th scope="row" className="td py-1! pl-0! text-left font-normal whitespace-nowrap">
                  {bar.label}
                </th>
                {props.series.map((series, index) => (
                  <td key={series.key} className="td py-1! text-right">
                    {props.exact(bar.values[index] ?? 0)}
                  </td>
                ))}
                <td className="td py-1! text-right font-medium">{props.exact(total(bar))}</td>
                {forecast && (
                  <td className="td py-1! pr-0! text-right text-ink2">
                    {bar.forecast === undefined ? "—" : props.exact(bar.forecast)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
