import { describe, expect, it } from "vitest";

import { FIRST_CATALOG, type Product, type TierBasis } from "@/lib/core/catalog";
import { cny, exactString, fenString, unitPriceString } from "@/lib/core/money";
import { priceUsage, tierReached, type Price } from "@/lib/core/pricing";
import golden from "@/tests/golden/pricing.json";

const tiersOf = (product: Product) => FIRST_CATALOG.products[product].tiers;

const inText = (price: Price) => ({
  ...price,
  unitPrice: unitPriceString(price.unitPrice),
  exact: exactString(price.exact),
  charge: fenString(price.charge),
  rounding: exactString(price.rounding),
});

describe("R-PRICE-1 · R-PRICE-2 · R-PRICE-4 · a month's charge, by both readings of its volume", () => {
  it.each(golden.cases)(
    "$id $note",
    ({ product, calls, coveredCalls, tierBasis, expect: expected }) => {
      const price = priceUsage({
        tiers: tiersOf(product as Product),
        calls,
        coveredCalls,
        tierBasis: tierBasis as TierBasis,
      });
      expect(inText(price)).toEqual(expected);
    },
  );
});

describe("R-CAT-2 · a tier's first call is inside it and the next tier's first call is not", () => {
  it.each<
    [Product, volume: number, tier: number, unitPrice: string, from: number, to: number | null]
  >([
    ["general", 0, 1, "0.003", 0, 1_000_000],
    ["general", 999_999, 1, "0.003", 0, 1_000_000],
    ["general", 1_000_000, 2, "0.0028", 1_000_000, 3_000_000],
    ["general", 2_999_999, 2, "0.0028", 1_000_000, 3_000_000],
    ["general", 3_000_000, 3, "0.0025", 3_000_000, 15_000_000],
    ["general", 14_999_999, 3, "0.0025", 3_000_000, 15_000_000],
    ["general", 15_000_000, 4, "0.002", 15_000_000, null],
    ["legacy", 999_999, 1, "0.0025", 0, 1_000_000],
    ["legacy", 1_000_000, 2, "0.0022", 1_000_000, 3_000_000],
    ["legacy", 3_000_000, 3, "0.002", 3_000_000, 15_000_000],
    ["legacy", 1e15, 4, "0.0015", 15_000_000, null],
  ])(
    "%s at %i calls is in tier %i at %s",
    (product, volume, tier, unitPrice, fromCalls, toCalls) => {
      const reached = tierReached(tiersOf(product), volume);
      expect({ ...reached, unitPrice: unitPriceString(reached.unitPrice) }).toEqual({
        tier,
        unitPrice,
        fromCalls,
        toCalls,
      });
    },
  );

  it("throws where no tier begins at or below a volume", () => {
    expect(() => tierReached([{ fromCalls: 1, unitPrice: cny(1) }], 0)).toThrow(
      new RangeError("no tier begins at or below 0 calls"),
    );
    expect(() => tierReached(tiersOf("general"), Number.NaN)).toThrow(RangeError);
  });
});

describe("R-PRICE-4 · the sum is rounded once, half up", () => {
  it.each([
    [1, "0.00", "-0.00300000"],
    [2, "0.01", "0.00400000"],
    [15, "0.05", "0.00500000"],
    [1667, "5.00", "-0.00100000"],
    [999_999, "3000.00", "0.00300000"],
  ])("%i postpaid calls at 0.003 cost %s", (calls, charge, rounding) => {
    const price = priceUsage({
      tiers: tiersOf("general"),
      calls,
      coveredCalls: 0,
      tierBasis: "gross",
    });
    expect([fenString(price.charge), exactString(price.rounding)]).toEqual([charge, rounding]);
  });
});

it.each([
  [10, 11],
  [10, -1],
])("R-USE-8 · of %i calls, %i cannot be covered", (calls, coveredCalls) => {
  const usage = { tiers: tiersOf("general"), calls, coveredCalls, tierBasis: "gross" } as const;
  expect(() => priceUsage(usage)).toThrow(
    new RangeError(`${coveredCalls} of ${calls} calls cannot be covered`),
  );
});
