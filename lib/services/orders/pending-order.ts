import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { orders } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { LockedAccount } from "@/lib/services/lock-account";
import type { Order } from "@/lib/services/orders/place-order";

export type OrderNotFound = { readonly code: "order-not-found"; readonly rule: "R-ORD-1" };
export type OrderOver = {
  readonly code: "order-cancelled" | "order-expired" | "order-delivered";
  readonly rule: "R-ORD-1";
};

/** An order of the account, whatever became of it. */
export async function findOrder(
  tx: Tx,
  account: LockedAccount,
  orderId: string,
): Promise<Result<Order, OrderNotFound>> {
  const [found] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.accountId, account.id), eq(orders.id, orderId)));
  return found ? ok(found) : refuse({ code: "order-not-found", rule: "R-ORD-1" });
}

/** R-ORD-1 · Why an order is no longer pending, or null. One expires by the clock, swept up or not. */
export function orderOver(order: Order, at: Date): OrderOver | null {
  if (order.deliveredAt) return { code: "order-delivered", rule: "R-ORD-1" };
  if (order.cancelledAt) return { code: "order-cancelled", rule: "R-ORD-1" };
  return at >= order.expiresAt ? { code: "order-expired", rule: "R-ORD-1" } : null;
}
