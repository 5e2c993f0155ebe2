import {
  catalogFromJson,
  catalogToJson,
  FIRST_CATALOG,
  packOffer,
  PRODUCTS,
  type Catalog,
  type Product,
} from "@/lib/core/catalog";
import { Malformed, readObject, type JsonObject } from "@/lib/core/json-reader";
import { compare, isZero } from "@/lib/core/money";
import { policyBreach } from "@/lib/core/policies";
import { ok, refuse, type Result } from "@/lib/core/result";

/** Why a version says what none may say; `field` is its place in the document. */
export type TermsRefusal = { readonly field: string } & (
  | { readonly code: "malformed"; readonly rule: "R-CAT-5" }
  | { readonly code: "editions-fixed"; readonly rule: "R-CAT-1" }
  | { readonly code: "price-not-positive"; readonly rule: "R-CAT-2" | "R-CAT-3" }
  | { readonly code: "price-rises"; readonly rule: "R-CAT-2" }
  | { readonly code: "pack-size-fixed" | "pack-twice"; readonly rule: "R-CAT-3" }
  | { readonly code: "quota-without-packs"; readonly rule: "R-USE-5" }
  | {
      readonly code: "out-of-bounds";
      readonly rule: "R-CAT-5";
      readonly least: number;
      readonly most: number;
    }
);

/**
 * R-CAT-5 · Reads a price list that somebody wants to publish as the version after `published`, and asks whether it
 * makes sense. What it leaves out stays as the latest version says; when it begins must be said. Its number is given
 * here, whatever was sent.
 */
export function readNewVersion(
  json: unknown,
  published: readonly Catalog[],
): Result<Catalog, TermsRefusal> {
  const latest = latestOf(published);
  try {
    const sent = readObject(json, "catalogue");
    const { products, ...rest } = catalogToJson(latest);
    const catalog = catalogFromJson({
      ...rest,
      ...sent,
      products: productsFrom(products, readObject(sent.products ?? {}, "products")),
      effectiveFrom: sent.effectiveFrom,
      version: latest.version + 1,
    });
    const refusal = termsRefusal(catalog);
    return refusal ? refuse(refusal) : ok(catalog);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return refuse({ code: "malformed", rule: "R-CAT-5", field: error.field });
  }
}

// A product that is sent may leave its editions out, too.
const productsFrom = (
  latest: Readonly<Record<Product, JsonObject>>,
  sent: JsonObject,
): JsonObject =>
  Object.fromEntries(
    PRODUCTS.map((product) => {
      const terms = sent[product] ?? {};
      return [product, { ...latest[product], ...readObject(terms, `products.${product}`) }];
    }),
  );

/** R-CAT-5 · The last version that was published, in force or still to come. */
export function latestOf(published: readonly Catalog[]): Catalog {
  const [latest] = published.toSorted((a, b) => b.version - a.version);
  if (!latest) throw new RangeError("no catalogue was ever published");
  return latest;
}

const MOST_FREE_CALLS = 1_000_000_000;

function termsRefusal(catalog: Catalog): TermsRefusal | null {
  return productsRefusal(catalog) ?? packsRefusal(catalog) ?? boundsRefusal(catalog);
}

function productsRefusal({ products }: Catalog): TermsRefusal | null {
  for (const product of PRODUCTS) {
    const { tiers, editions } = products[product];
    const given = FIRST_CATALOG.products[product].editions;
    if (editions.join() !== given.join()) {
      return { code: "editions-fixed", rule: "R-CAT-1", field: `products.${product}.editions` };
    }
    for (const [index, { unitPrice }] of tiers.entries()) {
      const field = `products.${product}.tiers.${index}.unitPrice`;
      if (isZero(unitPrice)) return { code: "price-not-positive", rule: "R-CAT-2", field };
      // Gross volume never charges more than net (R-PRICE-2) only because more calls never cost more each.
      const before = tiers[index - 1];
      if (before && compare(unitPrice, before.unitPrice) > 0) {
        return { code: "price-rises", rule: "R-CAT-2", field };
      }
    }
  }
  if (products.legacy.freeCallsPerMonth > 0) {
    const field = "products.legacy.freeCallsPerMonth";
    return { code: "quota-without-packs", rule: "R-USE-5", field };
  }
  return null;
}

function packsRefusal({ packs }: Catalog): TermsRefusal | null {
  if (packs.length === 0) return { code: "malformed", rule: "R-CAT-5", field: "packs" };
  for (const [index, { sku, calls, price }] of packs.entries()) {
    const rule = "R-CAT-3";
    if (isZero(price)) return { code: "price-not-positive", rule, field: `packs.${index}.price` };
    if (packs.findIndex((each) => each.sku === sku) !== index) {
      return { code: "pack-twice", rule, field: `packs.${index}.sku` };
    }
    // The name of a pack says its size.
    if (calls !== packOffer(FIRST_CATALOG, sku)?.calls) {
      return { code: "pack-size-fixed", rule, field: `packs.${index}.calls` };
    }
  }
  return null;
}

function boundsRefusal({ products, policies }: Catalog): TermsRefusal | null {
  const [code, rule] = ["out-of-bounds", "R-CAT-5"] as const;
  if (products.general.freeCallsPerMonth > MOST_FREE_CALLS) {
    const field = "products.general.freeCallsPerMonth";
    return { code, rule, field, least: 0, most: MOST_FREE_CALLS };
  }
  const breach = policyBreach(policies);
  if (!breach) return null;
  const { name, least, most } = breach;
  return { code, rule, field: `policies.${name}`, least, most };
}

/** Whether two versions say the same and begin at the same instant, whatever their numbers. */
export const isSameVersion = (a: Catalog, b: Catalog): boolean =>
  JSON.stringify({ ...catalogToJson(a), version: 0 }) ===
  JSON.stringify({ ...catalogToJson(b), version: 0 });
