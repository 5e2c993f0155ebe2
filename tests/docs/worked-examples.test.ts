import { describe, expect, it } from "vitest";

import { shanghaiIso } from "@/lib/core/calendar";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import { cny, fenString, unitPriceString } from "@/lib/core/money";
import { refundExample, settlementExample } from "@/lib/docs/paid-examples";
import {
  billExamples,
  cliffs,
  coverExample,
  packPurchase,
  type BillExample,
} from "@/lib/docs/worked-examples";

const fen = (amount: Parameters<typeof cny>[0]) => fenString(cny(amount));

describe("R-SET-3 · the bills of the documentation are those of the guide", () => {
  it.each<[BillExample, billed: number, volume: number, unitPrice: string, charge: string]>([
    ["postpaid", 1_999_000, 2_000_000, "0.0028", "5597.20"],
    ["editions", 300_000, 300_000, "0.0025", "750.00"],
    ["withPack", 999_000, 2_000_000, "0.0028", "2797.20"],
    ["rounded", 15, 1_015, "0.003", "0.05"],
  ])("%s", (key, billed, volume, unitPrice, charge) => {
    const line = billExamples(FIRST_CATALOG)[key];
    expect(line.postpaidCalls).toBe(billed);
    expect(line.tierVolume).toBe(volume);
    expect(unitPriceString(cny(line.unitPrice))).toBe(unitPrice);
    expect(fen(line.charge)).toBe(charge);
  });
});

it("R-CAT-3 · three packs of 100k calls cost 840.00", () => {
  const purchase = packPurchase(FIRST_CATALOG);
  expect(purchase && fen(purchase.total)).toBe("840.00");
});

it("R-USE-3 · the packs pay in the order of cover, and what is over is postpaid", () => {
  const { draws, postpaid } = coverExample(FIRST_CATALOG);
  expect(draws.map(({ packId, calls }) => [packId, calls])).toEqual([
    ["pkg_free", 1_000],
    ["pkg_gift", 5_000],
    ["pkg_sooner", 10_000],
    ["pkg_later", 100_000],
  ]);
  expect(postpaid).toBe(4_000);
});

it("R-PRICE-1 · one call more costs less at the edge of each tier", () => {
  const edges = cliffs(FIRST_CATALOG).map(({ product, at, below, reached, saves }) => [
    product,
    at,
    fen(below.charge),
    fen(reached.charge),
    fen(saves),
  ]);
  expect(edges).toEqual([
    ["general", 1_000_000, "2997.00", "2797.20", "199.80"],
    ["general", 3_000_000, "8397.20", "7497.50", "899.70"],
    ["general", 15_000_000, "37497.50", "29998.00", "7499.50"],
    ["legacy", 1_000_000, "2500.00", "2200.00", "300.00"],
    ["legacy", 3_000_000, "6600.00", "6000.00", "600.00"],
    ["legacy", 15_000_000, "30000.00", "22500.00", "7500.00"],
  ]);
});

it("R-SET-1 R-ARR-1 · the bill is charged on the 1st, and its debt has a day of grace", () => {
  const { dueAt, deadline, payment, entered } = settlementExample(FIRST_CATALOG);
  expect(shanghaiIso(dueAt)).toBe("2025-12-01T00:10:00.000+08:00");
  expect(shanghaiIso(deadline)).toBe("2025-12-04T00:00:00.000+08:00");
  expect(fen(payment.owed)).toBe("36.20");
  expect(entered.happened).toEqual(["entered"]);
  expect(entered.graceEndsAt && shanghaiIso(entered.graceEndsAt)).toBe(
    "2025-12-02T00:10:00.000+08:00",
  );
});

it("R-REF-8 · each request for the pack is decided by the rule that it is there to show", () => {
  const { until, paid, cases } = refundExample(FIRST_CATALOG);
  expect(shanghaiIso(until)).toBe("2025-11-26T00:00:00.000+08:00");
  expect(Object.values(paid).map(fenString)).toEqual(["150.00", "200.00", "100.00", "2300.00"]);
  const decided = cases.map(({ key, verdict: { verdict, rules, amounts } }) => [
    key,
    verdict,
    rules.filter(({ outcome }) => outcome !== "pass").map(({ id }) => id),
    fen(amounts.total),
  ]);
  expect(decided).toEqual([
    ["unused", "pay", [], "2600.00"],
    ["lastSecond", "pay", [], "2600.00"],
    ["tooLate", "refuse", ["R-REF-3"], "0.00"],
    ["used", "refuse", ["R-REF-2"], "0.00"],
    ["gifted", "refuse", ["R-REF-1"], "0.00"],
    ["signal", "review", ["R-REF-7"], "2600.00"],
  ]);
});
