import { describe, expect, it } from "vitest";

import { overpayZones } from "@/lib/core/advice";
import {
  FIRST_CATALOG,
  PRODUCTS,
  type Catalog,
  type PackSku,
  type Product,
  type TierBasis,
} from "@/lib/core/catalog";
import { compare, fenString, unitPriceString } from "@/lib/core/money";
import { listCharge, monthsAhead, moreForLess } from "@/lib/core/months-ahead";
import { comparePlans, monthlyCosts, type Plan } from "@/lib/core/purchase-plan";

const selling = (...skus: readonly PackSku[]): Catalog => ({
  ...FIRST_CATALOG,
  packs: FIRST_CATALOG.packs.filter(({ sku }) => skus.includes(sku)),
});

const planned = (
  monthlyCalls: number,
  { catalog = FIRST_CATALOG, product = "general" as Product, months = 12, growthPercent = 0 } = {},
) => comparePlans({ catalog, product, monthlyCalls, months, growthPercent });

const inWords = ({ packs, total }: Plan): string =>
  [...packs.map(({ offer, quantity }) => `${offer.sku} × ${quantity}`), fenString(total)].join(" ");

/** A hundred-thousandth of a yuan, in which every list price is a whole number. */
const SMALL = 100_000;

/**
 * The three least totals of all mixes in which one pack less would cost more, in hundred-thousandths: by looking at
 * every mix of up to the most useful quantity of each size, in plain integers, without a line of what is tested.
 */
function leastByLooking(
  catalog: Catalog,
  calls: readonly number[],
  basis: TierBasis,
): readonly number[] {
  const { tiers, freeCallsPerMonth } = catalog.products.general;
  const prices = tiers.map((tier) => [tier.fromCalls, tier.unitPrice.times(SMALL).toNumber()]);
  const need = calls.map((each) => Math.max(0, each - freeCallsPerMonth));
  const needed = need.reduce((sum, each) => sum + each, 0);
  const postpaid = (packCalls: number): number => {
    let left = packCalls;
    let cost = 0;
    calls.forEach((volume, month) => {
      const covered = Math.min(left, need[month] ?? 0);
      left -= covered;
      const open = (need[month] ?? 0) - covered;
      const reached = basis === "gross" ? volume : open;
      cost += open * (prices.findLast(([from = 0]) => from <= reached)?.[1] ?? 0);
    });
    return cost;
  };
  const totals: number[] = [];
  const look = (place: number, covered: number, paid: number, bought: Catalog["packs"]): void => {
    const offer = catalog.packs[place];
    if (!offer) {
      const total = paid + postpaid(covered);
      const needsAll = bought.every(
        (pack) => paid - pack.price.toNumber() * SMALL + postpaid(covered - pack.calls) > total,
      );
      if (needsAll) totals.push(total);
      return;
    }
    for (let count = 0; count <= Math.ceil(needed / offer.calls); count += 1) {
      const price = count * offer.price.toNumber() * SMALL;
      const chosen = count > 0 ? [...bought, offer] : bought;
      look(place + 1, covered + count * offer.calls, paid + price, chosen);
    }
  };
  look(0, 0, 0, []);
  return totals.toSorted((a, b) => a - b).slice(0, 3);
}

describe("R-CAT-3 · the three cheapest plans, against every mix there is", () => {
  const small = selling("general-10k", "general-100k", "general-1m");
  const middle = selling("general-1m", "general-5m", "general-15m");
  const large = selling("general-5m", "general-15m", "general-50m");
  it.each([
    ["small", small, [900, 10_900, 56_000, 101_000, 456_789, 999_999], 1, 0],
    ["small", small, [9_999, 34_567, 61_000], 3, 20],
    ["middle", middle, [950_000, 2_999_999, 3_000_000, 14_000_000], 1, 0],
    ["middle", middle, [1_000_000, 1_800_000], 4, 40],
    ["middle", middle, [4_600_000], 5, -40],
    ["large", large, [5_100_000, 12_345_678, 20_000_000], 3, 0],
    ["large", large, [6_000_000], 6, 25],
  ] as const)("%s sizes, %#", (_, catalog, volumes, months, growthPercent) => {
    for (const basis of ["gross", "net"] as const) {
      const terms = { ...catalog, tierBasis: basis };
      for (const monthlyCalls of volumes) {
        const { plans, months: ahead } = planned(monthlyCalls, {
          catalog: terms,
          months,
          growthPercent,
        });
        const least = leastByLooking(terms, ahead.calls, basis);
        expect(plans, `${monthlyCalls} calls, ${basis}`).toHaveLength(least.length);
        // Each month is rounded to the fen once, so a plan may differ from the unrounded least by half a fen a month.
        for (const [index, { total }] of plans.entries()) {
          const off = total
            .minus((least[index] ?? 0) / SMALL)
            .abs()
            .toNumber();
          expect(off, `${monthlyCalls} calls, ${basis}`).toBeLessThanOrEqual(months * 0.005 + 1e-9);
        }
      }
    }
  });

  it.each([1, 3, 12])(
    "never names a plan that costs more than postpaid, over %i months",
    (months) => {
      for (const growthPercent of [-50, -7, 0, 13, 50]) {
        for (
          let monthlyCalls = 1;
          monthlyCalls < 2e8;
          monthlyCalls = Math.ceil(monthlyCalls * 3.7)
        ) {
          const { plans, postpaid, best, saves } = planned(monthlyCalls, { months, growthPercent });
          for (const plan of plans) expect(compare(plan.total, postpaid.total)).not.toBe(1);
          expect(fenString(best.total.plus(saves) as typeof saves)).toBe(fenString(postpaid.total));
          expect(plans[0]).toBe(best);
        }
      }
    },
  );
});

describe("R-CAT-3 · what is advised", () => {
  it.each([
    [0, ["0.00"]],
    [1000, ["0.00"]],
    // A 10k pack costs what its calls cost postpaid: nobody is asked to pay ahead for nothing.
    [50_000, ["general-100k × 5 1664.00", "general-100k × 4 1684.00", "general-100k × 3 1704.00"]],
    [5000, ["144.00"]],
    [
      4_470_000,
      [
        "general-50m × 1 84070.00",
        "general-15m × 3 general-5m × 1 90370.00",
        "general-15m × 3 93570.00",
      ],
    ],
    [
      1_000_000,
      [
        "general-15m × 1 24000.00",
        "general-5m × 2 general-1m × 2 24100.00",
        "general-5m × 2 general-1m × 1 24116.40",
      ],
    ],
  ])("for %i calls a month over a year", (calls, expected) => {
    expect(planned(calls).plans.map(inWords)).toEqual(expected);
  });

  it("says what is paid now, what stays postpaid, what a call costs and what is left over", () => {
    const { best, months } = planned(4_470_000, { months: 1 });
    expect(months.totalNeeded).toBe(4_469_000);
    expect(inWords(best)).toBe("general-5m × 1 9300.00");
    expect([fenString(best.payNow), fenString(best.postpaid)]).toEqual(["9300.00", "0.00"]);
    expect(best.unusedCalls).toBe(531_000);
    expect(best.perCall && unitPriceString(best.perCall).slice(0, 9)).toBe("0.0020805");
  });

  it("is postpaid for legacy, which has no packs (R-USE-5)", () => {
    const { plans, best, saves } = planned(2_000_000, { product: "legacy" });
    expect(plans).toEqual([best]);
    expect([inWords(best), fenString(saves)]).toEqual(["52800.00", "0.00"]);
  });

  it.each([
    [100, 10, [100, 110, 121, 133]],
    [100, -50, [100, 50, 25, 13]],
    [0, 50, [0, 0, 0, 0]],
  ])("counts %i calls that change by %i%% a month in whole calls", (first, growth, calls) => {
    const ahead = monthsAhead({
      catalog: FIRST_CATALOG,
      product: "general",
      monthlyCalls: first,
      months: 4,
      growthPercent: growth,
    });
    expect(ahead.calls).toEqual(calls);
  });
});

describe("R-PRICE-1 · the saw-tooth", () => {
  it.each(PRODUCTS)(
    "falls at each zone's end below what every call inside it costs, of %s",
    (product) => {
      for (const zone of overpayZones(FIRST_CATALOG.products[product].tiers)) {
        const at = (calls: number) => listCharge(FIRST_CATALOG, product, calls);
        const cheaper = at(zone.cheaperAt);
        expect(compare(at(zone.fromCalls - 1), cheaper)).not.toBe(1);
        // The first call inside costs more by less than a fen, so what is not rounded decides.
        expect(compare(at(zone.fromCalls + 4), cheaper)).toBe(1);
        expect(compare(at(zone.toCalls), cheaper)).toBe(1);
      }
    },
  );

  it.each([
    ["general", 950_000, "1000000 2797.20 49.80"],
    ["general", 999_999, "1000000 2797.20 199.80"],
    ["general", 930_000, null],
    ["general", 1_000_000, null],
    ["general", 14_000_000, "15000000 29998.00 4999.50"],
    ["legacy", 900_000, "1000000 2200.00 50.00"],
  ] as const)("of %s, %i calls cost more than: %s", (product, calls, expected) => {
    const way = moreForLess(FIRST_CATALOG, product, calls);
    expect(way && `${way.calls} ${fenString(way.charge)} ${fenString(way.saves)}`).toBe(expected);
  });

  it("R-PRICE-2 · counted by postpaid calls, the free ones come on top", () => {
    const net = { ...FIRST_CATALOG, tierBasis: "net" } as const;
    expect(moreForLess(net, "general", 999_000)?.calls).toBe(1_001_000);
  });

  it("is drawn by the list, and the best packs never above it", () => {
    const volumes = [1000, 933_334, 999_999, 1_000_000, 3_000_000, 20_000_000];
    const costs = monthlyCosts(FIRST_CATALOG, "general", 12, volumes);
    expect(costs.map(({ postpaid }) => fenString(postpaid))).toEqual([
      "3.00",
      "2800.00",
      "3000.00",
      "2800.00",
      "7500.00",
      "40000.00",
    ]);
    for (const { postpaid, withPacks } of costs) {
      expect(withPacks && compare(withPacks, postpaid)).not.toBe(1);
    }
    expect(monthlyCosts(FIRST_CATALOG, "legacy", 12, [5000])[0]?.withPacks).toBeNull();
  });
});
