import { and, eq, isNull, lte } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { orders } from "@/db/schema";
import type { LockedAccount } from "@/lib/services/lock-account";

/**
 * R-ORD-1 · Marks an order that nobody paid in time, and answers whether it did. Does nothing to one that was paid,
 * cancelled or marked before, or whose time is not over.
 */
export async function expireOrder(
  tx: Tx,
  account: LockedAccount,
  orderId: string,
): Promise<boolean> {
  const expired = await tx
    .update(orders)
    .set({ expiredAt: orders.expiresAt })
    .where(
      and(
        eq(orders.accountId, account.id),
        eq(orders.id, orderId),
        lte(orders.expiresAt, account.now),
        isNull(orders.paidAt),
        isNull(orders.cancelledAt),
        isNull(orders.expiredAt),
      ),
    )
    .returning({ id: orders.id });
  return expired.length > 0;
}
