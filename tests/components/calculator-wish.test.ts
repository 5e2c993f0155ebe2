import { expect, it } from "vitest";

import { queryOf, wishFrom } from "@/app/(public)/(site)/calculator/wish";

it.each(["12", "0", "abc", "1e6", "950000.5", "100000001", ",", "", " "])(
  "calculates nothing for %j calls, and keeps what was typed",
  (calls) => {
    const wish = wishFrom({ calls, growth: "7" });
    expect(wish.problems).toEqual(["calls"]);
    expect(queryOf(wish)).toEqual({
      product: "general",
      calls: calls.trim(),
      months: "12",
      growth: "7",
    });
  },
);

it.each([
  ["calls", "950,000", 950_000],
  ["calls", undefined, 950_000],
  ["months", " 1 ", 1],
  ["growth", "-50", -50],
] as const)("reads %s from %j", (field, typed, expected) => {
  const wish = wishFrom({ [field]: typed });
  expect(wish.problems).toEqual([]);
  expect(wish[field]).toBe(expected);
});

it.each([
  ["months", "0.5"],
  ["months", "13"],
  ["growth", "2.5"],
  ["growth", "-51"],
] as const)("says that %s cannot be %j", (field, typed) => {
  const wish = wishFrom({ [field]: typed });
  expect(wish.problems).toEqual([field]);
  expect(wish.typed[field]).toBe(typed);
});
