import { describe, expect, it } from "vitest";

import {
  atMost,
  cny,
  compare,
  exactString,
  fenString,
  floorFen,
  inFen,
  isNegative,
  isZero,
  minus,
  parseAmount,
  plus,
  times,
  unitPriceString,
} from "@/lib/core/money";

describe("R-PRICE-4 · money moves in whole fen and a half fen goes up", () => {
  it.each([
    ["0.003", "0.00"],
    ["0.00499999", "0.00"],
    ["0.005", "0.01"],
    ["0.045", "0.05"],
    ["5.001", "5.00"],
    ["2999.997", "3000.00"],
    ["0", "0.00"],
  ])("%s becomes %s", (exact, fen) => {
    expect(fenString(inFen(cny(exact)))).toBe(fen);
  });

  it.each([
    ["33.3399", "33.33"],
    ["33.33", "33.33"],
    ["0.009", "0.00"],
  ])("rounded down, %s becomes %s", (exact, fen) => {
    expect(fenString(floorFen(cny(exact)))).toBe(fen);
  });
});

describe("money is exact", () => {
  it("adds what a float cannot", () => {
    expect(exactString(plus(cny("0.1"), cny("0.2"), cny("1e-8")))).toBe("0.30000001");
  });

  it("prices 10^15 calls without loss", () => {
    expect(exactString(times(cny("0.00280001"), 1e15))).toBe("2800010000000.00000000");
  });

  it("compares, limits and tells the sign", () => {
    expect(compare(cny("1"), cny("1.00"))).toBe(0);
    expect([fenString(atMost(cny(2), cny(3))), fenString(atMost(cny(3), cny(2)))]).toEqual([
      "2.00",
      "2.00",
    ]);
    expect([isNegative(cny("-0.01")), isNegative(cny(0)), isNegative(cny("-0"))]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isZero(minus(cny("0.3"), cny("0.3")))).toBe(true);
  });
});

describe("money as text", () => {
  it.each([
    ["5597.2", "5597.20"],
    ["-12.5", "-12.50"],
    ["-0.001", "0.00"],
    ["-0", "0.00"],
    ["12345678901234567890", "12345678901234567890.00"],
  ])("%s in fen is %s", (amount, text) => {
    expect(fenString(cny(amount))).toBe(text);
  });

  it.each([
    ["0.003", "0.00300000"],
    ["-0.003", "-0.00300000"],
    ["-0.000000001", "0.00000000"],
  ])("%s with 8 decimals is %s", (amount, text) => {
    expect(exactString(cny(amount))).toBe(text);
  });

  it.each(["0.003", "0.0028", "2750", "0.00000001"])(
    "the unit price %s stays as it is",
    (price) => {
      expect(unitPriceString(cny(price))).toBe(price);
    },
  );
});

describe("an amount that a person typed", () => {
  it.each(["0", "0.01", "1", "12.5", "999999999999.99"])("%s is one", (text) => {
    const parsed = parseAmount(text);
    expect(parsed.ok && compare(parsed.value, cny(text)) === 0).toBe(true);
  });

  it.each([
    "",
    " ",
    "1.",
    ".5",
    "01",
    "1.234",
    "-1",
    "+1",
    "1e3",
    "1,000",
    "1000000000000",
    "１",
    "NaN",
    "1 ",
  ])("%j is none", (text) => {
    expect(parseAmount(text)).toEqual({ ok: false, refusal: "not-an-amount" });
  });
});
