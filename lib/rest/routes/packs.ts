import { createRoute, z } from "@hono/zod-openapi";

import { packOf, packsOf, type PackView } from "@/db/queries/packs";
import { PACK_KINDS } from "@/lib/core/burn-down";
import { fenString } from "@/lib/core/money";
import { PACK_STATES } from "@/lib/core/pack-state";
import type { RefundVerdict } from "@/lib/core/refund";
import { accountNow } from "@/lib/rest/account-time";
import type { RestDoor } from "@/lib/rest/door";
import { listOf, pageOf, pageQuery } from "@/lib/rest/paging";
import { language, problem, PROBLEMS, refundRules, ruleSchema } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";
import {
  count,
  idSchema,
  json,
  money,
  productSchema,
  skuSchema,
  time,
  timeOf,
} from "@/lib/rest/values";
import type { Language } from "@/lib/rest/words";
import { refundOutlook } from "@/lib/services/refunds/refund-outlook";

export const packSchema = z
  .object({
    id: z.string(),
    kind: z.enum(PACK_KINDS),
    product: productSchema,
    sku: skuSchema.optional(),
    calls: count,
    used: count,
    remaining: count,
    startsAt: time,
    endsAt: time.openapi({ description: "Exclusive" }),
    state: z.enum(PACK_STATES),
    orderId: z.string().optional(),
  })
  .openapi("Pack");

const packWithRefundSchema = packSchema
  .extend({
    refund: z.object({
      eligible: z.boolean(),
      until: time.optional().openapi({ description: "Exclusive" }),
      rules: z.array(ruleSchema),
    }),
  })
  .openapi("PackWithRefund");

export const amountsSchema = z
  .object({ cash: money, income: money, gift: money, voucherNotReturned: money })
  .openapi("RefundAmounts");

const eligibilitySchema = z
  .object({
    verdict: z.enum(["pay", "review", "refuse"]),
    rules: z.array(ruleSchema),
    amounts: amountsSchema,
    until: time.openapi({ description: "The first instant at which asking is too late" }),
  })
  .openapi("RefundEligibility");

/** R-USE-3, R-REF-1..10 · Packs: what is left of them, and whether they can be given back. */
export function packRoutes(door: RestDoor, { customer }: TokenGuards): Router {
  const guarded = { security: [{ token: [] }], middleware: customer, tags: ["packs"] };
  const params = z.object({ id: idSchema });

  return newRouter()
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/packs",
        summary: "Packs: first those that cover calls, in the order of cover, then the newest",
        request: { query: z.object(pageQuery(z.object({ id: idSchema }))) },
        responses: { 200: json(listOf(packWithRefundSchema), "A page of packs"), ...PROBLEMS },
      }),
      async (c) => {
        const { accountId } = c.var.customer;
        const { limit, cursor } = c.req.valid("query");
        const { now } = await accountNow(door, accountId);
        const all = await packsOf(door.db, accountId, { now });
        const from = cursor ? all.findIndex(({ id }) => id === cursor.id) + 1 : 0;
        const { rows, nextCursor } = pageOf(all.slice(from), limit, ({ id }) => ({ id }));
        const items = await Promise.all(rows.map((pack) => withRefund(door, pack, language(c))));
        return c.json({ items, nextCursor }, 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/packs/{id}",
        summary: "One pack",
        request: { params },
        responses: { 200: json(packWithRefundSchema, "The pack"), ...PROBLEMS },
      }),
      async (c) => {
        const { accountId } = c.var.customer;
        const { now } = await accountNow(door, accountId);
        const pack = await packOf(door.db, accountId, c.req.valid("param").id, now);
        if (!pack) return problem(c, "not_found");
        return c.json(await withRefund(door, pack, language(c)), 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/packs/{id}/refund-eligibility",
        summary: "What a request to refund this pack would be answered now",
        request: { params },
        responses: { 200: json(eligibilitySchema, "The verdict and every rule"), ...PROBLEMS },
      }),
      async (c) => {
        const { db, clock } = door;
        const outlook = await refundOutlook(
          db,
          clock,
          c.var.customer.accountId,
          c.req.valid("param").id,
        );
        if (!outlook) return problem(c, "not_found");
        const { verdict, rules, amounts, until } = outlook;
        return c.json(
          {
            verdict,
            rules: refundRules(rules, language(c)),
            amounts: shownAmounts(amounts),
            until: timeOf(until),
          },
          200,
        );
      },
    );
}

export const shownAmounts = ({
  cash,
  income,
  gift,
  voucherNotReturned,
}: RefundVerdict["amounts"]): z.infer<typeof amountsSchema> => ({
  cash: fenString(cash),
  income: fenString(income),
  gift: fenString(gift),
  voucherNotReturned: fenString(voucherNotReturned),
});

export const shownPack = (pack: Omit<PackView, "place">): z.infer<typeof packSchema> => ({
  id: pack.id,
  kind: pack.kind,
  product: pack.product,
  ...(pack.sku && { sku: pack.sku }),
  calls: pack.callsTotal,
  used: pack.callsUsed,
  remaining: pack.callsLeft,
  startsAt: timeOf(pack.startsAt),
  endsAt: timeOf(pack.endsAt),
  state: pack.state,
  ...(pack.orderId && { orderId: pack.orderId }),
});

async function withRefund(
  { db, clock }: RestDoor,
  pack: PackView,
  spoken: Language,
): Promise<z.infer<typeof packWithRefundSchema>> {
  const outlook = await refundOutlook(db, clock, pack.accountId, pack.id);
  if (!outlook) throw new Error(`pack ${pack.id} is gone`);
  const eligible = outlook.verdict !== "refuse";
  return {
    ...shownPack(pack),
    refund: {
      eligible,
      ...(pack.kind === "bought" && { until: timeOf(outlook.until) }),
      rules: refundRules(outlook.rules, spoken),
    },
  };
}
