/** R-ORD-1 · Paying and delivering are one transaction, so an order is never seen between the two. */
export const ORDER_STATES = [
  "pending",
  "cancelled",
  "expired",
  "delivered",
  "partly_refunded",
  "refunded",
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export type OrderFacts = {
  readonly deliveredAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly expiresAt: Date;
  readonly quantity: number;
  readonly packsRefunded: number;
};

/** R-ORD-1 · What an order is, read off its facts. An unpaid one expires by the clock, swept up or not. */
export function orderState(order: OrderFacts, at: Date): OrderState {
  if (order.deliveredAt) {
    if (order.packsRefunded === 0) return "delivered";
    return order.packsRefunded < order.quantity ? "partly_refunded" : "refunded";
  }
  if (order.cancelledAt) return "cancelled";
  return at < order.expiresAt ? "pending" : "expired";
}
