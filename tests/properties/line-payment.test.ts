import fc from "fast-check";
import { expect, it } from "vitest";

import { paymentBetween, sharePaymentByLine } from "@/lib/core/line-payment";
import {
  cny,
  compare,
  fenString,
  inFen,
  isNegative,
  plus,
  times,
  type Cny,
} from "@/lib/core/money";
import { paymentTotal, SOURCES, type Payment } from "@/lib/core/payment";

const amount = fc.integer({ min: 0, max: 5_000_000 }).map((fen) => times(cny("0.01"), fen));
const anyPayment: fc.Arbitrary<Payment> = fc.record({
  voucher: amount,
  gift: amount,
  income: amount,
  cash: amount,
});

/** Cuts a whole into parts at fractions of it, to the fen. */
function cutAt(whole: Cny, places: readonly number[]): Cny[] {
  const marks = [
    cny(0),
    ...places
      .toSorted((a, b) => a - b)
      .map((place) => inFen(cny(whole.times(place).dividedBy(1000)))),
    whole,
  ];
  return marks.slice(1).map((mark, index) => cny(mark.minus(marks[index] ?? 0)));
}

const anyCut = fc.array(fc.nat(1000), { maxLength: 12 });

it("R-SET-3 · however a bill is cut into lines, each sums to its charge and each source to what it paid", () => {
  fc.assert(
    fc.property(anyPayment, anyCut, (payment, places) => {
      const charges = cutAt(paymentTotal(payment), places);
      const shares = sharePaymentByLine(payment, charges);
      shares.forEach((share, line) => {
        expect(compare(paymentTotal(share), charges[line] ?? cny("NaN"))).toBe(0);
        for (const source of SOURCES) {
          expect(isNegative(share[source])).toBe(false);
          expect(compare(share[source], inFen(share[source]))).toBe(0);
        }
      });
      for (const source of SOURCES) {
        const sum = plus(...shares.map((share) => share[source]));
        expect(fenString(sum)).toBe(fenString(payment[source]));
      }
    }),
  );
});

it("R-REV-1 · however a payment is consumed, the parts are what they should be and add up to each source", () => {
  fc.assert(
    fc.property(anyPayment, anyCut, (payment, places) => {
      const cuts = cutAt(paymentTotal(payment), places);
      let from = cny(0);
      const parts = cuts.map((cut) => {
        const through = plus(from, cut);
        const part = paymentBetween(payment, from, through);
        from = through;
        expect(compare(paymentTotal(part), cut)).toBe(0);
        return part;
      });
      for (const source of SOURCES) {
        expect(parts.some((part) => isNegative(part[source]))).toBe(false);
        expect(compare(plus(...parts.map((part) => part[source])), payment[source])).toBe(0);
      }
    }),
  );
});
