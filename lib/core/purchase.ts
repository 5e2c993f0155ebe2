import { oneYearLater } from "@/lib/core/calendar";
import { packOffer, type Catalog, type PackOffer } from "@/lib/core/catalog";
import { times, type Cny } from "@/lib/core/money";
import {
  payPurchase,
  sharePayment,
  voucherRefusal,
  type Payment,
  type Purses,
  type VoucherRefusal,
  type VoucherState,
} from "@/lib/core/payment";
import { ok, refuse, type Result } from "@/lib/core/result";

export type Buyer = {
  /** Real-name verification has passed. */
  readonly verified: boolean;
  /** From the first moment of arrears, also while the service still runs. */
  readonly inArrears: boolean;
  readonly contentStopped: boolean;
  readonly closed: boolean;
  readonly purses: Purses;
};

/** Whatever the buyer sent; the sku and the quantity are not trusted yet. */
export type PurchaseRequest = { readonly sku: string; readonly quantity: number };

export type PurchasePlan = {
  readonly offer: PackOffer;
  readonly quantity: number;
  readonly total: Cny;
  readonly payment: Payment;
  /** One entry a pack: what it cost in each source. */
  readonly perPack: readonly Payment[];
  /** Exclusive. */
  readonly endsAt: Date;
};

export type PurchaseRefusal =
  | { readonly code: "service-closed"; readonly rule: "R-ACC-3" }
  | { readonly code: "content-stopped"; readonly rule: "R-MOD-1" }
  | { readonly code: "identity-unverified"; readonly rule: "R-ACC-1" }
  | { readonly code: "in-arrears"; readonly rule: "R-ARR-1" }
  | { readonly code: "unknown-sku"; readonly rule: "R-CAT-3" }
  | { readonly code: "bad-quantity"; readonly rule: "R-ORD-1" }
  | { readonly code: `voucher-${VoucherRefusal}`; readonly rule: "R-FUND-2" }
  | { readonly code: "funds-too-low"; readonly rule: "R-ORD-2"; readonly missing: Cny };

/**
 * R-ORD-1 · One pack size, 1 to `packQuantityMax` of them, at the price of the catalogue in force.
 * R-ORD-2 · All or nothing: a plan is paid in full or refused with what is missing. R-ACC-1 · Only verified
 * persons buy. R-ARR-1 · Nobody buys in arrears. The refusals stand in the order in which one would explain them.
 */
export function planPurchase(
  buyer: Buyer,
  voucher: VoucherState | null,
  catalog: Catalog,
  request: PurchaseRequest,
  at: Date,
): Result<PurchasePlan, PurchaseRefusal> {
  if (buyer.closed) return refuse({ code: "service-closed", rule: "R-ACC-3" });
  if (buyer.contentStopped) return refuse({ code: "content-stopped", rule: "R-MOD-1" });
  if (!buyer.verified) return refuse({ code: "identity-unverified", rule: "R-ACC-1" });
  if (buyer.inArrears) return refuse({ code: "in-arrears", rule: "R-ARR-1" });

  const offer = packOffer(catalog, request.sku);
  if (!offer) return refuse({ code: "unknown-sku", rule: "R-CAT-3" });
  const { quantity } = request;
  if (!isQuantity(quantity, catalog)) return refuse({ code: "bad-quantity", rule: "R-ORD-1" });

  const total = times(offer.price, quantity);
  const unusable =
    voucher &&
    voucherRefusal(voucher, { product: offer.product, scope: "prepaid", amount: total, at });
  if (unusable) return refuse({ code: `voucher-${unusable}`, rule: "R-FUND-2" });

  const paid = payPurchase(buyer.purses, voucher, total);
  if (!paid.ok) return refuse({ ...paid.refusal, rule: "R-ORD-2" });
  return ok({
    offer,
    quantity,
    total,
    payment: paid.value,
    perPack: sharePayment(paid.value, quantity),
    endsAt: oneYearLater(at),
  });
}

/** R-ORD-1 · A whole number of packs from 1 to the policy's limit. */
export const isQuantity = (quantity: number, catalog: Catalog): boolean =>
  Number.isInteger(quantity) && quantity >= 1 && quantity <= catalog.policies.packQuantityMax;
