import { and, desc, eq, gte, lt, or, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { orders, packs } from "@/db/schema";
import { monthEnd, monthStart, type Month } from "@/lib/core/calendar";
import { orderState, type OrderState } from "@/lib/core/order-state";

export type OrderView = typeof orders.$inferSelect & {
  readonly packsRefunded: number;
  readonly state: OrderState;
};
export type OrderPack = typeof packs.$inferSelect;

/** Where a page of orders ended. */
export type OrderCursor = { readonly placedAt: Date; readonly id: string };
export type OrderFilter = {
  readonly month?: Month;
  readonly after?: OrderCursor;
  readonly limit: number;
};

/** The orders of an account as they stand at `now`, newest first, a page at a time. */
export async function ordersOf(
  db: Asker,
  accountId: string,
  now: Date,
  { month, after, limit }: OrderFilter,
): Promise<OrderView[]> {
  const rows = await withRefunds(db)
    .where(
      and(
        eq(orders.accountId, accountId),
        month === undefined
          ? undefined
          : and(gte(orders.placedAt, monthStart(month)), lt(orders.placedAt, monthEnd(month))),
        after &&
          or(
            lt(orders.placedAt, after.placedAt),
            and(eq(orders.placedAt, after.placedAt), lt(orders.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit);
  return rows.map((row) => viewOf(row, now));
}

/** One order of an account and the packs that it delivered, or null. */
export async function orderOf(
  db: Asker,
  accountId: string,
  orderId: string,
  now: Date,
): Promise<(OrderView & { readonly packs: readonly OrderPack[] }) | null> {
  const [row] = await withRefunds(db).where(
    and(eq(orders.accountId, accountId), eq(orders.id, orderId)),
  );
  if (!row) return null;
  const delivered = await db
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), eq(packs.orderId, orderId)))
    .orderBy(packs.id);
  return { ...viewOf(row, now), packs: delivered };
}

/** R-ORD-4 · The order that a request made, or null while it made none. */
export async function orderByRequest(
  db: Asker,
  accountId: string,
  requestKey: string,
): Promise<{ readonly id: string } | null> {
  const [placed] = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.accountId, accountId), eq(orders.requestKey, requestKey)));
  return placed ?? null;
}

type Row = { readonly order: typeof orders.$inferSelect; readonly packsRefunded: number };

function withRefunds(db: Asker) {
  // In plain names: in a select of one table drizzle leaves the table out, and every column would be the inner one.
  const packsRefunded = sql`(
    select count(*) from packs pack
    where pack.account_id = orders.account_id and pack.order_id = orders.id
      and pack.refunded_at is not null)`.mapWith(Number);
  return db.select({ order: orders, packsRefunded }).from(orders).$dynamic();
}

const viewOf = ({ order, packsRefunded }: Row, now: Date): OrderView => ({
  ...order,
  packsRefunded,
  state: orderState({ ...order, packsRefunded }, now),
});
