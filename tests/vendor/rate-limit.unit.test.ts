import { expect, it } from "vitest";

import { createRateLimit } from "@/lib/vendor/rate-limit";

const at = (ms: number) => new Date(1_800_000_000_000 + ms);

it("twenty within a second are admitted, the twenty-first is not", () => {
  const rate = createRateLimit(20, 1_000);
  for (let request = 1; request <= 20; request += 1)
    expect(rate.admits("1 A", at(request))).toBe(true);
  expect(rate.admits("1 A", at(999))).toBe(false);
});

it("a place becomes free exactly one second after it was taken", () => {
  const rate = createRateLimit(1, 1_000);
  expect(rate.admits("k", at(0))).toBe(true);
  expect(rate.admits("k", at(999))).toBe(false);
  expect(rate.admits("k", at(1_000))).toBe(true);
});

it("a burst over the turn of a second gets no second quota", () => {
  const rate = createRateLimit(20, 1_000);
  const admitted = Array.from({ length: 40 }, (_, index) => rate.admits("k", at(900 + index * 5)));
  expect(admitted.filter(Boolean)).toHaveLength(20);
});

it("refused requests do not count", () => {
  const rate = createRateLimit(1, 1_000);
  rate.admits("k", at(0));
  for (let ms = 1; ms < 1_000; ms += 1) rate.admits("k", at(ms));
  expect(rate.admits("k", at(1_000))).toBe(true);
});

it("accounts and actions have quotas of their own, also after idle ones were forgotten", () => {
  const rate = createRateLimit(1, 1_000);
  expect(["1 A", "1 B", "2 A"].map((key) => rate.admits(key, at(0)))).toEqual([true, true, true]);
  expect(rate.admits("1 A", at(500))).toBe(false);
  expect(rate.admits("1 A", at(120_000))).toBe(true);
  expect(rate.admits("1 A", at(120_001))).toBe(false);
});
