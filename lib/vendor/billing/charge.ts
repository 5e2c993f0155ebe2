import {
  chargesOf,
  type BookedAdjustment,
  type MonthCharges,
  type PackPurchase,
  type PackRefund,
} from "@/db/queries/charges";
import type { BillDetail, BillLine } from "@/db/queries/bills";
import { signedCharge } from "@/lib/core/adjustment";
import { monthEnd, monthStart, type Month } from "@/lib/core/calendar";
import { packOffer, type Catalog, type Product } from "@/lib/core/catalog";
import { sharePaymentByLine } from "@/lib/core/line-payment";
import { cny, ZERO, type Cny } from "@/lib/core/money";
import { NO_PAYMENT, type Payment } from "@/lib/core/payment";
import { catalogs } from "@/lib/services/catalogs";
import type { Reader } from "@/lib/vendor/billing/billing-action";
import type { Action, PayMode } from "@/lib/vendor/billing/names";
import { negative } from "@/lib/vendor/billing/units";

/** What a charge was made for. */
export type ChargedThing =
  | { readonly kind: "pack"; readonly pack: PackPurchase["pack"] }
  | {
      readonly kind: "refund";
      readonly pack: PackPurchase["pack"];
      readonly refund: PackRefund["refund"];
    }
  | { readonly kind: "calls"; readonly line: BillLine }
  | { readonly kind: "adjustment"; readonly adjustment: BookedAdjustment };

/** One charge of a bill as the vendor understands bills: one thing, one kind of transaction, one payment. */
export type Charge = {
  /** Names it within the account for ever. */
  readonly id: string;
  readonly action: Action;
  readonly payMode: PayMode;
  /** The order, refund or adjustment that moved the money; the month of a settlement. */
  readonly billId: string;
  readonly orderId: string;
  /** The pack; of calls the product, since nothing smaller is billed; of an adjustment nothing. */
  readonly resourceId: string;
  readonly product: Product | null;
  readonly at: Date;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** What it was before any discount; null where a list price means nothing. */
  readonly listPrice: Cny | null;
  /** By source; negative where money was given back. */
  readonly payment: Payment;
  readonly of: ChargedThing;
};

/** The charges of an account's month, in the order in which they were made. D-31. */
export async function chargesOfMonth(
  { db, account }: Pick<Reader, "db" | "account">,
  month: Month,
): Promise<readonly Charge[]> {
  const charged: MonthCharges = await chargesOf(db, account.id, month);
  const versions = await catalogs(db);
  return [
    ...charged.purchases.map((purchase) => ofPurchase(purchase, versions)),
    ...charged.refunds.map(ofRefund),
    ...(charged.bill ? ofBill(charged.bill) : []),
    ...charged.adjustments.map(ofAdjustment),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}

function ofPurchase(
  { pack, catalogVersion, deliveredAt }: PackPurchase,
  versions: readonly Catalog[],
): Charge {
  return {
    id: pack.id,
    action: "purchase",
    payMode: "prePay",
    billId: pack.orderId ?? "",
    orderId: pack.orderId ?? "",
    resourceId: pack.id,
    product: pack.product,
    at: deliveredAt,
    from: pack.startsAt,
    to: pack.endsAt,
    listPrice: listPriceOf(pack, catalogVersion, versions),
    payment: paidFor(pack),
    of: { kind: "pack", pack },
  };
}

/** R-CAT-3 · What a pack cost on the price list; a campaign sells it for less. */
function listPriceOf(
  { sku, price }: PackPurchase["pack"],
  catalogVersion: number,
  versions: readonly Catalog[],
): Cny {
  const version = versions.find((each) => each.version === catalogVersion);
  const offer = version && sku ? packOffer(version, sku) : undefined;
  return offer?.price ?? cny(price);
}

/** R-REF-4 · What was paid out of the purses goes back; what a voucher paid does not. */
const ofRefund = ({ refund, pack, paidAt }: PackRefund): Charge => ({
  id: refund.id,
  action: "refund",
  payMode: "prePay",
  billId: refund.id,
  orderId: pack.orderId ?? "",
  resourceId: pack.id,
  product: pack.product,
  at: paidAt,
  from: pack.startsAt,
  to: paidAt,
  listPrice: null,
  payment: {
    voucher: ZERO,
    gift: negative(cny(refund.gift)),
    income: negative(cny(refund.income)),
    cash: negative(cny(refund.cash)),
  },
  of: { kind: "refund", pack, refund },
});

/** R-SET-3 · The lines of a settlement, each with its share of what paid the bill. */
function ofBill(bill: BillDetail): Charge[] {
  const shares = sharePaymentByLine(
    paidFor(bill),
    bill.lines.map((line) => cny(line.charge)),
  );
  return bill.lines.map((line, index) => {
    const month = line.priorMonth ?? line.month;
    return {
      id: `${line.month}-${line.line}`,
      action: "usage",
      payMode: "postPay",
      billId: line.month,
      orderId: "",
      resourceId: line.product,
      product: line.product,
      at: bill.issuedAt,
      from: monthStart(month),
      to: monthEnd(month),
      listPrice: cny(line.exact),
      payment: shares[index] ?? NO_PAYMENT,
      of: { kind: "calls", line },
    };
  });
}

/** R-SET-5 · A correction moves cash, in the month in which it was booked: a bill is never edited. */
const ofAdjustment = (adjustment: BookedAdjustment): Charge => ({
  id: adjustment.id,
  action: adjustment.direction,
  payMode: "postPay",
  billId: adjustment.id,
  orderId: "",
  resourceId: "",
  product: null,
  at: adjustment.bookedAt,
  from: adjustment.bookedAt,
  to: adjustment.bookedAt,
  listPrice: null,
  payment: { ...NO_PAYMENT, cash: signedCharge(adjustment) },
  of: { kind: "adjustment", adjustment },
});

type Paid = Readonly<Record<"paidVoucher" | "paidGift" | "paidIncome" | "paidCash", string>>;

/** What each source gave, off the row that keeps it. */
export const paidFor = ({ paidVoucher, paidGift, paidIncome, paidCash }: Paid): Payment => ({
  voucher: cny(paidVoucher),
  gift: cny(paidGift),
  income: cny(paidIncome),
  cash: cny(paidCash),
});
