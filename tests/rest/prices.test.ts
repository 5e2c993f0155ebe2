import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { useApi } from "@/tests/rest/api";

const api = useApi();

type Case = {
  readonly id: string;
  readonly product: string;
  readonly calls: number;
  readonly coveredCalls: number;
  readonly tierBasis: string;
  readonly expect: Readonly<Record<string, unknown>>;
};
const { cases } = JSON.parse(readFileSync("tests/golden/pricing.json", "utf8")) as {
  cases: Case[];
};

describe("GET /catalog", () => {
  it("R-CAT-1..4 · shows the price list of the guide to anybody", async () => {
    expect(await api().seen("/catalog")).toMatchObject({
      version: 1,
      timeZone: "Asia/Shanghai",
      tierBasis: "gross",
      products: [
        {
          id: "general",
          editions: [],
          freeCallsPerMonth: 1000,
          tiers: [
            { fromCalls: 0, unitPrice: "0.003" },
            { fromCalls: 1_000_000, unitPrice: "0.0028" },
            { fromCalls: 3_000_000, unitPrice: "0.0025" },
            { fromCalls: 15_000_000, unitPrice: "0.002" },
          ],
        },
        { id: "legacy", editions: ["camera", "album", "web", "news"], freeCallsPerMonth: 0 },
      ],
      packs: [
        { sku: "general-10k", product: "general", calls: 10_000, price: "30.00", validMonths: 12 },
        { sku: "general-100k", price: "280.00" },
        { sku: "general-1m", price: "2750.00" },
        { sku: "general-5m", price: "9300.00" },
        { sku: "general-15m", price: "24000.00" },
        { sku: "general-50m", price: "75000.00" },
      ],
    });
  });
});

describe("POST /quotes", () => {
  it.each(cases)("R-PRICE-1..4 · $id", async (golden) => {
    const { product, calls, coveredCalls, tierBasis } = golden;
    const answer = await api().post(
      "/quotes",
      { product, calls, coveredCalls, tierBasis },
      { key: null },
    );
    expect(answer).toMatchObject({ status: 200, body: golden.expect });
  });

  it("R-CAT-4 · adds the free calls where none are given, and says what is cheaper", async () => {
    const quoted = await api().made("/quotes", { product: "general", calls: 993_001 });
    expect(quoted).toMatchObject({
      freeCalls: 1000,
      coveredCalls: 1000,
      postpaidCalls: 992_001,
      charge: "2976.00",
      total: "2976.00",
      cheaper: { kind: "packs" },
    });
    expect(Number(quoted.cheaper.saves)).toBeGreaterThan(0);
  });

  it("R-CAT-3 · legacy has no packs", async () => {
    const packs = [{ sku: "general-10k", quantity: 1 }];
    expect(await api().post("/quotes", { product: "legacy", calls: 1, packs })).toMatchObject({
      status: 422,
      body: { code: "packs_are_for_general" },
    });
  });
});
