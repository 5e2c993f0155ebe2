import { createRoute, z } from "@hono/zod-openapi";

import {
  currentMonth,
  usageByDay,
  usageByHour,
  type CoveredCalls,
  type MonthSoFar,
} from "@/db/queries/usage";
import { monthEnd, monthOf, monthStart } from "@/lib/core/calendar";
import { fenString, unitPriceString } from "@/lib/core/money";
import { accountNow } from "@/lib/rest/account-time";
import type { RestDoor } from "@/lib/rest/door";
import { keyed, keyHeader } from "@/lib/rest/idempotency";
import type { AnswerStore } from "@/lib/rest/idempotency-store";
import { listOf, pageOf, pageQuery } from "@/lib/rest/paging";
import { language, PROBLEMS } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";
import { countEvents, eventSchema, MOST_EVENTS, receiptSchema } from "@/lib/rest/usage-events";
import {
  body,
  count,
  coverSchema,
  editionSchema,
  json,
  money,
  productSchema,
  queryInstantSchema,
  time,
  timeOf,
  unitPrice,
} from "@/lib/rest/values";
import { catalogInForce } from "@/lib/services/catalogs";

// The form of each event is checked by itself, so that a wrong one does not refuse the request.
const eventsSchema = z.strictObject({
  events: z
    .array(z.unknown())
    .min(1)
    .max(MOST_EVENTS)
    .openapi({ type: "array", items: { $ref: "#/components/schemas/UsageEvent" } }),
});

const usageSchema = z
  .object({
    at: time.openapi({ description: "The start of the hour, or of the day in Shanghai" }),
    product: productSchema,
    edition: editionSchema.nullable(),
    calls: count,
    cover: coverSchema,
  })
  .openapi("Usage");

const usageQuery = z.object({
  ...pageQuery(
    z.object({
      at: z.iso.datetime().transform((at) => new Date(at)),
      product: productSchema,
      edition: editionSchema.nullable(),
    }),
  ),
  product: productSchema.optional(),
  from: queryInstantSchema
    .optional()
    .openapi({ description: "The start of the month unless given" }),
  to: queryInstantSchema
    .optional()
    .openapi({ description: "Exclusive; the end of the month unless given" }),
  granularity: z.enum(["hour", "day"]).default("day"),
});

const currentSchema = z
  .object({
    month: z.string(),
    products: z.array(
      z.object({
        product: productSchema,
        calls: count,
        cover: coverSchema,
        estimate: z.object({ tierVolume: count, tier: count, unitPrice, charge: money }),
      }),
    ),
  })
  .openapi("CurrentUsage");

/** R-USE-1..8 · Metering, and what was metered. */
export function usageRoutes(
  door: RestDoor,
  { customer }: TokenGuards,
  answers: AnswerStore,
): Router {
  const guarded = { security: [{ token: [] }], tags: ["usage"] };
  const routes = newRouter();
  routes.openAPIRegistry.register("UsageEvent", eventSchema);

  return routes
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/usage-events",
        summary: "Count calls that were metered elsewhere",
        middleware: [customer, keyed(answers)] as const,
        request: { headers: keyHeader, body: body(eventsSchema) },
        responses: { 200: json(receiptSchema, "What became of each event"), ...PROBLEMS },
      }),
      async (c) => {
        const { events } = c.req.valid("json");
        return c.json(await countEvents(door, c.var.customer.accountId, events, language(c)), 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/usage",
        summary: "Calls by hour or day and by who covered them, oldest first",
        middleware: customer,
        request: { query: usageQuery },
        responses: { 200: json(listOf(usageSchema), "A page of usage"), ...PROBLEMS },
      }),
      async (c) => {
        const { accountId } = c.var.customer;
        const { limit, cursor, granularity, product, ...asked } = c.req.valid("query");
        const { now } = await accountNow(door, accountId);
        const month = monthOf(now);
        const usage = granularity === "day" ? usageByDay : usageByHour;
        const found = await usage(door.db, accountId, {
          from: asked.from ?? monthStart(month),
          to: asked.to ?? monthEnd(month),
          product,
          after: cursor,
          limit: limit + 1,
        });
        const page = pageOf(found, limit, ({ at, product: of, edition }) => ({
          at,
          product: of,
          edition,
        }));
        const items = page.rows.map(({ at, product: of, edition, calls, ...cover }) => ({
          at: timeOf(at),
          product: of,
          edition,
          calls,
          cover: shownCover(cover),
        }));
        return c.json({ items, nextCursor: page.nextCursor }, 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/usage/current",
        summary: "The open month so far, with an estimate of its charge",
        middleware: customer,
        responses: { 200: json(currentSchema, "By product"), ...PROBLEMS },
      }),
      async (c) => {
        const { accountId } = c.var.customer;
        const { now } = await accountNow(door, accountId);
        const month = monthOf(now);
        const products = await currentMonth(
          door.db,
          accountId,
          month,
          await catalogInForce(door.db, now),
        );
        return c.json({ month, products: products.map(shownMonth) }, 200);
      },
    );
}

const shownCover = ({
  free,
  gifted,
  bought,
  postpaid,
}: Omit<CoveredCalls, "calls">): z.infer<typeof coverSchema> => ({
  free,
  gifted,
  bought,
  postpaid,
});

const shownMonth = ({ product, calls, estimate, ...cover }: MonthSoFar) => ({
  product,
  calls,
  cover: shownCover(cover),
  estimate: {
    tierVolume: estimate.tierVolume,
    tier: estimate.tier,
    unitPrice: unitPriceString(estimate.unitPrice),
    charge: fenString(estimate.charge),
  },
});
