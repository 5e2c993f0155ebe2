import { describe, expect, it } from "vitest";

import { FIRST_CATALOG, type Catalog } from "@/lib/core/catalog";
import { cny, fenString } from "@/lib/core/money";
import { repriced } from "@/lib/core/repricing";
import type { UsageRow } from "@/lib/core/settlement";

const usage = (row: Partial<UsageRow>): UsageRow => {
  const cover = { free: 0, gifted: 0, bought: 0, postpaid: 0, ...row };
  return {
    product: "general",
    edition: null,
    catalogVersion: 1,
    ...cover,
    calls: cover.free + cover.gifted + cover.bought + cover.postpaid,
  };
};
const { general, legacy } = FIRST_CATALOG.products;
const next = (change: Partial<Catalog["products"]["general"]>): Catalog => ({
  ...FIRST_CATALOG,
  version: 2,
  products: { legacy, general: { ...general, ...change } },
});
const doubled = general.tiers.map((tier) => ({ ...tier, unitPrice: cny(tier.unitPrice.times(2)) }));

describe("R-CAT-5 · a month priced anew", () => {
  it.each<[string, UsageRow[], Catalog, [before: string, after: string]]>([
    [
      "doubled prices",
      [usage({ free: 1000, postpaid: 10_000 })],
      next({ tiers: doubled }),
      ["30.00", "60.00"],
    ],
    [
      "legacy keeps its price",
      [usage({ product: "legacy", edition: "web", postpaid: 1000 })],
      next({ tiers: doubled }),
      ["2.50", "2.50"],
    ],
    [
      "what packs covered costs nothing",
      [usage({ bought: 10_000 })],
      next({ tiers: doubled }),
      ["0.00", "0.00"],
    ],
    [
      "free calls beyond a lower quota",
      [usage({ free: 1000, postpaid: 1000 })],
      next({ freeCallsPerMonth: 800 }),
      ["3.00", "3.60"],
    ],
    [
      "no free calls at all",
      [usage({ free: 500 })],
      next({ freeCallsPerMonth: 0 }),
      ["0.00", "1.50"],
    ],
    [
      "fewer than the lower quota",
      [usage({ free: 500 })],
      next({ freeCallsPerMonth: 800 }),
      ["0.00", "0.00"],
    ],
    [
      "a higher quota changes nothing",
      [usage({ free: 1000, postpaid: 1000 })],
      next({ freeCallsPerMonth: 2000 }),
      ["3.00", "3.00"],
    ],
    [
      "a quota is shared by the versions of a month",
      [usage({ free: 600 }), usage({ free: 400, catalogVersion: 2 })],
      next({ freeCallsPerMonth: 800 }),
      ["0.00", "0.60"],
    ],
    ["nothing", [], next({ tiers: doubled }), ["0.00", "0.00"]],
  ])("%s", (_, rows, version, [before, after]) => {
    const result = repriced(
      "2025-10",
      rows,
      [FIRST_CATALOG, { ...FIRST_CATALOG, version: 2 }],
      version,
    );
    expect([fenString(result.before), fenString(result.after)]).toEqual([before, after]);
  });
});
