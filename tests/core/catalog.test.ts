import { describe, expect, it } from "vitest";

import {
  EDITIONS,
  FIRST_CATALOG,
  PACK_SKUS,
  PRODUCTS,
  RECOMMENDED_PRODUCT,
  catalogAt,
  catalogFromJson,
  catalogToJson,
  packOffer,
  type Catalog,
} from "@/lib/core/catalog";
import { Malformed } from "@/lib/core/json-reader";
import { fenString, unitPriceString } from "@/lib/core/money";
import { shanghai } from "@/tests/support/shanghai";

it("R-CAT-1 · two products, the general one recommended and first, and four legacy editions", () => {
  expect(PRODUCTS).toEqual(["general", "legacy"]);
  expect(RECOMMENDED_PRODUCT).toBe(PRODUCTS[0]);
  expect(FIRST_CATALOG.products.general.editions).toEqual([]);
  expect(FIRST_CATALOG.products.legacy.editions).toEqual(EDITIONS);
});

it.each([
  ["general", "0 0.003, 1000000 0.0028, 3000000 0.0025, 15000000 0.002"],
  ["legacy", "0 0.0025, 1000000 0.0022, 3000000 0.002, 15000000 0.0015"],
] as const)("R-CAT-2 · the list prices of %s", (product, tiers) => {
  const listed = FIRST_CATALOG.products[product].tiers.map(
    (tier) => `${tier.fromCalls} ${unitPriceString(tier.unitPrice)}`,
  );
  expect(listed.join(", ")).toBe(tiers);
});

describe("R-CAT-3 · the packs, for general only and for one year", () => {
  it.each([
    ["general-10k", 10_000, "30.00"],
    ["general-100k", 100_000, "280.00"],
    ["general-1m", 1_000_000, "2750.00"],
    ["general-5m", 5_000_000, "9300.00"],
    ["general-15m", 15_000_000, "24000.00"],
    ["general-50m", 50_000_000, "75000.00"],
  ])("%s holds %i calls for %s", (sku, calls, price) => {
    const offer = packOffer(FIRST_CATALOG, sku);
    expect([offer?.calls, offer && fenString(offer.price)]).toEqual([calls, price]);
    expect([offer?.product, offer?.validMonths]).toEqual(["general", 12]);
  });

  it("and no others", () => {
    expect(FIRST_CATALOG.packs.map((offer) => offer.sku)).toEqual(PACK_SKUS);
    expect(packOffer(FIRST_CATALOG, "legacy-10k")).toBeUndefined();
  });
});

it("R-CAT-4 · 1000 free general calls a month, no free legacy calls", () => {
  expect(FIRST_CATALOG.products.general.freeCallsPerMonth).toBe(1000);
  expect(FIRST_CATALOG.products.legacy.freeCallsPerMonth).toBe(0);
});

const changed = (change: Partial<Catalog>, freeCallsPerMonth = 1000): Catalog => ({
  ...FIRST_CATALOG,
  version: 2,
  effectiveFrom: shanghai("2026-02-01T00:00:00"),
  products: {
    ...FIRST_CATALOG.products,
    general: { ...FIRST_CATALOG.products.general, freeCallsPerMonth },
  },
  ...change,
});

describe("R-CAT-5 · a call is priced by the version in force when it happened", () => {
  const versions = [changed({}), FIRST_CATALOG];

  it.each([
    ["2020-01-01T00:00:00.000", 1],
    ["2026-01-31T23:59:59.999", 1],
    ["2026-02-01T00:00:00.000", 2],
    ["2031-01-01T00:00:00.000", 2],
  ])("at %s version %i", (clock, version) => {
    expect(catalogAt(versions, shanghai(clock)).version).toBe(version);
  });

  it("in whatever order the versions are read", () => {
    const third = changed({ version: 3, effectiveFrom: shanghai("2026-03-01T00:00:00") });
    for (const order of [
      [FIRST_CATALOG, third, changed({})],
      [third, changed({}), FIRST_CATALOG],
      [changed({}), FIRST_CATALOG, third],
    ]) {
      expect(catalogAt(order, shanghai("2026-02-15T00:00:00")).version).toBe(2);
      expect(catalogAt(order, shanghai("2026-03-15T00:00:00")).version).toBe(3);
    }
  });

  it("throws where no version was in force yet", () => {
    expect(() => catalogAt(versions, shanghai("2019-12-31T23:59:59.999"))).toThrow(
      new RangeError("no catalogue was in force at 2019-12-31T15:59:59.999Z"),
    );
  });
});

describe("R-CAT-5 · a version is stored and read back unchanged", () => {
  it("with money as text", () => {
    const stored = JSON.parse(JSON.stringify(catalogToJson(FIRST_CATALOG)));
    expect(stored.products.general.tiers[1]).toEqual({ fromCalls: 1_000_000, unitPrice: "0.0028" });
    expect(stored.packs[0].price).toBe("30");
    expect(stored.effectiveFrom).toBe("2020-01-01T00:00:00.000+08:00");
    expect(catalogFromJson(stored)).toEqual(FIRST_CATALOG);
  });

  const stored = () => JSON.parse(JSON.stringify(catalogToJson(FIRST_CATALOG)));
  it.each<[field: string, spoil: (json: ReturnType<typeof stored>) => void]>([
    ["version", (json) => (json.version = 0)],
    ["effectiveFrom", (json) => (json.effectiveFrom = "soon")],
    ["effectiveFrom", (json) => (json.effectiveFrom = 0)],
    // Without an offset it would mean another time on another machine.
    ["effectiveFrom", (json) => (json.effectiveFrom = "2026-02-01")],
    ["effectiveFrom", (json) => (json.effectiveFrom = "2026-02-01T00:00:00")],
    ["effectiveFrom", (json) => (json.effectiveFrom = "2026-02-30T99:00:00Z")],
    ["tierBasis", (json) => (json.tierBasis = "average")],
    ["timeZone", (json) => (json.timeZone = "UTC")],
    ["products.legacy", (json) => delete json.products.legacy],
    ["products.general.tiers", (json) => (json.products.general.tiers = [])],
    ["products.general.tiers", (json) => (json.products.general.tiers[0].fromCalls = 1)],
    ["products.general.tiers", (json) => (json.products.general.tiers[2].fromCalls = 1_000_000)],
    [
      "products.general.tiers.0.unitPrice",
      (json) => (json.products.general.tiers[0].unitPrice = 0.003),
    ],
    [
      "products.general.tiers.0.unitPrice",
      (json) => (json.products.general.tiers[0].unitPrice = "-1"),
    ],
    ["products.legacy.editions", (json) => json.products.legacy.editions.push("video")],
    [
      "products.general.freeCallsPerMonth",
      (json) => (json.products.general.freeCallsPerMonth = 0.5),
    ],
    ["packs", (json) => (json.packs = {})],
    ["packs.0.sku", (json) => (json.packs[0].sku = "general-1k")],
    ["packs.0.product", (json) => (json.packs[0].product = "legacy")],
    ["packs.0.price", (json) => (json.packs[0].price = "30.001")],
    ["packs.0.validMonths", (json) => (json.packs[0].validMonths = 24)],
    ["packs.0.price", (json) => (json.packs[0].price = "30.00x")],
    ["packs.0.calls", (json) => (json.packs[0].calls = 0)],
    ["effectiveFrom", (json) => (json.effectiveFrom = [json.effectiveFrom])],
    ["products", (json) => (json.products = null)],
    ["products.general.tiers", (json) => (json.products.general.tiers = {})],
    ["products.general.tiers.1", (json) => (json.products.general.tiers[1] = null)],
    [
      "products.general.tiers.1.fromCalls",
      (json) => (json.products.general.tiers[1].fromCalls = -1),
    ],
    ["products.general.editions", (json) => (json.products.general.editions = null)],
    ["policies.abuse", (json) => (json.policies.abuse = null)],
    ["policies", (json) => (json.policies = null)],
    ["policies.graceHours", (json) => (json.policies.graceHours = -1)],
    ["policies.coApprovalAbove", (json) => (json.policies.coApprovalAbove = 5000)],
    ["policies.abuse.refunds", (json) => delete json.policies.abuse.refunds],
  ])("a malformed %s throws and is named", (field, spoil) => {
    const json = stored();
    spoil(json);
    expect(() => catalogFromJson(json)).toThrow(new Malformed(field));
    expect(new Malformed(field)).toMatchObject({ message: `malformed: ${field}`, field });
  });

  it("what is no catalogue at all is called one", () => {
    expect(() => catalogFromJson("a catalogue")).toThrow(new Malformed("catalogue"));
  });
});
