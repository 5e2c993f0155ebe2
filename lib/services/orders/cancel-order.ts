import { and, eq } from "drizzle-orm";

import { orders } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import {
  findOrder,
  orderOver,
  type OrderNotFound,
  type OrderOver,
} from "@/lib/services/orders/pending-order";
import type { Order } from "@/lib/services/orders/place-order";
import { inTransaction } from "@/lib/services/transaction";

export type CancelRefusal = OrderNotFound | OrderOver;

/** R-ORD-1 · Cancels a pending order. Cancelled twice, it is cancelled once. */
export function cancelOrder(
  { db, clock, actor }: Context,
  { accountId, orderId }: { readonly accountId: string; readonly orderId: string },
): Promise<Result<Order, CancelRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<Order, CancelRefusal>> => {
    const account = await lockAccount(tx, clock, accountId);
    const found = await findOrder(tx, account, orderId);
    if (!found.ok) return found;
    if (found.value.cancelledAt) return found;
    const over = orderOver(found.value, account.now);
    if (over) return refuse(over);

    const cancelledAt = account.now;
    await tx
      .update(orders)
      .set({ cancelledAt })
      .where(and(eq(orders.accountId, accountId), eq(orders.id, orderId)));
    await audit(tx, { accountId, at: account.now, actor, action: "cancel-order", object: orderId });
    return ok({ ...found.value, cancelledAt });
  });
}
