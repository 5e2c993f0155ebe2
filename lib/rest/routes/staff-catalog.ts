import { createRoute, z } from "@hono/zod-openapi";

import { catalogVersionsOf, type VersionView } from "@/db/queries/catalog-versions";
import { PRODUCTS } from "@/lib/core/catalog";
import { POLICY_NAMES, policyValues } from "@/lib/core/policies";
import type { RestDoor } from "@/lib/rest/door";
import { keyed, keyHeader } from "@/lib/rest/idempotency";
import type { AnswerStore } from "@/lib/rest/idempotency-store";
import { PROBLEMS, refused } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import { catalogSchema, shownCatalog } from "@/lib/rest/routes/catalog";
import type { TokenGuards } from "@/lib/rest/tokens";
import {
  amountSchema,
  body,
  callsSchema,
  count,
  editionSchema,
  instantSchema,
  json,
  productSchema,
  skuSchema,
  someCallsSchema,
  tierBasisSchema,
  time,
  timeOf,
} from "@/lib/rest/values";
import { publishCatalogVersion } from "@/lib/services/catalog/publish-version";

const unitPriceSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,11})(\.\d{1,8})?$/, "a price in yuan with at most 8 decimals")
  .openapi({ example: "0.0028" });

const termsSchema = z.strictObject({
  id: productSchema,
  editions: z.array(editionSchema).max(4).optional(),
  tiers: z
    .array(z.strictObject({ fromCalls: callsSchema, unitPrice: unitPriceSchema }))
    .min(1)
    .max(20),
  freeCallsPerMonth: callsSchema,
});

const offerSchema = z.strictObject({
  sku: skuSchema,
  product: z.literal("general").default("general"),
  calls: someCallsSchema,
  price: amountSchema,
  validMonths: z.literal(12).default(12),
});

const policiesSchema = z.strictObject({
  graceHours: count,
  refundDays: count,
  coApprovalAbove: amountSchema,
  abuse: z.strictObject({
    refunds: count,
    withinDays: count,
    cyclesOfOneSize: count,
    accountsPerIdentity: count,
  }),
  orderExpiryHours: count,
  lateUsageDays: count,
  futureSkewMinutes: count,
  requestsPerSecond: count,
  packQuantityMax: count,
  quotaNoticeDays: count,
});

/** As `GET /catalog` answers it, so that it can be read, changed and sent back; what is left out stays as it is. */
const draftSchema = z
  .strictObject({
    version: count.optional().openapi({ description: "Given by us: whatever is sent is ignored." }),
    effectiveFrom: instantSchema,
    timeZone: z.literal("Asia/Shanghai").optional(),
    tierBasis: tierBasisSchema.optional(),
    products: z.array(termsSchema).max(PRODUCTS.length).optional(),
    packs: z.array(offerSchema).min(1).max(20).optional(),
    policies: policiesSchema.optional(),
  })
  .openapi("CatalogDraft");

const publishedSchema = z
  .object({
    version: count,
    effectiveFrom: time,
    lowersFreeQuota: z.boolean(),
    notified: count.openapi({ description: "Activated accounts that are now told of it." }),
  })
  .openapi("PublishedCatalogVersion");

const versionSchema = catalogSchema
  .extend({
    publishedAt: time,
    publishedBy: z.string(),
    state: z.enum(["announced", "in_force", "past"]),
    policies: z.record(z.enum(POLICY_NAMES), z.string()),
  })
  .openapi("CatalogVersion");

/** R-CAT-5, R-CAT-6 · Price lists, past and to come, and publishing the next one. */
export function staffCatalogRoutes(
  { db, clock }: RestDoor,
  { staff }: TokenGuards,
  answers: AnswerStore,
): Router {
  const guarded = { security: [{ token: [] }], tags: ["staff"] };
  const operator = staff("operator");

  return newRouter()
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/staff/catalog-versions",
        summary:
          "Publish the next price list; one that lowers the free quota needs 30 days' notice",
        middleware: [operator, keyed(answers)] as const,
        request: { headers: keyHeader, body: body(draftSchema) },
        responses: { 201: json(publishedSchema, "Published, for good"), ...PROBLEMS },
      }),
      async (c) => {
        const draft = draftOf(c.req.valid("json"));
        const published = await publishCatalogVersion({ db, clock, actor: c.var.staff }, draft);
        if (!published.ok) return refused(c, published.refusal);
        const { catalog, lowersFreeQuota, recipients } = published.value;
        return c.json(
          {
            version: catalog.version,
            effectiveFrom: timeOf(catalog.effectiveFrom),
            lowersFreeQuota,
            notified: recipients,
          },
          201,
        );
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/staff/catalog-versions",
        summary: "Every price list that was published, the newest first",
        middleware: operator,
        responses: {
          200: json(z.object({ items: z.array(versionSchema) }), "All versions"),
          ...PROBLEMS,
        },
      }),
      async (c) => {
        const versions = await catalogVersionsOf(db, clock.now());
        return c.json({ items: versions.map(shownVersion) }, 200);
      },
    );
}

/** What was sent, as the service reads it: products by their id, and the list's own editions where none are named. */
function draftOf({ products, effectiveFrom, ...sent }: z.infer<typeof draftSchema>): unknown {
  const byId = products?.map(({ id, ...terms }) => [id, terms] as const);
  return {
    ...sent,
    effectiveFrom: timeOf(effectiveFrom),
    ...(byId && { products: Object.fromEntries(byId) }),
  };
}

const shownVersion = ({
  catalog,
  publishedAt,
  publishedBy,
  state,
}: VersionView): z.infer<typeof versionSchema> => ({
  ...shownCatalog(catalog),
  publishedAt: timeOf(publishedAt),
  publishedBy,
  state: state === "in-force" ? "in_force" : state,
  policies: Object.fromEntries(policyValues(catalog.policies)) as Record<
    (typeof POLICY_NAMES)[number],
    string
  >,
});
