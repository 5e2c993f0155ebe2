import type { Tx } from "@/db/client";
import { agreedVersions, type LegalDocument } from "@/lib/core/agreement";
import { ok, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Actor, Context } from "@/lib/services/context";
import { lockAccount, type LockedAccount } from "@/lib/services/lock-account";
import { deliverOrder } from "@/lib/services/orders/deliver-order";
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

export type BuyRefusal = PlanRefusal | CampaignRefusal | RequestKeyConflict;

/**
 * R-ORD-1..4 · Places, pays and delivers an order in one transaction: all of it happens or nothing does. The same
 * request key is answered with the same order.
 */
export function buyPacks(
  { db, clock, actor }: Context,
  request: OrderRequest,
): Promise<Result<Order, BuyRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<Order, BuyRefusal>> => {
    const account = await lockAccount(tx, clock, request.accountId);
    const before = await orderOfRequest(tx, account, request);
    if (!before.ok) return before;
    if (before.value) return ok(before.value);

    const terms = await termsNow(tx, account, request);
    if (!terms.ok) return terms;
    const { catalog, campaign } = terms.value;
    const plan = await planOrder(tx, account, catalog, request);
    if (!plan.ok) return plan;
    const { offer, voucher } = plan.value;
    const placed = await placeOrder(tx, account, request, { offer, catalog, campaign });
    const delivered = await deliverOrder(tx, account, placed, plan.value, { voucher, campaign });
    await auditPurchase(tx, account, actor, "buy-packs", delivered, request.agreedTo);
    return ok(delivered);
  });
}

/** A purchase as the audit log keeps it, and the versions of the texts that the buyer agreed to with it. */
export async function auditPurchase(
  tx: Tx,
  account: LockedAccount,
  actor: Actor,
  action: "buy-packs" | "pay-order",
  { id, sku, quantity, total }: Order,
  agreedTo: readonly LegalDocument[] = [],
): Promise<void> {
  const details = { sku, quantity, total, agreed: agreedVersions(agreedTo, account.now) };
  await audit(tx, { accountId: account.id, at: account.now, actor, action, object: id, details });
}
