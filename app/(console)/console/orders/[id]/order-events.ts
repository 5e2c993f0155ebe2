import type { OrderDetail } from "./order-detail";

export type OrderEvent = {
  readonly key: string;
  readonly what: "placed" | "delivered" | "cancelled" | "expired" | "refunded";
  readonly at: Date;
  readonly tone: "neutral" | "ok" | "pack";
};

/** What happened to an order, oldest first. Paying and delivering are one (R-ORD-2). */
export function eventsOf({ order, packs }: OrderDetail, now: Date): readonly OrderEvent[] {
  const expiredAt = order.state === "expired" && order.expiresAt <= now ? order.expiresAt : null;
  const events = [
    { key: "placed", what: "placed", at: order.placedAt, tone: "neutral" },
    { key: "delivered", what: "delivered", at: order.deliveredAt, tone: "pack" },
    { key: "cancelled", what: "cancelled", at: order.cancelledAt, tone: "neutral" },
    { key: "expired", what: "expired", at: expiredAt, tone: "neutral" },
    ...packs.map(
      ({ id, refundedAt }) => ({ key: id, what: "refunded", at: refundedAt, tone: "ok" }) as const,
    ),
  ] as const;
  return events.flatMap((event) => (event.at ? [{ ...event, at: event.at }] : []));
}
