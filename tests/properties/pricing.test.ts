import fc from "fast-check";
import { expect, it } from "vitest";

import { FIRST_CATALOG, PRODUCTS, TIER_BASES } from "@/lib/core/catalog";
import { compare, fenString, inFen, minus, plus } from "@/lib/core/money";
import { priceUsage } from "@/lib/core/pricing";
import { quote } from "@/lib/core/quote";
import { draftBill, type UsageRow } from "@/lib/core/settlement";

const product = fc.constantFrom(...PRODUCTS);
const tierBasis = fc.constantFrom(...TIER_BASES);
const calls = fc.oneof(
  fc.nat({ max: 100_000_000 }),
  fc.constantFrom(999_999, 1_000_000, 2_999_999, 3_000_000, 14_999_999, 15_000_000, 1e15),
);
const covered = fc
  .tuple(calls, fc.nat({ max: 1000 }))
  .map(([all, share]) => ({ calls: all, coveredCalls: Math.floor(all * (share / 1000)) }));

it("R-PRICE-2 · gross never charges more than net", () => {
  fc.assert(
    fc.property(product, covered, (which, usage) => {
      const { tiers } = FIRST_CATALOG.products[which];
      const gross = priceUsage({ tiers, ...usage, tierBasis: "gross" });
      const net = priceUsage({ tiers, ...usage, tierBasis: "net" });
      expect(compare(gross.charge, net.charge) <= 0).toBe(true);
    }),
  );
});

it("R-PRICE-4 · rounding is never more than half a fen and always explains the difference", () => {
  fc.assert(
    fc.property(product, covered, tierBasis, (which, usage, basis) => {
      const { tiers } = FIRST_CATALOG.products[which];
      const { exact, charge, rounding } = priceUsage({ tiers, ...usage, tierBasis: basis });
      expect(plus(exact, rounding).equals(charge)).toBe(true);
      expect(rounding.abs().lessThanOrEqualTo("0.005")).toBe(true);
    }),
  );
});

it("R-PRICE-1 · whatever a quote calls cheaper does cost less", () => {
  fc.assert(
    fc.property(product, calls, tierBasis, (which, count, basis) => {
      const asked = { catalog: FIRST_CATALOG, product: which, calls: count, tierBasis: basis };
      const quoted = quote(asked);
      if (!quoted.ok || !quoted.value.cheaper) return;
      const { cheaper, total } = quoted.value;
      const other = cheaper.kind === "packs" ? { packs: cheaper.packs } : { calls: cheaper.calls };
      const again = quote({ ...asked, ...other });
      expect(again.ok && fenString(again.value.total)).toBe(fenString(cheaper.total));
      expect(fenString(cheaper.saves)).toBe(fenString(minus(total, cheaper.total)));
      expect(compare(cheaper.total, total)).toBe(-1);
    }),
    { numRuns: 50 },
  );
});

const second = { ...FIRST_CATALOG, version: 2 };
const anyRow: fc.Arbitrary<UsageRow> = fc
  .record({
    product,
    catalogVersion: fc.constantFrom(1, 2),
    free: fc.nat({ max: 1000 }),
    gifted: fc.nat({ max: 1000 }),
    bought: fc.nat({ max: 5_000_000 }),
    postpaid: fc.nat({ max: 5_000_000 }),
  })
  .map((row) => ({
    ...row,
    edition: row.product === "legacy" ? "web" : null,
    calls: row.free + row.gifted + row.bought + row.postpaid,
  }));

it("R-PRICE-4 · lines of a product add up to the rounded sum, however many versions there were", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 6 }), (usage) => {
      const bill = draftBill({
        month: "2025-11",
        usage,
        late: [],
        catalogs: [FIRST_CATALOG, second],
      });
      for (const which of PRODUCTS) {
        const lines = bill?.lines.filter((line) => line.product === which) ?? [];
        const exact = plus(...lines.map((line) => line.exact));
        expect(fenString(plus(...lines.map((line) => line.charge)))).toBe(fenString(inFen(exact)));
      }
    }),
  );
});

it("R-SET-3 · a bill accounts for every call, and its totals are those of its lines", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 6 }), (usage) => {
      const bill = draftBill({
        month: "2025-11",
        usage,
        late: [],
        catalogs: [FIRST_CATALOG, second],
      });
      const made = usage.reduce((total, row) => total + row.calls, 0);
      expect(bill?.totals.calls ?? 0).toBe(made);
      if (!bill) return;
      const {
        calls: all,
        free,
        gifted,
        bought,
        postpaidCalls,
        exact,
        charge,
        rounding,
      } = bill.totals;
      expect(free + gifted + bought + postpaidCalls).toBe(all);
      expect(plus(exact, rounding).equals(charge)).toBe(true);
    }),
  );
});
