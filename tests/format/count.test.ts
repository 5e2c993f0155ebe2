import { describe, expect, it } from "vitest";

import { formatCount, formatRate, percent, percentChange, shortCount } from "@/lib/format/count";

it("an exact count is grouped by thousands", () => {
  expect([0, 999, 3_195_720, 10 ** 15].map(formatCount)).toEqual([
    "0",
    "999",
    "3,195,720",
    "1,000,000,000,000,000",
  ]);
});

it("a rate has two decimals", () => {
  expect([0.01, 3.456, 12_345.6].map(formatRate)).toEqual(["0.01", "3.46", "12,345.60"]);
});

describe("a short count", () => {
  it.each([
    [0, "0", "0"],
    [9_999, "9,999", "9,999"],
    [10_000, "1 万", "10K"],
    [674_322, "67.4 万", "674.3K"],
    [2_521_000, "252.1 万", "2.5M"],
    [5_000_000, "500 万", "5M"],
    [120_000_000, "1.2 亿", "120M"],
  ])("of %i reads %s and %s", (count, chinese, english) => {
    expect([shortCount(count, "zh-CN"), shortCount(count, "en")]).toEqual([chinese, english]);
  });

  it("never looks as if it had reached the next tier", () => {
    expect([shortCount(999_999, "zh-CN"), shortCount(999_999, "en")]).toEqual([
      "99.9 万",
      "999.9K",
    ]);
  });
});

it.each([
  [3_892_202, 6_000_000, "64.9%"],
  ["1", "3", "33.3%"],
  [0, 10, "0.0%"],
  [1_178_693, 1_178_696, "99.9%"],
  [9_995, 10_000, "99.9%"],
  [10, 10, "100.0%"],
  [1, 0, "—"],
])("%s of %s is %s", (part, whole, text) => {
  expect(percent(part, whole)).toBe(text);
});

it.each([
  ["2519.26", "2471.28", "+1.9%"],
  ["97", "100", "−3.0%"],
  ["100", "100", "0.0%"],
  ["100.001", "100", "0.0%"],
  ["5", "0", "—"],
])("from %s, before %s, the change is %s", (now, before, text) => {
  expect(percentChange(now, before)).toBe(text);
});
