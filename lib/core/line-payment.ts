import {
  atMost,
  compare,
  floorFen,
  isZero,
  minus,
  plus,
  ZERO,
  cny,
  type Cny,
} from "@/lib/core/money";
import { NO_PAYMENT, paymentTotal, SOURCES, type Payment } from "@/lib/core/payment";

/**
 * R-SET-3 · What each line of a bill took of the one payment that paid it, in whole fen: every line sums to its charge
 * and every source to what it paid. Each line takes its share of what the lines before it left, rounded down to the
 * fen; its missing fen come one each from the sources that still have the most to place, ties in the order of deduction.
 */
export function sharePaymentByLine(payment: Payment, charges: readonly Cny[]): Payment[] {
  if (compare(plus(...charges), paymentTotal(payment)) !== 0) {
    throw new RangeError("the lines of a bill do not come to what was paid for it");
  }
  let left = payment;
  return charges.map((charge) => {
    const share = shareOf(left, charge);
    left = bySource((source) => minus(left[source], share[source]));
    return share;
  });
}

function shareOf(left: Payment, charge: Cny): Payment {
  const whole = paymentTotal(left);
  if (isZero(charge) || isZero(whole)) return NO_PAYMENT;
  const even = bySource((source) => floorFen(cny(left[source].times(charge).dividedBy(whole))));
  let missing = minus(charge, paymentTotal(even));
  // Sorting is stable, so ties stay in the order of deduction.
  const fullest = SOURCES.toSorted((a, b) =>
    compare(minus(left[b], even[b]), minus(left[a], even[a])),
  );
  const share = { ...even };
  for (const source of fullest) {
    const fen = atMost(atMost(missing, FEN), minus(left[source], even[source]));
    share[source] = plus(even[source], fen);
    missing = minus(missing, fen);
  }
  return share;
}

const FEN: Cny = cny("0.01");

/**
 * R-REV-1 · What each source gave to the part of a payment between two running totals, taken in the order of
 * deduction. Parts that follow one another add up to what every source paid, to the fen, however they are cut.
 */
export function paymentBetween(payment: Payment, from: Cny, through: Cny): Payment {
  let before = ZERO;
  return bySource((source) => {
    const start = before;
    before = plus(before, payment[source]);
    return minus(within(through, start, before), within(from, start, before));
  });
}

/** A running total held between two bounds. */
const within = (total: Cny, start: Cny, end: Cny): Cny =>
  compare(total, start) < 0 ? start : atMost(total, end);

// Called source by source in the order of deduction.
const bySource = (amountOf: (source: (typeof SOURCES)[number]) => Cny): Payment => {
  const voucher = amountOf("voucher");
  const gift = amountOf("gift");
  const income = amountOf("income");
  return { voucher, gift, income, cash: amountOf("cash") };
};
