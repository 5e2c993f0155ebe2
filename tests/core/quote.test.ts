import { describe, expect, it } from "vitest";

import { FIRST_CATALOG, type Product, type TierBasis } from "@/lib/core/catalog";
import { cny, exactString, fenString, unitPriceString } from "@/lib/core/money";
import { quote, type QuoteRequest } from "@/lib/core/quote";
import golden from "@/tests/golden/pricing.json";

const asked = (request: Partial<QuoteRequest>) => {
  const answered = quote({ catalog: FIRST_CATALOG, product: "general", calls: 0, ...request });
  if (!answered.ok) throw new Error(answered.refusal);
  return answered.value;
};

describe("R-PRICE-1 · R-PRICE-2 · R-PRICE-4 · a quote prices as a bill does", () => {
  it.each(golden.cases)("$id", ({ product, calls, coveredCalls, tierBasis, expect: expected }) => {
    const quoted = asked({
      product: product as Product,
      calls,
      coveredCalls,
      tierBasis: tierBasis as TierBasis,
    });
    expect({
      postpaidCalls: quoted.postpaidCalls,
      tierVolume: quoted.tierVolume,
      tier: quoted.tier,
      unitPrice: unitPriceString(quoted.unitPrice),
      exact: exactString(quoted.exact),
      charge: fenString(quoted.charge),
      rounding: exactString(quoted.rounding),
    }).toEqual(expected);
    expect([quoted.freeCalls, quoted.coveredCalls]).toEqual([0, coveredCalls]);
  });
});

describe("R-CAT-4 · R-USE-3 · free calls come first, packs next", () => {
  it.each<
    [
      Partial<QuoteRequest>,
      free: number,
      covered: number,
      postpaid: number,
      packs: string,
      total: string,
    ]
  >([
    [{ calls: 2_000_000 }, 1000, 1000, 1_999_000, "0.00", "5597.20"],
    [{ calls: 500 }, 500, 500, 0, "0.00", "0.00"],
    [{ calls: 1000 }, 1000, 1000, 0, "0.00", "0.00"],
    [{ product: "legacy", calls: 300_000 }, 0, 0, 300_000, "0.00", "750.00"],
    [
      { calls: 300_000, packs: [{ sku: "general-100k", quantity: 3 }] },
      1000,
      300_000,
      0,
      "840.00",
      "840.00",
    ],
    [
      { calls: 302_000, packs: [{ sku: "general-100k", quantity: 3 }] },
      1000,
      301_000,
      1000,
      "840.00",
      "843.00",
    ],
    [
      {
        calls: 111_000,
        packs: [
          { sku: "general-100k", quantity: 1 },
          { sku: "general-10k", quantity: 1 },
        ],
      },
      1000,
      111_000,
      0,
      "310.00",
      "310.00",
    ],
    [{ calls: 2_000_000, coveredCalls: 0 }, 0, 0, 2_000_000, "0.00", "5600.00"],
    [
      { calls: 20_000, coveredCalls: 10, packs: [{ sku: "general-10k", quantity: 1 }] },
      0,
      10,
      19_990,
      "30.00",
      "89.97",
    ],
  ])("%o", (request, free, covered, postpaid, packs, total) => {
    const quoted = asked(request);
    expect([quoted.freeCalls, quoted.coveredCalls, quoted.postpaidCalls]).toEqual([
      free,
      covered,
      postpaid,
    ]);
    expect([fenString(quoted.packsTotal), fenString(quoted.total)]).toEqual([packs, total]);
  });

  it("R-PRICE-2 · the catalogue's own basis, where none is asked for", () => {
    expect(asked({ calls: 1_000_500 }).tierVolume).toBe(1_000_500);
    expect(asked({ calls: 1_000_500, tierBasis: "net" }).tierVolume).toBe(999_500);
  });

  it("names the rules that it followed", () => {
    expect(asked({ calls: 1 }).rules).toEqual([
      "R-CAT-2",
      "R-CAT-4",
      "R-USE-3",
      "R-PRICE-1",
      "R-PRICE-2",
      "R-PRICE-4",
    ]);
    expect(asked({ product: "legacy", calls: 1 }).rules).toEqual([
      "R-CAT-2",
      "R-USE-3",
      "R-PRICE-1",
      "R-PRICE-2",
      "R-PRICE-3",
      "R-PRICE-4",
    ]);
    expect(asked({ calls: 1, coveredCalls: 1 }).rules).not.toContain("R-CAT-4");
    expect(asked({ calls: 1, packs: [{ sku: "general-10k", quantity: 1 }] }).rules).toContain(
      "R-CAT-3",
    );
  });
});

describe("R-PRICE-1 · something cheaper is named only where there is something", () => {
  it.each<[Partial<QuoteRequest>]>([
    [{ calls: 0 }],
    [{ calls: 50_000 }], // 10k packs cost what postpaid costs
    [{ product: "legacy", calls: 880_001 }], // 2200.0025, in fen the same as 1 000 000 calls
    [{ product: "legacy", calls: 1_000_000 }],
    [
      {
        calls: 20_000_000,
        packs: [
          { sku: "general-15m", quantity: 1 },
          { sku: "general-5m", quantity: 1 },
        ],
      },
    ],
  ])("nothing for %o", (request) => {
    expect(asked(request).cheaper).toBeUndefined();
  });

  it.each<[Partial<QuoteRequest>, calls: number, total: string, saves: string]>([
    [{ product: "legacy", calls: 880_003 }, 1_000_000, "2200.00", "0.01"],
    [{ product: "legacy", calls: 999_999 }, 1_000_000, "2200.00", "300.00"],
    [{ product: "legacy", calls: 14_999_999 }, 15_000_000, "22500.00", "7500.00"],
    [{ calls: 999_999, coveredCalls: 1000 }, 1_000_000, "2797.20", "199.80"],
    [{ calls: 999_999, coveredCalls: 1000, tierBasis: "net" }, 1_001_000, "2800.00", "197.00"],
  ])("more calls for %o: %i", (request, calls, total, saves) => {
    const { cheaper } = asked(request);
    expect(cheaper).toMatchObject({ kind: "more-calls", calls });
    expect(cheaper && [fenString(cheaper.total), fenString(cheaper.saves)]).toEqual([total, saves]);
  });

  it.each([
    [200_000, "general-100k × 2", "560.00", "37.00"],
    [2_000_000, "general-1m × 2", "5500.00", "97.20"],
    [20_000_000, "general-15m × 1 general-5m × 1", "33300.00", "6698.00"],
  ])("R-CAT-3 · packs for %i calls: %s", (calls, mix, total, saves) => {
    const { cheaper } = asked({ calls });
    if (cheaper?.kind !== "packs") throw new Error("no packs were named");
    expect(cheaper.packs.map((pack) => `${pack.sku} × ${pack.quantity}`).join(" ")).toBe(mix);
    expect([fenString(cheaper.total), fenString(cheaper.saves)]).toEqual([total, saves]);
    expect(fenString(asked({ calls, packs: cheaper.packs }).total)).toBe(total);
  });
});

it("R-USE-5 · packs, however cheap, are no way to pay for legacy calls", () => {
  const packs = FIRST_CATALOG.packs.map((offer) => ({ ...offer, price: cny("0.01") }));
  const catalog = { ...FIRST_CATALOG, packs };
  expect(asked({ catalog, calls: 20_000 }).cheaper?.kind).toBe("packs");
  expect(asked({ catalog, product: "legacy", calls: 20_000 }).cheaper).toBeUndefined();
});

it("R-PRICE-4 · the largest number of calls is quoted to the fen", () => {
  expect(fenString(asked({ calls: 1e15, coveredCalls: 0 }).charge)).toBe("2000000000000.00");
});

describe("what cannot be quoted", () => {
  it.each<[Partial<QuoteRequest>, string]>([
    [{ calls: -1 }, "bad-calls"],
    [{ calls: 0.5 }, "bad-calls"],
    [{ calls: Number.NaN }, "bad-calls"],
    [{ calls: 1e15 + 1 }, "bad-calls"],
    [{ calls: 10, coveredCalls: -1 }, "bad-calls"],
    [{ calls: 10, coveredCalls: 11 }, "covered-exceeds-calls"],
    [{ calls: 10, packs: [{ sku: "general-1k", quantity: 1 }] }, "unknown-sku"],
    [{ calls: 10, packs: [{ sku: "general-10k", quantity: 101 }] }, "bad-quantity"],
    [
      { product: "legacy", calls: 10, packs: [{ sku: "general-10k", quantity: 1 }] },
      "packs-are-for-general",
    ],
  ])("%o: %s", (request, refusal) => {
    const answered = quote({ catalog: FIRST_CATALOG, product: "general", calls: 0, ...request });
    expect(answered).toEqual({ ok: false, refusal });
  });
});
