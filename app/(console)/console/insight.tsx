import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Derivation } from "@/components/billing/derivation";
import { How } from "@/components/billing/how";
import { Banner } from "@/components/shell/banner";
import { PRODUCTS, type Product } from "@/lib/core/catalog";
import { compare, minus, times, ZERO } from "@/lib/core/money";
import { tierReached, tierVolumeOf } from "@/lib/core/pricing";
import { shortCount } from "@/lib/format/count";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";
import { forecastLines } from "./derivations";
import type { Overview } from "./overview";

/** R-PRICE-1 · A higher tier that the month will reach makes all of its postpaid calls cheaper. */
export function Insight({ overview }: { readonly overview: Overview }) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const crossing = crossingOf(overview);
  if (!crossing) return null;
  const { product, day, fromCalls, unitPriceNow, forecast, saves } = crossing;
  const b = (words: ReactNode) => <b className="font-semibold">{words}</b>;
  return (
    <Banner
      severity="info"
      icon="trend"
      aside={
        <How subject={t("forecast.label")} label={t("insight.how")}>
          <Derivation caption={t("forecast.label")} lines={forecastLines(overview, t)} />
          <p className="mt-3 text-xs text-ink3">{t("forecast.method")}</p>
        </How>
      }
    >
      {t.rich("insight.text", {
        b,
        product: t(`product.${product}`),
        day: day.slice(5),
        tier: shortCount(fromCalls, locale),
        before: formatUnitPrice(unitPriceNow),
        after: formatUnitPrice(forecast.unitPrice),
        charge: formatMoney(overview.forecast?.charge ?? ZERO),
        saves: formatMoney(saves),
      })}
    </Banner>
  );
}

/** The product whose tier will change the bill most; null where none will. */
function crossingOf(overview: Overview) {
  return (
    PRODUCTS.flatMap((product) => crossingOfProduct(overview, product) ?? []).toSorted((a, b) =>
      compare(b.saves, a.saves),
    )[0] ?? null
  );
}

function crossingOfProduct({ forecast, soFar, catalog }: Overview, product: Product) {
  const expected = forecast?.products[product];
  if (!expected?.crossing) return null;
  const { tiers } = catalog.products[product];
  const lines =
    soFar?.lines.filter((line) => line.kind === "usage" && line.product === product) ?? [];
  const calls = lines.reduce((sum, line) => sum + line.calls, 0);
  const postpaid = lines.reduce((sum, line) => sum + line.postpaidCalls, 0);
  const now = tierReached(tiers, tierVolumeOf(catalog.tierBasis, calls, postpaid));
  const saves = times(minus(now.unitPrice, expected.unitPrice), expected.postpaidCalls);
  if (compare(saves, ZERO) <= 0) return null;
  return {
    product,
    day: expected.crossing.day,
    fromCalls: tierReached(tiers, expected.tierVolume).fromCalls,
    unitPriceNow: now.unitPrice,
    forecast: expected,
    saves,
  };
}
