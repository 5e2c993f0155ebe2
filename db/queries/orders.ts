import {
  and,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  sql,
  type SQL,
} from "drizzle-orm";

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

export type OrderQuestion = {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** All states unless given. */
  readonly states?: readonly OrderState[];
  readonly orderId?: string;
  readonly packId?: string;
  readonly offset: number;
  readonly limit: number;
};

/** The orders that were placed in a time, as they stand at `now`, newest first: one page by place, and how many there are. */
export async function orderPage(
  db: Asker,
  accountId: string,
  now: Date,
  { from, to, states, orderId, packId, offset, limit }: OrderQuestion,
): Promise<{ readonly orders: readonly OrderView[]; readonly total: number }> {
  const asked = and(
    eq(orders.accountId, accountId),
    gte(orders.placedAt, from),
    lt(orders.placedAt, to),
    orderId === undefined ? undefined : eq(orders.id, orderId),
    packId === undefined
      ? undefined
      : sql`exists (select from packs pack where pack.account_id = orders.account_id
          and pack.order_id = orders.id and pack.id = ${packId})`,
    states && (states.length === 0 ? sql`false` : or(...states.map((state) => isIn(state, now)))),
  );
  const rows = await withRefunds(db)
    .where(asked)
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit)
    .offset(offset);
  return { orders: rows.map((row) => viewOf(row, now)), total: await db.$count(orders, asked) };
}

/** The packs of some orders, by order. */
export async function packsOfOrders(
  db: Asker,
  accountId: string,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string | null, readonly OrderPack[]>> {
  if (orderIds.length === 0) return new Map();
  const delivered = await db
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), inArray(packs.orderId, [...orderIds])))
    .orderBy(packs.id);
  return Map.groupBy(delivered, (pack) => pack.orderId);
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

// In plain names: in a select of one table drizzle leaves the table out, and every column would be the inner one.
const packsRefunded = sql`(
  select count(*) from packs pack
  where pack.account_id = orders.account_id and pack.order_id = orders.id
    and pack.refunded_at is not null)`.mapWith(Number);

/** R-ORD-1 · `orderState`, asked of the database. */
function isIn(state: OrderState, now: Date): SQL | undefined {
  const unpaid = and(isNull(orders.paidAt), isNull(orders.cancelledAt));
  switch (state) {
    case "pending":
      return and(unpaid, gt(orders.expiresAt, now));
    case "expired":
      return and(unpaid, lte(orders.expiresAt, now));
    case "cancelled":
      return isNotNull(orders.cancelledAt);
    case "delivered":
      return and(isNotNull(orders.deliveredAt), sql`${packsRefunded} = 0`);
    case "partly_refunded":
      return and(
        isNotNull(orders.deliveredAt),
        sql`${packsRefunded} between 1 and orders.quantity - 1`,
      );
    case "refunded":
      return and(isNotNull(orders.deliveredAt), sql`${packsRefunded} = orders.quantity`);
  }
}

function withRefunds(db: Asker) {
  return db.select({ order: orders, packsRefunded }).from(orders).$dynamic();
}

const viewOf = ({ order, packsRefunded }: Row, now: Date): OrderView => ({
  ...order,
  packsRefunded,
  state: orderState({ ...order, packsRefunded }, now),
});
