import { Decimal } from "decimal.js";

import { ok, refuse, type Result } from "@/lib/core/result";

declare const currency: unique symbol;

/** An exact amount of Chinese yuan. Only this file turns other values into money. */
export type Cny = Decimal & { readonly [currency]: "CNY" };

// Forty digits hold the price of 10^15 calls with 8 decimals, and a division in between, without loss.
const Exact = Decimal.clone({ defaults: true, precision: 40 });

const FEN_DECIMALS = 2;
const EXACT_DECIMALS = 8;

export const cny = (value: Decimal.Value): Cny => new Exact(value) as Cny;

export const ZERO: Cny = cny(0);

export const plus = (...amounts: readonly Cny[]): Cny =>
  amounts.reduce((sum, amount) => cny(sum.plus(amount)), ZERO);

export const minus = (from: Cny, amount: Cny): Cny => cny(from.minus(amount));

/** An amount taken `calls` times, exactly. */
export const times = (unit: Cny, calls: number): Cny => cny(unit.times(calls));

/** `part` of `whole` equal shares of an amount, unrounded. */
export const fraction = (amount: Cny, part: number, whole: number): Cny =>
  cny(amount.times(part).dividedBy(whole));

/** R-PRICE-4 · Money moves in whole fen. A half fen goes up. */
export const inFen = (amount: Cny): Cny =>
  cny(amount.toDecimalPlaces(FEN_DECIMALS, Exact.ROUND_HALF_UP));

/** The whole fen in an amount; what is less than a fen is left out. */
export const floorFen = (amount: Cny): Cny =>
  cny(amount.toDecimalPlaces(FEN_DECIMALS, Exact.ROUND_FLOOR));

/** How many whole fen a small amount is. For counting remainders, never for storing money. */
export const countFen = (amount: Cny): number => floorFen(amount).times(100).toNumber();

export const atMost = (amount: Cny, limit: Cny): Cny =>
  compare(amount, limit) <= 0 ? amount : limit;

export const isNegative = (amount: Cny): boolean => amount.lessThan(0);
export const isZero = (amount: Cny): boolean => amount.isZero();

/** Below zero when `a` is less than `b`, zero when equal, above zero when more: fit for sorting. */
export const compare = (a: Cny, b: Cny): number => a.comparedTo(b);

/** "5597.20": an amount in fen, as purses, bills and the API write it. Never "-0.00". */
export const fenString = (amount: Cny): string =>
  withoutNegativeZero(inFen(amount)).toFixed(FEN_DECIMALS);

/** "0.00300000": an amount before rounding, as bill lines keep it. */
export const exactString = (amount: Cny): string =>
  withoutNegativeZero(amount.toDecimalPlaces(EXACT_DECIMALS, Exact.ROUND_HALF_UP)).toFixed(
    EXACT_DECIMALS,
  );

/** "0.003": a unit price in as few digits as say it exactly. */
export const unitPriceString = (price: Cny): string => price.toFixed();

/** Yuan that a person typed: no sign, no thousands separators, at most 12 digits and 2 decimals. */
export function parseAmount(text: string): Result<Cny, "not-an-amount"> {
  return /^(0|[1-9]\d{0,11})(\.\d{1,2})?$/.test(text) ? ok(cny(text)) : refuse("not-an-amount");
}

// decimal.js keeps the sign of a zero that was rounded up from below, and prints it.
const withoutNegativeZero = (amount: Decimal): Decimal => (amount.isZero() ? ZERO : amount);
