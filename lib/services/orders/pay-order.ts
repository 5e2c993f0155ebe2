import type { LegalDocument } from "@/lib/core/agreement";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import { auditPurchase } from "@/lib/services/orders/buy-packs";
import { deliverOrder } from "@/lib/services/orders/deliver-order";
import { termsOfOrder } from "@/lib/services/orders/order-terms";
import {
  findOrder,
  orderOver,
  type OrderNotFound,
  type OrderOver,
} from "@/lib/services/orders/pending-order";
import type { Order } from "@/lib/services/orders/place-order";
import { planOrder, type PlanRefusal } from "@/lib/services/orders/plan-order";
import { inTransaction } from "@/lib/services/transaction";

export type PayRequest = {
  readonly accountId: string;
  readonly orderId: string;
  /** Left out: the voucher named when the order was placed. Null: none. */
  readonly voucherId?: string | null;
  /** The texts that the buyer agreed to; none where a program pays. */
  readonly agreedTo?: readonly LegalDocument[];
};
export type PayRefusal = PlanRefusal | OrderNotFound | OrderOver;

/** R-ORD-2 · Pays and delivers a pending order at the price that it was placed at. Paid twice, it is paid once. */
export function payOrder(
  { db, clock, actor }: Context,
  { accountId, orderId, voucherId, agreedTo }: PayRequest,
): Promise<Result<Order, PayRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<Order, PayRefusal>> => {
    const account = await lockAccount(tx, clock, accountId);
    const found = await findOrder(tx, account, orderId);
    if (!found.ok) return found;
    const order = found.value;
    if (order.deliveredAt) return ok(order);
    const over = orderOver(order, account.now);
    if (over) return refuse(over);

    const { sku, quantity } = order;
    const picked = voucherId === undefined ? order.voucherId : voucherId;
    const { catalog, campaign } = await termsOfOrder(tx, order);
    const plan = await planOrder(tx, account, catalog, { sku, quantity, voucherId: picked });
    if (!plan.ok) return plan;
    const { voucher } = plan.value;
    const delivered = await deliverOrder(tx, account, order, plan.value, { voucher, campaign });
    await auditPurchase(tx, account, actor, "pay-order", delivered, agreedTo);
    return ok(delivered);
  });
}
