import fc from "fast-check";
import { expect, it } from "vitest";

import {
  ZERO,
  cny,
  compare,
  fenString,
  isNegative,
  minus,
  plus,
  times,
  type Cny,
} from "@/lib/core/money";
import {
  SOURCES,
  payBill,
  payPurchase,
  paymentTotal,
  sharePayment,
  type Payment,
  type Purses,
} from "@/lib/core/payment";
import { recognisedSoFar } from "@/lib/core/revenue";
import { voucher } from "@/tests/support/vouchers";

const fen = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((count) => times(cny("0.01"), count));
const amount = fen(0, 10_000_000);
const anyPurses: fc.Arbitrary<Purses> = fc.record({
  cash: fen(-1_000_000, 1_000_000),
  income: amount,
  gift: amount,
});
const anyVoucher = fc.option(amount.map((balance) => voucher({ balance })));

it("R-ORD-2 · a purchase is paid to the fen or not at all, and takes from no purse more than it holds", () => {
  fc.assert(
    fc.property(anyPurses, anyVoucher, amount, (purses, picked, total) => {
      const paid = payPurchase(purses, picked, total);
      if (!paid.ok) {
        expect(compare(paid.refusal.missing, ZERO)).toBe(1);
        return;
      }
      expect(fenString(paymentTotal(paid.value))).toBe(fenString(total));
      const { gift, income, cash, voucher: fromVoucher } = paid.value;
      expect(SOURCES.some((source) => isNegative(paid.value[source]))).toBe(false);
      expect(compare(gift, purses.gift) <= 0 && compare(income, purses.income) <= 0).toBe(true);
      expect(compare(cash, isNegative(purses.cash) ? ZERO : purses.cash) <= 0).toBe(true);
      expect(compare(fromVoucher, picked?.balance ?? ZERO) <= 0).toBe(true);
    }),
  );
});

it("R-FUND-1 · a later source pays only where the earlier ones are used up", () => {
  fc.assert(
    fc.property(anyPurses, anyVoucher, amount, (purses, picked, charge) => {
      const { gift, income, cash } = payBill(purses, picked, charge);
      if (!cash.isZero()) expect(fenString(income)).toBe(fenString(purses.income));
      if (!income.isZero() || !cash.isZero()) expect(fenString(gift)).toBe(fenString(purses.gift));
    }),
  );
});

it("R-SET-4 · a bill is paid in full, and the debt grows by exactly what is owed", () => {
  fc.assert(
    fc.property(anyPurses, anyVoucher, amount, (purses, picked, charge) => {
      const { owed, ...paid } = payBill(purses, picked, charge);
      const debtOf = (cash: Cny) => (isNegative(cash) ? minus(ZERO, cash) : ZERO);
      const grown = minus(debtOf(minus(purses.cash, paid.cash)), debtOf(purses.cash));
      expect(fenString(paymentTotal(paid))).toBe(fenString(charge));
      expect(fenString(grown)).toBe(fenString(owed));
    }),
  );
});

it("R-ORD-3 · every pack sums to its price and every source to what it paid", () => {
  const order = fc
    .record({
      packs: fc.integer({ min: 1, max: 100 }),
      price: fen(1, 7_500_000),
      cuts: fc.array(fc.nat({ max: 1000 }), { minLength: 3, maxLength: 3 }),
    })
    .map(({ packs, price, cuts }) => {
      // Three cuts part the total into four sources, any of which may be empty.
      const total = times(price, packs);
      const edges = [0, ...cuts.toSorted((a, b) => a - b), 1000].map((cut) =>
        cny(total.times(cut).dividedBy(1000).toDecimalPlaces(2)),
      );
      const part = (index: number) => minus(edges[index + 1] ?? ZERO, edges[index] ?? ZERO);
      const paid: Payment = { voucher: part(0), gift: part(1), income: part(2), cash: part(3) };
      return { packs, price, paid };
    });
  fc.assert(
    fc.property(order, ({ packs, price, paid }) => {
      const shares = sharePayment(paid, packs);
      expect(shares.every((share) => compare(paymentTotal(share), price) === 0)).toBe(true);
      for (const source of SOURCES) {
        expect(shares.some((share) => isNegative(share[source]))).toBe(false);
        expect(fenString(plus(...shares.map((share) => share[source])))).toBe(
          fenString(paid[source]),
        );
      }
    }),
  );
});

it("R-REV-1 · revenue never falls, and the whole price is earned with the last call", () => {
  const sold = fc.record({
    price: fen(1, 7_500_000),
    total: fc.integer({ min: 1, max: 50_000_000 }),
  });
  fc.assert(
    fc.property(sold, fc.nat(), fc.nat(), ({ price, total }, a, b) => {
      const [less, more] = [a % (total + 1), b % (total + 1)].toSorted((x, y) => x - y) as [
        number,
        number,
      ];
      expect(
        compare(recognisedSoFar(price, less, total), recognisedSoFar(price, more, total)) <= 0,
      ).toBe(true);
      expect(fenString(recognisedSoFar(price, total, total))).toBe(fenString(price));
    }),
  );
});
