import { describe, expect, it } from "vitest";

import { comparePacks, overpayZones, recommendPack } from "@/lib/core/advice";
import { FIRST_CATALOG, type Product } from "@/lib/core/catalog";
import { cny, compare, fenString, unitPriceString } from "@/lib/core/money";

describe("R-PRICE-1 · months just short of a tier that cost more than the tier's first call", () => {
  const zones: Readonly<Record<Product, object[]>> = {
    general: [
      { fromCalls: 933_334, toCalls: 999_999, cheaperAt: 1_000_000 },
      { fromCalls: 2_678_572, toCalls: 2_999_999, cheaperAt: 3_000_000 },
      { fromCalls: 12_000_001, toCalls: 14_999_999, cheaperAt: 15_000_000 },
    ],
    legacy: [
      { fromCalls: 880_001, toCalls: 999_999, cheaperAt: 1_000_000 },
      { fromCalls: 2_727_273, toCalls: 2_999_999, cheaperAt: 3_000_000 },
      { fromCalls: 11_250_001, toCalls: 14_999_999, cheaperAt: 15_000_000 },
    ],
  };

  it.each(["general", "legacy"] as const)("of %s", (product) => {
    expect(overpayZones(FIRST_CATALOG.products[product].tiers)).toEqual(zones[product]);
  });

  it.each([
    ["rises", "0.004"],
    ["stays", "0.003"],
  ])("are none where the price %s", (_, unitPrice) => {
    const tiers = [
      { fromCalls: 0, unitPrice: cny("0.003") },
      { fromCalls: 100, unitPrice: cny(unitPrice) },
    ];
    expect(overpayZones(tiers)).toEqual([]);
  });

  it("can be a single number of calls", () => {
    const tiers = [
      { fromCalls: 0, unitPrice: cny("0.003") },
      { fromCalls: 10, unitPrice: cny("0.0026") },
    ];
    expect(overpayZones(tiers)).toEqual([{ fromCalls: 9, toCalls: 9, cheaperAt: 10 }]);
  });

  it("are none where a tier begins before a whole call is lost", () => {
    const tiers = [
      { fromCalls: 0, unitPrice: cny("0.003") },
      { fromCalls: 1, unitPrice: cny("0.0029") },
    ];
    expect(overpayZones(tiers)).toEqual([]);
  });
});

describe("R-CAT-3 · packs against the postpaid price of the customer's own volume", () => {
  it.each([
    [
      4_470_000,
      "0.0025",
      ["dearer -20", "dearer -12", "dearer -10", "cheaper 26", "cheaper 36", "cheaper 40"],
    ],
    [
      50_000,
      "0.003",
      ["same 0", "cheaper 7", "cheaper 8", "cheaper 38", "cheaper 47", "cheaper 50"],
    ],
    [
      20_000_000,
      "0.002",
      ["dearer -50", "dearer -40", "dearer -38", "cheaper 7", "cheaper 20", "cheaper 25"],
    ],
  ])("%i calls a month, postpaid %s", (calls, postpaid, verdicts) => {
    const compared = comparePacks(FIRST_CATALOG, calls);
    expect(compared.map((each) => unitPriceString(each.postpaidUnitPrice))).toEqual(
      Array(6).fill(postpaid),
    );
    expect(compared.map((each) => `${each.verdict} ${each.savingPercent}`)).toEqual(verdicts);
  });

  it("and the price of one call of each", () => {
    const prices = comparePacks(FIRST_CATALOG, 1).map((each) => unitPriceString(each.unitPrice));
    expect(prices).toEqual(["0.003", "0.0028", "0.00275", "0.00186", "0.0016", "0.0015"]);
  });

  it.each([
    [101_000, 1],
    [11_000, 10],
    [1000, null],
    [0, null],
  ])("with %i calls a month, 100k calls last %s months", (calls, months) => {
    expect(comparePacks(FIRST_CATALOG, calls)[1]?.monthsOfCover).toBe(months);
  });
});

describe("the recommended pack: lowest cost of twelve months, less than a tenth wasted", () => {
  it.each([
    [0, "none"],
    [1000, "none"],
    [2000, "none"], // 12 000 calls a year: a 10k pack costs what postpaid costs
    [4_500_000, "general-50m × 1"],
    [5_000_000, "general-15m × 4"], // 12 000 calls too many cost less than a tenth left out
    [100_000_000, "general-50m × 24"],
  ])("for %i calls a month: %s", (calls, expected) => {
    const best = recommendPack(FIRST_CATALOG, calls);
    expect(best === "none" ? best : `${best.sku} × ${best.quantity}`).toBe(expected);
  });

  it("says what it saves, and that adds up", () => {
    const best = recommendPack(FIRST_CATALOG, 4_500_000);
    if (best === "none") throw new Error("nothing was recommended");
    // Postpaid 4 499 000 × 0.0025 a month. The pack covers 11 months and 511 000 calls of the twelfth.
    expect(fenString(best.postpaidYearTotal)).toBe("134970.00");
    expect(fenString(best.packsTotal)).toBe("75000.00");
    expect(fenString(best.yearTotal)).toBe("84970.00");
    expect([fenString(best.saves), best.wastedCalls]).toEqual(["50000.00", 0]);
  });

  it.each([
    [376_000, "general-5m", false], // 4 500 000 calls a year: exactly a tenth would be wasted
    [376_001, "general-5m", true],
  ])("for %i calls a month a pack of %s is allowed: %s", (calls, sku, allowed) => {
    const best = recommendPack(FIRST_CATALOG, calls);
    expect(best !== "none" && best.sku === sku).toBe(allowed);
  });

  it("never costs more than postpaid, however large the volume", () => {
    const best = recommendPack(FIRST_CATALOG, 1e12);
    expect(best !== "none" && compare(best.yearTotal, best.postpaidYearTotal)).toBe(-1);
  });
});
