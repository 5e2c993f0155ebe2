import { Decimal } from "decimal.js";

import type { Locale } from "@/lib/format/locale";

/** `3,195,720`: exact, the same in both languages. */
export const formatCount = (count: number): string => exact.format(count);

/**
 * `252.1 万` or `2.5M`, for sub-labels, axes and cards. It rounds down, so that no count looks as if it
 * had reached a tier that it has not. Below ten thousand it stays exact.
 */
export function shortCount(count: number, locale: Locale): string {
  if (Math.abs(count) < 10_000) return formatCount(count);
  return short[locale]
    .formatToParts(count)
    .map(({ type, value }) => (type === "compact" && locale === "zh-CN" ? ` ${value}` : value))
    .join("");
}

/** `1,234.50`: how many a second, two decimals. */
export const formatRate = (rate: number): string => twoDecimals.format(rate);

/**
 * `64.9%`: one decimal, half up, but a part that lacks anything never reads `100.0%`. `whole` of zero has
 * no share and reads `—`.
 */
export function percent(part: Decimal.Value, whole: Decimal.Value): string {
  const share = shareOf(part, whole);
  if (share === undefined) return "—";
  const shown = share.eq(100) && new Decimal(part).lt(whole) ? ALMOST_ALL : share;
  return `${shown.toFixed(1)}%`.replace("-", "\u2212");
}

/** `+1.9%`, `−3.0%`: how far `now` is from `before`. */
export function percentChange(now: Decimal.Value, before: Decimal.Value): string {
  const share = shareOf(new Decimal(now).minus(before), before);
  if (share === undefined) return "—";
  return `${share.isPositive() && !share.isZero() ? "+" : ""}${share.toFixed(1)}%`.replace(
    "-",
    "\u2212",
  );
}

function shareOf(part: Decimal.Value, whole: Decimal.Value): Decimal | undefined {
  const base = new Decimal(whole);
  if (base.isZero()) return undefined;
  const share = new Decimal(part).div(base).times(100).toDecimalPlaces(1, Decimal.ROUND_HALF_UP);
  return share.isZero() ? share.abs() : share;
}

const ALMOST_ALL = new Decimal("99.9");

const twoDecimals = new Intl.NumberFormat("en-US", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const exact = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

const compact = { notation: "compact", maximumFractionDigits: 1, roundingMode: "trunc" } as const;
const short: Readonly<Record<Locale, Intl.NumberFormat>> = {
  "zh-CN": new Intl.NumberFormat("zh-CN", compact),
  en: new Intl.NumberFormat("en", compact),
};
