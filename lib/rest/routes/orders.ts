import { createRoute, z } from "@hono/zod-openapi";

import { orderOf, ordersOf, type OrderPack, type OrderView } from "@/db/queries/orders";
import { ORDER_STATES } from "@/lib/core/order-state";
import { packState } from "@/lib/core/pack-state";
import { accountNow } from "@/lib/rest/account-time";
import type { RestDoor } from "@/lib/rest/door";
import { keyed, keyHeader } from "@/lib/rest/idempotency";
import type { AnswerStore } from "@/lib/rest/idempotency-store";
import { listOf, pageOf, pageQuery, timePlace } from "@/lib/rest/paging";
import { problem, PROBLEMS, refused } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import { packSchema, shownPack } from "@/lib/rest/routes/packs";
import type { TokenGuards } from "@/lib/rest/tokens";
import {
  body,
  count,
  idSchema,
  json,
  money,
  skuSchema,
  time,
  timeOf,
  timeOrNull,
} from "@/lib/rest/values";
import { buyPacks } from "@/lib/services/orders/buy-packs";

const orderSchema = z
  .object({
    id: z.string(),
    state: z.enum(ORDER_STATES),
    sku: skuSchema,
    quantity: count,
    unitPrice: money,
    total: money,
    paid: z.object({ voucher: money, gift: money, income: money, cash: money }),
    voucherId: z.string().nullable(),
    placedAt: time,
    expiresAt: time,
    deliveredAt: time.nullable(),
  })
  .openapi("Order");

const orderWithPacksSchema = orderSchema
  .extend({ packs: z.array(packSchema) })
  .openapi("OrderWithPacks");

const purchaseSchema = z.strictObject({
  sku: skuSchema,
  quantity: z.int().min(1).max(100),
  voucherId: idSchema.nullish(),
  /** R-REF-6 · A campaign that sells this size for less. */
  campaignId: idSchema.nullish(),
});

/** R-ORD-1..5 · Buying packs: paid and delivered at once, or not at all. */
export function orderRoutes(
  door: RestDoor,
  { customer }: TokenGuards,
  answers: AnswerStore,
): Router {
  const guarded = { security: [{ token: [] }], tags: ["orders"] };

  async function shownWithPacks(accountId: string, orderId: string) {
    const { now } = await accountNow(door, accountId);
    const order = await orderOf(door.db, accountId, orderId, now);
    return (
      order && {
        ...shownOrder(order),
        packs: order.packs.map((pack) => shownPack(viewOf(pack, now))),
      }
    );
  }

  return newRouter()
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/orders",
        summary: "Buy packs of one size",
        middleware: [customer, keyed(answers)] as const,
        request: { headers: keyHeader, body: body(purchaseSchema) },
        responses: { 201: json(orderWithPacksSchema, "Paid and delivered"), ...PROBLEMS },
      }),
      async (c) => {
        const { db, clock } = door;
        const actor = c.var.customer;
        const { sku, quantity, voucherId = null, campaignId = null } = c.req.valid("json");
        const { accountId } = actor;
        const requestKey = c.var.idempotencyKey;
        const bought = await buyPacks(
          { db, clock, actor },
          { accountId, sku, quantity, voucherId, campaignId, requestKey },
        );
        if (!bought.ok) return refused(c, bought.refusal);
        const order = await shownWithPacks(accountId, bought.value.id);
        if (!order) throw new Error(`order ${bought.value.id} is gone`);
        return c.json(order, 201);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/orders",
        summary: "Orders, newest first",
        middleware: customer,
        request: { query: z.object(pageQuery(timePlace)) },
        responses: { 200: json(listOf(orderSchema), "A page of orders"), ...PROBLEMS },
      }),
      async (c) => {
        const { accountId } = c.var.customer;
        const { limit, cursor } = c.req.valid("query");
        const { now } = await accountNow(door, accountId);
        const after = cursor && { placedAt: cursor.at, id: cursor.id };
        const found = await ordersOf(door.db, accountId, now, { after, limit: limit + 1 });
        const { rows, nextCursor } = pageOf(found, limit, ({ placedAt, id }) => ({
          at: placedAt,
          id,
        }));
        return c.json({ items: rows.map(shownOrder), nextCursor }, 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/orders/{id}",
        summary: "One order and the packs that it delivered",
        middleware: customer,
        request: { params: z.object({ id: idSchema }) },
        responses: { 200: json(orderWithPacksSchema, "The order"), ...PROBLEMS },
      }),
      async (c) => {
        const order = await shownWithPacks(c.var.customer.accountId, c.req.valid("param").id);
        return order ? c.json(order, 200) : problem(c, "not_found");
      },
    );
}

const shownOrder = (order: OrderView): z.infer<typeof orderSchema> => ({
  id: order.id,
  state: order.state,
  sku: order.sku,
  quantity: order.quantity,
  unitPrice: order.unitPrice,
  total: order.total,
  paid: {
    voucher: order.paidVoucher,
    gift: order.paidGift,
    income: order.paidIncome,
    cash: order.paidCash,
  },
  voucherId: order.voucherId,
  placedAt: timeOf(order.placedAt),
  expiresAt: timeOf(order.expiresAt),
  deliveredAt: timeOrNull(order.deliveredAt),
});

const viewOf = (pack: OrderPack, now: Date) => ({
  ...pack,
  callsLeft: pack.callsTotal - pack.callsUsed,
  state: packState(pack, now),
});
