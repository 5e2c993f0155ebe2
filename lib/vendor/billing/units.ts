import { exactString, times, ZERO, minus, isNegative, type Cny } from "@/lib/core/money";
import { shanghaiIso } from "@/lib/core/calendar";

declare global {
  interface JSON {
    /** Node has it, TypeScript's library does not yet: digits that JSON.stringify writes as they are. */
    rawJSON(digits: string): WholeNumber;
  }
}

declare const wholeNumber: unique symbol;

/** A number in an answer that was never a JavaScript number: its digits are written as they are. */
export type WholeNumber = { readonly [wholeNumber]: true };

/** Balances, orders and the cash flow: a number of fen. */
export const fenOf = (amount: Cny): WholeNumber => wholeMultiple(amount, 100);

/** Vouchers: a number of micro, of which a yuan has 10⁸. */
export const microOf = (amount: Cny): WholeNumber => wholeMultiple(amount, 100_000_000);

/** Bills: yuan as text with eight decimals. */
export const yuanOf = exactString;

/** An account's number where the vendor's types want a number. */
export const uinOf = (accountId: string): WholeNumber => JSON.rawJSON(BigInt(accountId).toString());

export const negative = (amount: Cny): Cny => minus(ZERO, amount);

/** The positive part of an amount, or nothing. */
export const positivePart = (amount: Cny): Cny => (isNegative(amount) ? ZERO : amount);

/** A share of a whole in percent, with two decimals. Nothing has a share of nothing. */
export const percentOf = (part: Cny, whole: Cny): string =>
  whole.isZero() ? "0.00" : part.dividedBy(whole).times(100).toFixed(2);

/** "2025-11-18 14:32:05" on Shanghai's clock. */
export const secondOf = (instant: Date): string =>
  shanghaiIso(instant).slice(0, 19).replace("T", " ");

/** "2025-11-18 14:32:05.000" on Shanghai's clock. */
export const millisecondOf = (instant: Date): string =>
  shanghaiIso(instant).slice(0, 23).replace("T", " ");

/** The last second before an instant: the vendor's periods include their end, ours do not. */
export const lastSecondBefore = (end: Date): string => secondOf(new Date(end.getTime() - 1));

function wholeMultiple(amount: Cny, factor: number): WholeNumber {
  const units = times(amount, factor);
  if (!units.isInteger()) throw new RangeError(`${amount.toFixed()} yuan are not whole units`);
  return JSON.rawJSON(units.isZero() ? "0" : units.toFixed(0));
}
