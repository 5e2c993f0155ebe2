import type { useTranslations } from "next-intl";

import type { DerivationLine } from "@/components/billing/derivation";
import { PRODUCTS } from "@/lib/core/catalog";
import { ZERO } from "@/lib/core/money";
import type { BillLine } from "@/lib/core/settlement";
import { formatCount } from "@/lib/format/count";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import type { Overview } from "./overview";

type Words = ReturnType<typeof useTranslations<"overview">>;

/** R-USE-8 · The month's calls by product, and by what covered them. */
export function callsLines({ soFar }: Overview, t: Words): DerivationLine[] {
  const totals = soFar?.totals ?? { calls: 0, free: 0, gifted: 0, bought: 0, postpaidCalls: 0 };
  const source = { label: t("usageLink"), href: routes.usage() };
  return [
    { label: t("source.free"), value: formatCount(totals.free) },
    { operator: "+", label: t("source.gifted"), value: formatCount(totals.gifted) },
    { operator: "+", label: t("source.bought"), value: formatCount(totals.bought) },
    { operator: "+", label: t("source.postpaid"), value: formatCount(totals.postpaidCalls) },
    {
      operator: "=",
      label: t("calls.label"),
      value: formatCount(totals.calls),
      rule: { id: "R-USE-8" },
      source,
    },
  ];
}

/** R-SET-3 · The bill that would be issued now, step by step. */
export function costLines({ soFar }: Overview, t: Words): DerivationLine[] {
  const lines = soFar?.lines ?? [];
  return [
    ...lines.flatMap((line) => lineSteps(line, t)),
    {
      operator: "=",
      label: t("cost.label"),
      value: formatMoney(soFar?.totals.charge ?? ZERO),
      rule: { id: "R-PRICE-4" },
    },
  ];
}

function lineSteps(line: BillLine, t: Words): DerivationLine[] {
  const product = t(`product.${line.product}`);
  const covered = line.free + line.gifted + line.bought;
  return [
    {
      label: line.priorMonth ? t("cost.prior", { product, month: line.priorMonth }) : product,
      value: t("units", { count: formatCount(line.calls) }),
    },
    {
      operator: "−",
      label: t("cost.covered"),
      note: product,
      value: t("units", { count: formatCount(covered) }),
      rule: { id: "R-USE-3" },
    },
    {
      operator: "→",
      label: t("cost.tier", { volume: formatCount(line.tierVolume), tier: line.tier }),
      note: t(`basis.${line.tierBasis}`),
      value: t("perCall", { price: formatUnitPrice(line.unitPrice) }),
      rule: { id: "R-PRICE-1" },
    },
    {
      operator: "=",
      label: t("cost.amount", { product }),
      note: t("cost.product", {
        calls: formatCount(line.postpaidCalls),
        price: formatUnitPrice(line.unitPrice),
      }),
      value: formatMoney(line.charge),
    },
  ];
}

/** The month as it is expected to end, priced as a bill would be. */
export function forecastLines({ forecast }: Overview, t: Words): DerivationLine[] {
  if (!forecast) return [];
  const ofProducts = PRODUCTS.filter((product) => forecast.products[product].calls > 0);
  return [
    ...ofProducts.flatMap((product): DerivationLine[] => {
      const expected = forecast.products[product];
      return [
        {
          label: t("forecast.calls", { product: t(`product.${product}`) }),
          value: t("units", { count: formatCount(expected.calls) }),
        },
        {
          operator: "→",
          label: t("cost.tier", { volume: formatCount(expected.tierVolume), tier: expected.tier }),
          note: expected.crossing
            ? t("forecast.crossing", { day: expected.crossing.day.slice(5) })
            : undefined,
          value: t("perCall", { price: formatUnitPrice(expected.unitPrice) }),
          rule: { id: "R-PRICE-1" },
        },
        {
          operator: "=",
          label: t("cost.amount", { product: t(`product.${product}`) }),
          note: t("cost.product", {
            calls: formatCount(expected.postpaidCalls),
            price: formatUnitPrice(expected.unitPrice),
          }),
          value: formatMoney(expected.charge),
        },
      ];
    }),
    {
      operator: "=",
      label: t("forecast.label"),
      value: formatMoney(forecast.charge),
      rule: { id: "R-PRICE-4" },
    },
  ];
}

/** R-FUND-1 · Available = cash + income + gift − frozen. */
export function balanceLines({ purses, available }: Overview, t: Words): DerivationLine[] {
  return [
    { label: t("purse.cash"), value: formatMoney(purses.cash) },
    { operator: "+", label: t("purse.income"), value: formatMoney(purses.income) },
    { operator: "+", label: t("purse.gift"), value: formatMoney(purses.gift) },
    { operator: "−", label: t("purse.frozen"), value: formatMoney(purses.frozen) },
    {
      operator: "=",
      label: t("balance.label"),
      value: formatMoney(available),
      rule: { id: "R-FUND-1" },
      source: { label: t("transactionsLink"), href: routes.transactions() },
    },
  ];
}
