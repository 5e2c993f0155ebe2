import { describe, expect, it } from "vitest";

import { formatMoney, formatUnitPrice, moneyParts } from "@/lib/format/money";

describe("an amount has two decimals, grouped thousands and a true minus", () => {
  it.each([
    ["0", "¥0.00"],
    ["1234.5", "¥1,234.50"],
    ["1685.81", "¥1,685.81"],
    ["-12", "−¥12.00"],
    ["1234567890.1", "¥1,234,567,890.10"],
    ["999.99", "¥999.99"],
    ["1000", "¥1,000.00"],
    ["9007199254740993.07", "¥9,007,199,254,740,993.07"],
  ])("%s reads %s", (amount, text) => {
    expect(formatMoney(amount)).toBe(text);
  });

  it.each([
    ["0.045", "¥0.05", "half a fen goes up"],
    ["0.04499999", "¥0.04", "less than half goes down"],
    ["-0.045", "−¥0.05", "away from zero, as on the bill"],
    ["-0.001", "¥0.00", "zero has no sign"],
  ])("R-PRICE-4 · %s reads %s: %s", (amount, text) => {
    expect(formatMoney(amount)).toBe(text);
  });

  it("shows a plus only where asked, and never on zero", () => {
    expect(["2600", "0", "-3"].map((amount) => formatMoney(amount, { signed: true }))).toEqual([
      "+¥2,600.00",
      "¥0.00",
      "−¥3.00",
    ]);
  });

  it("gives sign and digits apart, for a smaller currency sign", () => {
    expect(moneyParts("-1234.5")).toEqual({ sign: "−", digits: "1,234.50" });
  });
});

describe("a unit price has four decimals at least and is never rounded", () => {
  it.each([
    ["0.003", "¥0.0030"],
    ["0.0028", "¥0.0028"],
    ["0.00275", "¥0.00275"],
    ["0.00186", "¥0.00186"],
    ["0.00280000", "¥0.0028"],
    ["0.00000001", "¥0.00000001"],
    ["0", "¥0.0000"],
  ])("%s reads %s", (price, text) => {
    expect(formatUnitPrice(price)).toBe(text);
  });
});
