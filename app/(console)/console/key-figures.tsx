import { useLocale, useTranslations } from "next-intl";

import { Derivation, type DerivationLine } from "@/components/billing/derivation";
import { How } from "@/components/billing/how";
import { KpiStrip, type Kpi } from "@/components/billing/kpi-strip";
import { Money } from "@/components/billing/money";
import { Sparkline } from "@/components/charts/sparkline";
import { Badge } from "@/components/ui/badge";
import { PRODUCTS } from "@/lib/core/catalog";
import { compare, minus, ZERO } from "@/lib/core/money";
import { formatCount, percentChange, shortCount } from "@/lib/format/count";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";
import { balanceLines, callsLines, costLines, forecastLines } from "./derivations";
import { costCurve } from "./cost-curve";
import type { Overview } from "./overview";

/** Calls, cost to date, forecast, balance: each with how it came to be. */
export function KeyFigures({ overview }: { readonly overview: Overview }) {
  const items = [
    useCalls(overview),
    useCost(overview),
    useForecast(overview),
    useBalance(overview),
  ];
  return <KpiStrip items={items} />;
}

function useCalls(overview: Overview): Kpi {
  const t = useTranslations("overview");
  const locale = useLocale();
  const { soFar, packs, month } = overview;
  const free = packs.find(({ freeMonth }) => freeMonth === month);
  const byProduct = PRODUCTS.map((product) => {
    const lines = soFar?.lines.filter((line) => line.product === product) ?? [];
    const calls = lines.reduce((sum, line) => sum + line.calls, 0);
    return t("calls.ofProduct", {
      product: t(`productShort.${product}`),
      calls: shortCount(calls, locale),
    });
  });
  return {
    label: t("calls.label"),
    value: (
      <>
        {formatCount(soFar?.totals.calls ?? 0)}
        <span className="ml-1 text-xs font-normal text-ink3">{t("callUnit")}</span>
      </>
    ),
    aside: free && (
      <Badge tone="neutral">
        {free.callsLeft === 0
          ? t("calls.freeUsedUp", { total: formatCount(free.callsTotal) })
          : t("calls.freeLeft", { left: formatCount(free.callsLeft) })}
      </Badge>
    ),
    note: (
      <>
        {byProduct.join(" · ")} <HowOf subject={t("calls.label")} lines={callsLines(overview, t)} />
      </>
    ),
  };
}

function useCost(overview: Overview): Kpi {
  const t = useTranslations("overview");
  const { soFar } = overview;
  const postpaid = soFar?.lines.filter((line) => line.postpaidCalls > 0) ?? [];
  const [only] = postpaid;
  return {
    label: t("cost.label"),
    badge: <Badge tone="neutral">{t("cost.estimate")}</Badge>,
    value: <Money amount={soFar?.totals.charge ?? ZERO} />,
    note: (
      <>
        {only && postpaid.length === 1
          ? t("cost.product", {
              calls: formatCount(only.postpaidCalls),
              price: formatUnitPrice(only.unitPrice),
            })
          : t("cost.postpaid", { calls: formatCount(soFar?.totals.postpaidCalls ?? 0) })}
        {" · "}
        <HowOf subject={t("cost.label")} lines={costLines(overview, t)} note={t("cost.note")} />
      </>
    ),
  };
}

function useForecast(overview: Overview): Kpi {
  const t = useTranslations("overview");
  const { forecast, lastBill } = overview;
  if (!forecast) return { label: t("forecast.label"), value: "—", note: t("forecast.none") };
  const curve = costCurve(overview);
  return {
    label: t("forecast.label"),
    badge: <Badge tone="neutral">{t("forecast.estimate")}</Badge>,
    value: <Money amount={forecast.charge} />,
    aside: <Sparkline actual={curve.actual} forecast={curve.forecast} />,
    note: (
      <>
        {lastBill && (
          <>
            {t("forecast.against", {
              month: Number(lastBill.month.slice(5)),
              total: formatMoney(lastBill.total),
              change: percentChange(forecast.charge, lastBill.total),
            })}
            {" · "}
          </>
        )}
        <HowOf
          subject={t("forecast.label")}
          lines={forecastLines(overview, t)}
          note={t("forecast.method")}
        />
      </>
    ),
  };
}

function useBalance(overview: Overview): Kpi {
  const t = useTranslations("overview");
  const { available, forecast, purses } = overview;
  const missing = minus(forecast?.charge ?? ZERO, available);
  const suffices = compare(missing, ZERO) <= 0;
  return {
    label: t("balance.label"),
    value: <Money amount={available} />,
    aside: forecast && (
      <Badge tone={suffices ? "ok" : "warn"} icon={suffices ? "check" : "warn"}>
        {suffices ? t("balance.suffices") : t("balance.missing", { amount: formatMoney(missing) })}
      </Badge>
    ),
    note: (
      <>
        {t("balance.purses", { cash: formatMoney(purses.cash), gift: formatMoney(purses.gift) })}{" "}
        <HowOf subject={t("balance.label")} lines={balanceLines(overview, t)} />
      </>
    ),
  };
}

function HowOf(props: {
  readonly subject: string;
  readonly lines: readonly DerivationLine[];
  readonly note?: string;
}) {
  return (
    <How subject={props.subject}>
      <Derivation caption={props.subject} lines={props.lines} />
      {props.note && <p className="mt-3 text-xs text-ink3">{props.note}</p>}
    </How>
  );
}
