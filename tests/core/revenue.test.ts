import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { cny, compare, fenString, ZERO } from "@/lib/core/money";
import { recognisedSoFar } from "@/lib/core/revenue";

describe("recognisedSoFar", () => {
  it.each([
    ["30", 0, 10_000, "0.00"],
    ["30", 1, 10_000, "0.00"],
    ["30", 4, 10_000, "0.01"],
    ["30", 9_999, 10_000, "29.99"],
    ["30", 10_000, 10_000, "30.00"],
    ["9300", 1, 5_000_000, "0.00"],
    ["75000", 49_999_999, 50_000_000, "74999.99"],
  ])("R-REV-1 · %s yuan, %i of %i calls used: %s", (price, used, total, recognised) => {
    expect(fenString(recognisedSoFar(cny(price), used, total))).toBe(recognised);
  });

  it("R-REV-1 · never falls, never passes the price, and the last call takes the rest", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 1, max: 10 ** 15 }),
        fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 20 }),
        (fen, total, parts) => {
          const price = cny(fen).dividedBy(100);
          let before = ZERO;
          for (const part of parts.toSorted((a, b) => a - b)) {
            const now = recognisedSoFar(cny(price), Math.floor((total / 1_000_000) * part), total);
            expect(compare(now, before)).toBeGreaterThanOrEqual(0);
            expect(compare(now, cny(price))).toBeLessThanOrEqual(0);
            before = now;
          }
          expect(fenString(recognisedSoFar(cny(price), total, total))).toBe(fenString(cny(price)));
        },
      ),
    );
  });

  it.each([-1, 11])("R-REV-1 · a pack of 10 calls cannot have used %i", (used) => {
    expect(() => recognisedSoFar(cny(1), used, 10)).toThrow(
      new RangeError(`${used} of 10 calls cannot have been used`),
    );
  });
});
