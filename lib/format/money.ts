import { Decimal } from "decimal.js";

/** An amount of yuan as the database and the core hand it out: a decimal string or a `Cny`. */
export type Amount = string | Decimal;

const MINUS = "\u2212";

type MoneyOptions = {
  /** Show `+` before what came in. Zero never has a sign. */
  readonly signed?: boolean;
};

/** The words between a number and its sign, for those who set them apart: `["−", "12.00"]`. */
export type MoneyParts = { readonly sign: "" | "+" | "−"; readonly digits: string };

/** `¥1,234.50`, `−¥12.00`, and with `signed` `+¥12.00`. Half a fen goes up, as on a bill (R-PRICE-4). */
export function formatMoney(amount: Amount, options: MoneyOptions = {}): string {
  const { sign, digits } = moneyParts(amount, options);
  return `${sign}¥${digits}`;
}

/** Sign and digits of an amount, two decimals, thousands grouped; the currency sign is left to the caller. */
export function moneyParts(amount: Amount, { signed = false }: MoneyOptions = {}): MoneyParts {
  const fen = new Decimal(amount).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  return {
    sign: fen.isZero() ? "" : fen.isNegative() ? MINUS : signed ? "+" : "",
    digits: grouped(fen.abs().toFixed(2)),
  };
}

/** `¥0.0030`, `¥0.00275`: four decimals at least, more where the price has them, never rounded. */
export function formatUnitPrice(price: Amount): string {
  const exact = new Decimal(price);
  return `¥${grouped(exact.toFixed(Math.max(4, exact.decimalPlaces())))}`;
}

/** `¥2.0340`, `−¥0.0040`: an amount before rounding, as exactly as a unit price (R-PRICE-4). */
export function formatExact(amount: Amount, { signed = false }: MoneyOptions = {}): string {
  const exact = new Decimal(amount);
  const sign = exact.isZero() ? "" : exact.isNegative() ? MINUS : signed ? "+" : "";
  return `${sign}${formatUnitPrice(exact.abs())}`;
}

function grouped(digits: string): string {
  const [whole = "0", fraction] = digits.split(".");
  const thousands = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}
