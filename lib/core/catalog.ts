import { shanghaiIso } from "@/lib/core/calendar";
import {
  malformed,
  readCount,
  readInstant,
  readList,
  readMoney,
  readObject,
  readOneOf,
} from "@/lib/core/json-reader";
import { cny, unitPriceString, type Cny } from "@/lib/core/money";
import {
  FIRST_POLICIES,
  policiesFromJson,
  policiesToJson,
  type Policies,
} from "@/lib/core/policies";

/** R-CAT-1 · Two billable products; `general` is the recommended one and always comes first. */
export const PRODUCTS = ["general", "legacy"] as const;
export type Product = (typeof PRODUCTS)[number];
export const RECOMMENDED_PRODUCT: Product = "general";

/** R-CAT-1 · The editions of `legacy`. `general` has none. */
export const EDITIONS = ["camera", "album", "web", "news"] as const;
export type Edition = (typeof EDITIONS)[number];

export const PACK_SKUS = [
  "general-10k",
  "general-100k",
  "general-1m",
  "general-5m",
  "general-15m",
  "general-50m",
] as const;
export type PackSku = (typeof PACK_SKUS)[number];

export const TIER_BASES = ["gross", "net"] as const;
export type TierBasis = (typeof TIER_BASES)[number];

/** A tier is known by where it begins. It ends where the next begins, so tiers cannot gap or overlap. */
export type Tier = { readonly fromCalls: number; readonly unitPrice: Cny };

export type PackOffer = {
  readonly sku: PackSku;
  readonly product: "general";
  readonly calls: number;
  readonly price: Cny;
  readonly validMonths: 12;
};

export type ProductTerms = {
  readonly editions: readonly Edition[];
  readonly tiers: readonly Tier[];
  readonly freeCallsPerMonth: number;
};

/** R-CAT-5 · One immutable version of everything that has a price or a limit. */
export type Catalog = {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly tierBasis: TierBasis;
  readonly timeZone: "Asia/Shanghai";
  readonly products: Readonly<Record<Product, ProductTerms>>;
  readonly packs: readonly PackOffer[];
  readonly policies: Policies;
};

const pack = (sku: PackSku, calls: number, price: number): PackOffer => ({
  sku,
  product: "general",
  calls,
  price: cny(price),
  validMonths: 12,
});

/** The price list of the purchase guide, word for word: R-CAT-2 (tiers), R-CAT-3 (packs), R-CAT-4 (free quota). */
export const FIRST_CATALOG: Catalog = {
  version: 1,
  effectiveFrom: new Date("2020-01-01T00:00:00+08:00"),
  tierBasis: "gross",
  timeZone: "Asia/Shanghai",
  products: {
    /** R-CAT-2 · General, CNY per call by monthly volume. R-CAT-4 · 1000 free calls a month. */
    general: {
      editions: [],
      tiers: [
        { fromCalls: 0, unitPrice: cny("0.003") },
        { fromCalls: 1_000_000, unitPrice: cny("0.0028") },
        { fromCalls: 3_000_000, unitPrice: cny("0.0025") },
        { fromCalls: 15_000_000, unitPrice: cny("0.002") },
      ],
      freeCallsPerMonth: 1000,
    },
    /** R-CAT-2 · Legacy, CNY per call by monthly volume of all editions. R-CAT-4 · No free calls. */
    legacy: {
      editions: EDITIONS,
      tiers: [
        { fromCalls: 0, unitPrice: cny("0.0025") },
        { fromCalls: 1_000_000, unitPrice: cny("0.0022") },
        { fromCalls: 3_000_000, unitPrice: cny("0.002") },
        { fromCalls: 15_000_000, unitPrice: cny("0.0015") },
      ],
      freeCallsPerMonth: 0,
    },
  },
  /** R-CAT-3 · Packs cover general calls only and are valid for one year. */
  packs: [
    pack("general-10k", 10_000, 30),
    pack("general-100k", 100_000, 280),
    pack("general-1m", 1_000_000, 2750),
    pack("general-5m", 5_000_000, 9300),
    pack("general-15m", 15_000_000, 24_000),
    pack("general-50m", 50_000_000, 75_000),
  ],
  policies: FIRST_POLICIES,
};

/** R-CAT-5 · The version in force at an instant. Throws when none was: the first one began before the service. */
export function catalogAt(catalogs: readonly Catalog[], instant: Date): Catalog {
  let inForce: Catalog | undefined;
  for (const catalog of catalogs) {
    if (catalog.effectiveFrom > instant) continue;
    if (!inForce || catalog.effectiveFrom > inForce.effectiveFrom) inForce = catalog;
  }
  if (!inForce) throw new RangeError(`no catalogue was in force at ${instant.toISOString()}`);
  return inForce;
}

/** R-CAT-3 · The offer of a pack size, or undefined where this version does not sell it. */
export const packOffer = (catalog: Catalog, sku: string): PackOffer | undefined =>
  catalog.packs.find((offer) => offer.sku === sku);

/** R-CAT-5 · A version as it is stored: plain JSON, money as text. `catalogFromJson` reads it back equal. */
export const catalogToJson = (catalog: Catalog) => ({
  version: catalog.version,
  effectiveFrom: shanghaiIso(catalog.effectiveFrom),
  tierBasis: catalog.tierBasis,
  timeZone: catalog.timeZone,
  products: {
    general: termsToJson(catalog.products.general),
    legacy: termsToJson(catalog.products.legacy),
  },
  packs: catalog.packs.map((offer) => ({ ...offer, price: unitPriceString(offer.price) })),
  policies: policiesToJson(catalog.policies),
});

export type CatalogJson = ReturnType<typeof catalogToJson>;

const termsToJson = (terms: ProductTerms) => ({
  editions: terms.editions,
  tiers: terms.tiers.map((tier) => ({ ...tier, unitPrice: unitPriceString(tier.unitPrice) })),
  freeCallsPerMonth: terms.freeCallsPerMonth,
});

/** Reads a stored version. Throws a TypeError that names the field on anything malformed. */
export function catalogFromJson(json: unknown): Catalog {
  const stored = readObject(json, "catalogue");
  const products = readObject(stored.products, "products");
  return {
    version: readCount(stored.version, "version", 1),
    effectiveFrom: readInstant(stored.effectiveFrom, "effectiveFrom"),
    tierBasis: readOneOf(TIER_BASES, stored.tierBasis, "tierBasis"),
    timeZone: readOneOf(["Asia/Shanghai"], stored.timeZone, "timeZone"),
    products: {
      general: termsFromJson(products.general, "products.general"),
      legacy: termsFromJson(products.legacy, "products.legacy"),
    },
    packs: readList(stored.packs, "packs").map((offer, index) =>
      offerFromJson(offer, `packs.${index}`),
    ),
    policies: policiesFromJson(stored.policies),
  };
}

function termsFromJson(json: unknown, at: string): ProductTerms {
  const stored = readObject(json, at);
  const tiers = readList(stored.tiers, `${at}.tiers`).map((entry, index) => {
    const tier = readObject(entry, `${at}.tiers.${index}`);
    return {
      fromCalls: readCount(tier.fromCalls, `${at}.tiers.${index}.fromCalls`),
      unitPrice: readMoney(tier.unitPrice, `${at}.tiers.${index}.unitPrice`, 8),
    };
  });
  // Tiers begin at zero and rise, or some volume would have no price, or two.
  const rise = tiers.every((tier, index) => tier.fromCalls > (tiers[index - 1]?.fromCalls ?? -1));
  return {
    editions: readList(stored.editions, `${at}.editions`).map((edition) =>
      readOneOf(EDITIONS, edition, `${at}.editions`),
    ),
    tiers: tiers[0]?.fromCalls === 0 && rise ? tiers : malformed(`${at}.tiers`),
    freeCallsPerMonth: readCount(stored.freeCallsPerMonth, `${at}.freeCallsPerMonth`),
  };
}

function offerFromJson(json: unknown, at: string): PackOffer {
  const stored = readObject(json, at);
  return {
    sku: readOneOf(PACK_SKUS, stored.sku, `${at}.sku`),
    product: readOneOf(["general"], stored.product, `${at}.product`),
    calls: readCount(stored.calls, `${at}.calls`, 1),
    price: readMoney(stored.price, `${at}.price`, 2),
    validMonths: readOneOf([12], stored.validMonths, `${at}.validMonths`),
  };
}
