import { createRoute, z } from "@hono/zod-openapi";

import { exactString, fenString, unitPriceString } from "@/lib/core/money";
import { quote, type CheaperWay, type Quote } from "@/lib/core/quote";
import type { RestDoor } from "@/lib/rest/door";
import { PROBLEMS, refused } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import {
  body,
  callsSchema,
  count,
  exactMoney,
  json,
  money,
  productSchema,
  skuSchema,
  tierBasisSchema,
  unitPrice,
} from "@/lib/rest/values";
import { catalogInForce } from "@/lib/services/catalogs";

const packsSchema = z.array(
  z.strictObject({ sku: skuSchema, quantity: z.int().min(1).max(10_000) }),
);

const questionSchema = z.strictObject({
  product: productSchema,
  calls: callsSchema,
  coveredCalls: callsSchema.optional().openapi({
    description: "Taken as it is: neither the free calls nor the packs are added to it",
  }),
  packs: packsSchema.max(20).optional(),
  tierBasis: tierBasisSchema.optional(),
});

const cheaperSchema = z.union([
  z.object({ kind: z.literal("more-calls"), calls: count, total: money, saves: money }),
  z.object({
    kind: z.literal("packs"),
    packs: packsSchema,
    packsTotal: money,
    charge: money,
    total: money,
    saves: money,
  }),
]);

const quoteSchema = z
  .object({
    freeCalls: count,
    coveredCalls: count,
    postpaidCalls: count,
    tierVolume: count,
    tier: count,
    unitPrice,
    exact: exactMoney,
    charge: money,
    rounding: exactMoney,
    packsTotal: money,
    total: money,
    rules: z.array(z.string()),
    cheaper: cheaperSchema.optional(),
  })
  .openapi("Quote");

/** R-PRICE-1..4 · What a month of calls would cost. Nobody needs an account to ask. */
export function quoteRoutes({ db, clock }: RestDoor): Router {
  return newRouter().openapi(
    createRoute({
      method: "post",
      path: "/quotes",
      tags: ["prices"],
      summary: "What a month of calls costs",
      request: { body: body(questionSchema) },
      responses: { 200: json(quoteSchema, "The price and how it came about"), ...PROBLEMS },
    }),
    async (c) => {
      const catalog = await catalogInForce(db, clock.now());
      const quoted = quote({ catalog, ...c.req.valid("json") });
      return quoted.ok ? c.json(shown(quoted.value), 200) : refused(c, { code: quoted.refusal });
    },
  );
}

const shown = ({ cheaper, ...quoted }: Quote): z.infer<typeof quoteSchema> => ({
  freeCalls: quoted.freeCalls,
  coveredCalls: quoted.coveredCalls,
  postpaidCalls: quoted.postpaidCalls,
  tierVolume: quoted.tierVolume,
  tier: quoted.tier,
  unitPrice: unitPriceString(quoted.unitPrice),
  exact: exactString(quoted.exact),
  charge: fenString(quoted.charge),
  rounding: exactString(quoted.rounding),
  packsTotal: fenString(quoted.packsTotal),
  total: fenString(quoted.total),
  rules: [...quoted.rules],
  ...(cheaper && { cheaper: shownWay(cheaper) }),
});

function shownWay(way: CheaperWay): z.infer<typeof cheaperSchema> {
  const sums = { total: fenString(way.total), saves: fenString(way.saves) };
  if (way.kind === "more-calls") return { kind: way.kind, calls: way.calls, ...sums };
  return {
    kind: way.kind,
    packs: way.packs.map((pack) => ({ ...pack })),
    packsTotal: fenString(way.packsTotal),
    charge: fenString(way.charge),
    ...sums,
  };
}
