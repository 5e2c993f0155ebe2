import { expect, it } from "vitest";

import { createRateLimit } from "@/lib/vendor/rate-limit";

const at = (ms: number) => new Date(1_800_000_000_000 + ms);

it("twenty within a second are admitted, the twenty-first is not", () => {
  const rate = createRateLimit(1_000);
  for (let request = 1; request <= 20; request += 1)
    expect(rate.admits("1 A", 20, at(request))).toBe(true);
  expect(rate.admits("1 A", 20, at(999))).toBe(false);
});

it("a place becomes free exactly one second after it was taken", () => {
  const rate = createRateLimit(1_000);
  expect(rate.admits("k", 1, at(0))).toBe(true);
  expect(rate.admits("k", 1, at(999))).toBe(false);
  expect(rate.admits("k", 1, at(1_000))).toBe(true);
});

it("a burst over the turn of a second gets no second quota", () => {
  const rate = createRateLimit(1_000);
  const admitted = Array.from({ length: 40 }, (_, index) =>
    rate.admits("k", 20, at(900 + index * 5)),
  );
  expect(admitted.filter(Boolean)).toHaveLength(20);
});

it("refused requests do not count", () => {
  const rate = createRateLimit(1_000);
  rate.admits("k", 1, at(0));
  for (let ms = 1; ms < 1_000; ms += 1) rate.admits("k", 1, at(ms));
  expect(rate.admits("k", 1, at(1_000))).toBe(true);
});

it("accounts and actions have quotas of their own, also after idle ones were forgotten", () => {
  const rate = createRateLimit(1_000);
  expect(["1 A", "1 B", "2 A"].map((key) => rate.admits(key, 1, at(0)))).toEqual([
    true,
    true,
    true,
  ]);
  expect(rate.admits("1 A", 1, at(500))).toBe(false);
  expect(rate.admits("1 A", 1, at(120_000))).toBe(true);
  expect(rate.admits("1 A", 1, at(120_001))).toBe(false);
});

it("a limit that changes holds from the next request on, for what was admitted before it too", () => {
  const rate = createRateLimit(1_000);
  const admitted = [2, 2, 2, 3, 3, 1].map((limit, ms) => rate.admits("k", limit, at(ms)));
  expect(admitted).toEqual([true, true, false, true, false, false]);
  expect(rate.admits("k", 1, at(1_002))).toBe(false);
  expect(rate.admits("k", 1, at(1_003))).toBe(true);
});
