import { createRoute, z } from "@hono/zod-openapi";

import { PRODUCTS, type Catalog } from "@/lib/core/catalog";
import { fenString, unitPriceString } from "@/lib/core/money";
import type { RestDoor } from "@/lib/rest/door";
import { PROBLEMS } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import {
  count,
  editionSchema,
  json,
  money,
  productSchema,
  skuSchema,
  tierBasisSchema,
  time,
  timeOf,
  unitPrice,
} from "@/lib/rest/values";
import { catalogInForce } from "@/lib/services/catalogs";

export const catalogSchema = z
  .object({
    version: count,
    effectiveFrom: time,
    timeZone: z.literal("Asia/Shanghai"),
    tierBasis: tierBasisSchema,
    products: z.array(
      z.object({
        id: productSchema,
        editions: z.array(editionSchema),
        tiers: z.array(z.object({ fromCalls: count, unitPrice })),
        freeCallsPerMonth: count,
      }),
    ),
    packs: z.array(
      z.object({
        sku: skuSchema,
        product: productSchema,
        calls: count,
        price: money,
        validMonths: count,
      }),
    ),
  })
  .openapi("Catalog");

/** R-CAT-1..5 · The price list in force. */
export function catalogRoutes({ db, clock }: RestDoor): Router {
  return newRouter().openapi(
    createRoute({
      method: "get",
      path: "/catalog",
      tags: ["prices"],
      summary: "The price list in force",
      responses: { 200: json(catalogSchema, "Products, tiers, packs"), ...PROBLEMS },
    }),
    async (c) => c.json(shownCatalog(await catalogInForce(db, clock.now())), 200),
  );
}

export const shownCatalog = (catalog: Catalog): z.infer<typeof catalogSchema> => ({
  version: catalog.version,
  effectiveFrom: timeOf(catalog.effectiveFrom),
  timeZone: catalog.timeZone,
  tierBasis: catalog.tierBasis,
  products: PRODUCTS.map((id) => ({
    id,
    editions: [...catalog.products[id].editions],
    tiers: catalog.products[id].tiers.map((tier) => ({
      fromCalls: tier.fromCalls,
      unitPrice: unitPriceString(tier.unitPrice),
    })),
    freeCallsPerMonth: catalog.products[id].freeCallsPerMonth,
  })),
  packs: catalog.packs.map((offer) => ({ ...offer, price: fenString(offer.price) })),
});
