import { packOffer } from "@/lib/core/catalog";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import { termsNow, type CampaignRefusal } from "@/lib/services/orders/order-terms";
import {
  orderOfRequest,
  placeOrder,
  type Order,
  type OrderRequest,
  type RequestKeyConflict,
} from "@/lib/services/orders/place-order";
import { planOrder, type PlanRefusal } from "@/lib/services/orders/plan-order";
import { inTransaction } from "@/lib/services/transaction";

export type OpenRefusal =
  | Exclude<PlanRefusal, { code: "funds-too-low" }>
  | CampaignRefusal
  | RequestKeyConflict;

/**
 * R-ORD-1 · Places an order to be paid later: its price stands until it expires. The rules of a purchase are asked
 * now and again when it is paid; only the funds may still be missing.
 */
export function openOrder(
  { db, clock, actor }: Context,
  request: OrderRequest,
): Promise<Result<Order, OpenRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<Order, OpenRefusal>> => {
    const account = await lockAccount(tx, clock, request.accountId);
    const before = await orderOfRequest(tx, account, request);
    if (!before.ok) return before;
    if (before.value) return ok(before.value);

    const terms = await termsNow(tx, account, request);
    if (!terms.ok) return terms;
    const { catalog, campaign } = terms.value;
    const plan = await planOrder(tx, account, catalog, request);
    if (!plan.ok && plan.refusal.code !== "funds-too-low") return refuse(plan.refusal);
    const offer = packOffer(catalog, request.sku);
    if (!offer) return refuse({ code: "unknown-sku", rule: "R-CAT-3" });

    const placed = await placeOrder(tx, account, request, { offer, catalog, campaign });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "open-order",
      object: placed.id,
      details: { sku: placed.sku, quantity: placed.quantity, total: placed.total },
    });
    return ok(placed);
  });
}
