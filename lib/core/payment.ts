import type { Product } from "@/lib/core/catalog";
import {
  ZERO,
  atMost,
  cny,
  compare,
  countFen,
  floorFen,
  fraction,
  isNegative,
  minus,
  plus,
  times,
  type Cny,
} from "@/lib/core/money";
import { ok, refuse, type Result } from "@/lib/core/result";

/** R-FUND-1 · What an account holds. Only cash may be below zero; that is the debt. */
export type Purses = { readonly cash: Cny; readonly income: Cny; readonly gift: Cny };

/** R-FUND-1 · The order of deduction. */
export const SOURCES = ["voucher", "gift", "income", "cash"] as const;
export type Source = (typeof SOURCES)[number];

/** What each source gave to one payment. */
export type Payment = Readonly<Record<Source, Cny>>;

export const NO_PAYMENT: Payment = { voucher: ZERO, gift: ZERO, income: ZERO, cash: ZERO };

export const paymentTotal = (payment: Payment): Cny =>
  plus(...SOURCES.map((source) => payment[source]));

/** R-FUND-1 · Available = cash + income + gift − frozen. */
export const availableBalance = (purses: Purses, frozen: Cny): Cny =>
  minus(plus(purses.cash, purses.income, purses.gift), frozen);

/**
 * R-FUND-1 · What each purse has for a purchase. Frozen money, and gift or income that only makes up for a debt, are held
 * back from the purses that are spent last: no purchase takes more than what is available, or leads into arrears (D-25).
 */
export function spendable(purses: Purses, frozen: Cny): Purses {
  const cash = minus(purses.cash, frozen);
  const income = minus(purses.income, lacking(cash));
  const gift = minus(purses.gift, lacking(income));
  return { cash: held(cash), income: held(income), gift: held(gift) };
}

const lacking = (purse: Cny): Cny => (isNegative(purse) ? minus(ZERO, purse) : ZERO);

export type FundsTooLow = { readonly code: "funds-too-low"; readonly missing: Cny };

/** R-ORD-2 · A purchase takes what is there and never drives cash below zero; cash in debt counts as none. */
export function payPurchase(
  purses: Purses,
  voucher: VoucherState | null,
  total: Cny,
): Result<Payment, FundsTooLow> {
  const payment = inOrder(purses, voucher, total);
  const missing = minus(total, paymentTotal(payment));
  return compare(missing, ZERO) > 0 ? refuse({ code: "funds-too-low", missing }) : ok(payment);
}

/** A charge that is always made. `owed` is the part of it that cash did not hold: how far it deepened the debt. */
export type BillPayment = Payment & { readonly owed: Cny };

/** R-SET-4 · A bill is always charged: what nothing covers is taken from cash, which may go below zero. */
export function payBill(purses: Purses, voucher: VoucherState | null, charge: Cny): BillPayment {
  const payment = inOrder(purses, voucher, charge);
  const owed = minus(charge, paymentTotal(payment));
  return { ...payment, cash: plus(payment.cash, owed), owed };
}

/**
 * R-ORD-3 · What each pack of an order cost in each source. Every pack sums to its price and every source to what
 * it paid: shares are rounded down to the fen, then the missing fen of a pack come one each from the sources with the
 * most fen still to place, ties in the order of deduction.
 */
export function sharePayment(payment: Payment, packCount: number): Payment[] {
  const price = fraction(paymentTotal(payment), 1, packCount);
  if (compare(price, floorFen(price)) !== 0) {
    throw new RangeError(`${packCount} packs cannot have cost the same whole fen each`);
  }
  const even = bySource((source) => floorFen(fraction(payment[source], 1, packCount)));
  const fenToPlace = SOURCES.map((source) => ({
    source,
    fen: countFen(minus(payment[source], times(even[source], packCount))),
  }));
  const fenPerPack = countFen(minus(price, paymentTotal(even)));

  return Array.from({ length: packCount }, () => {
    // Sorting is stable, so ties stay in the order of deduction.
    const fullest = fenToPlace.toSorted((a, b) => b.fen - a.fen).slice(0, fenPerPack);
    for (const each of fullest) each.fen -= 1;
    return bySource((source) =>
      fullest.some((each) => each.source === source) ? plus(even[source], FEN) : even[source],
    );
  });
}

const FEN: Cny = cny("0.01");

/** R-FUND-1 · Voucher, then gift, then income, then cash, each as far as it reaches. */
function inOrder(purses: Purses, voucher: VoucherState | null, total: Cny): Payment {
  const fromVoucher = voucher ? deductible(voucher, total) : ZERO;
  const afterVoucher = minus(total, fromVoucher);
  const gift = atMost(afterVoucher, held(purses.gift));
  const afterGift = minus(afterVoucher, gift);
  const income = atMost(afterGift, held(purses.income));
  const cash = atMost(minus(afterGift, income), held(purses.cash));
  return { voucher: fromVoucher, gift, income, cash };
}

const held = (purse: Cny): Cny => (isNegative(purse) ? ZERO : purse);

const bySource = (amountOf: (source: Source) => Cny): Payment => ({
  voucher: amountOf("voucher"),
  gift: amountOf("gift"),
  income: amountOf("income"),
  cash: amountOf("cash"),
});

export const VOUCHER_SCOPES = ["prepaid", "postpaid", "both"] as const;
export type VoucherScope = (typeof VOUCHER_SCOPES)[number];

export type VoucherState = {
  readonly id: string;
  readonly balance: Cny;
  readonly startsAt?: Date | null;
  /** Exclusive. */
  readonly endsAt: Date;
  readonly multiUse: boolean;
  /** True once a single-use voucher was used, whatever is left on it. */
  readonly spent: boolean;
  /** Null where it may pay for any product. */
  readonly products: readonly Product[] | null;
  readonly scope: VoucherScope;
  /** The smallest payment that it may be used on. */
  readonly minimum: Cny;
};

export type VoucherRefusal =
  | "not-started"
  | "expired"
  | "empty"
  | "wrong-product"
  | "wrong-scope"
  | "below-minimum";

export type VoucherUse = {
  readonly product: Product;
  /** A purchase is prepaid, a bill is postpaid. */
  readonly scope: Exclude<VoucherScope, "both">;
  readonly amount: Cny;
  readonly at: Date;
};

/** R-FUND-2 · Why a voucher cannot be used on a payment, or null where it can. */
export function voucherRefusal(voucher: VoucherState, use: VoucherUse): VoucherRefusal | null {
  if (voucher.startsAt && use.at < voucher.startsAt) return "not-started";
  if (use.at >= voucher.endsAt) return "expired";
  if (voucher.spent || compare(voucher.balance, ZERO) <= 0) return "empty";
  if (voucher.products && !voucher.products.includes(use.product)) return "wrong-product";
  if (voucher.scope !== "both" && voucher.scope !== use.scope) return "wrong-scope";
  if (compare(use.amount, voucher.minimum) < 0) return "below-minimum";
  return null;
}

/** How much of an amount a voucher can pay. */
export const deductible = (voucher: VoucherState, amount: Cny): Cny =>
  atMost(voucher.balance, amount);

/**
 * R-FUND-2 · The one voucher that the system uses on a bill: the earliest to expire among those that cover the
 * whole charge; where none does, the earliest to expire, then the largest deductible, then the smallest balance.
 * One bill is one payment, so a voucher must be good for every product that the bill charges.
 */
export function pickVoucherForBill(
  vouchers: readonly VoucherState[],
  charge: Cny,
  bill: { readonly products: readonly Product[]; readonly at: Date },
): VoucherState | null {
  if (compare(charge, ZERO) <= 0) return null;
  const usable = vouchers.filter((voucher) =>
    bill.products.every(
      (product) =>
        voucherRefusal(voucher, { product, scope: "postpaid", amount: charge, at: bill.at }) ===
        null,
    ),
  );
  const covering = usable.filter((voucher) => compare(voucher.balance, charge) >= 0);
  const candidates = covering.length > 0 ? covering : usable;
  return candidates.toSorted((a, b) => inPickOrder(a, b, charge))[0] ?? null;
}

function inPickOrder(a: VoucherState, b: VoucherState, charge: Cny): number {
  return (
    a.endsAt.getTime() - b.endsAt.getTime() ||
    compare(deductible(b, charge), deductible(a, charge)) ||
    compare(a.balance, b.balance) ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}
