import { plus, ZERO, type Cny } from "@/lib/core/money";
import { NO_PAYMENT, paymentTotal, type Payment } from "@/lib/core/payment";
import type { Charge } from "@/lib/vendor/billing/charge";
import { percentOf, yuanOf } from "@/lib/vendor/billing/units";

/** What some charges come to. */
export type Sum = {
  /** By list price; charges that have none count nothing. */
  readonly listPrice: Cny;
  readonly payment: Payment;
};

type Summand = { readonly listPrice: Cny | null; readonly payment: Payment };

export const sumOf = (charges: readonly Summand[]): Sum =>
  charges.reduce<Sum>(
    (sum, { listPrice, payment }) => ({
      listPrice: plus(sum.listPrice, listPrice ?? ZERO),
      payment: {
        voucher: plus(sum.payment.voucher, payment.voucher),
        gift: plus(sum.payment.gift, payment.gift),
        income: plus(sum.payment.income, payment.income),
        cash: plus(sum.payment.cash, payment.cash),
      },
    }),
    { listPrice: ZERO, payment: NO_PAYMENT },
  );

/** A payment by the vendor's names: incentive is the gift purse, transfer the income purse. */
export const payAmounts = ({ voucher, gift, income, cash }: Payment) => ({
  VoucherPayAmount: yuanOf(voucher),
  IncentivePayAmount: yuanOf(gift),
  CashPayAmount: yuanOf(cash),
  TransferPayAmount: yuanOf(income),
});

/** A sum as every summary of the vendor writes it. */
export const summedAmounts = ({ listPrice, payment }: Sum) => ({
  RealTotalCost: yuanOf(paymentTotal(payment)),
  ...payAmounts(payment),
  TotalCost: yuanOf(listPrice),
});

/** Charges put together by a name of theirs, in the order in which the names come up. */
export function grouped<Name>(
  charges: readonly Charge[],
  nameOf: (charge: Charge) => Name,
): { readonly name: Name; readonly charges: readonly Charge[] }[] {
  return [...Map.groupBy(charges, nameOf)].map(([name, group]) => ({ name, charges: group }));
}

/** The amounts of a group, and its share of the whole. */
export function sharedAmounts(group: readonly Charge[], whole: readonly Charge[]) {
  const total = paymentTotal(sumOf(whole).payment);
  return {
    RealTotalCostRatio: percentOf(paymentTotal(sumOf(group).payment), total),
    ...summedAmounts(sumOf(group)),
  };
}
