import fc from "fast-check";
import { expect, it } from "vitest";

import { PACK_KINDS, afterDraws, burnDown, type PackState } from "@/lib/core/burn-down";
import { PRODUCTS } from "@/lib/core/catalog";
import { shanghai } from "@/tests/support/shanghai";

const at = shanghai("2025-06-15T12:00:00");
const around = (days: number) => new Date(at.getTime() + days * 86_400_000);
const calls = fc.nat({ max: 100_000_000 });

const anyPack = fc.record({
  kind: fc.constantFrom(...PACK_KINDS),
  product: fc.constantFrom(...PRODUCTS),
  callsLeft: fc.oneof(fc.constant(0), calls),
  startsAt: fc.integer({ min: -400, max: 3 }).map(around),
  endsAt: fc.integer({ min: -3, max: 400 }).map(around),
  heldAt: fc.option(fc.constant(at)),
  refundedAt: fc.option(fc.constant(at)),
});

const anyPacks: fc.Arbitrary<PackState[]> = fc
  .array(anyPack, { maxLength: 8 })
  .map((packs) => packs.map((pack, index) => ({ id: `p${index}`, ...pack })));

it("R-USE-8 · every call is drawn from a pack or postpaid, none twice and none lost", () => {
  fc.assert(
    fc.property(anyPacks, calls, (packs, asked) => {
      const cover = burnDown(packs, "general", asked, at);
      const drawn = cover.draws.reduce((total, draw) => total + draw.calls, 0);
      expect(drawn + cover.postpaid).toBe(asked);
      expect(cover.free + cover.gifted + cover.bought).toBe(drawn);
    }),
  );
});

it("R-USE-8 · no pack gives more than it has, and none gives nothing", () => {
  fc.assert(
    fc.property(anyPacks, calls, (packs, asked) => {
      const { draws } = burnDown(packs, "general", asked, at);
      expect(afterDraws(packs, draws).every((pack) => pack.callsLeft >= 0)).toBe(true);
      expect(draws.every((draw) => draw.calls > 0)).toBe(true);
    }),
  );
});

it("R-USE-3 · burning in two steps gives the same end as burning at once", () => {
  fc.assert(
    fc.property(anyPacks, calls, calls, (packs, first, second) => {
      const once = burnDown(packs, "general", first + second, at);
      const one = burnDown(packs, "general", first, at);
      const left = afterDraws(packs, one.draws);
      const two = burnDown(left, "general", second, at);
      expect(one.postpaid + two.postpaid).toBe(once.postpaid);
      expect(afterDraws(left, two.draws)).toEqual(afterDraws(packs, once.draws));
    }),
  );
});

it("R-USE-3 · the order in which packs are given does not matter", () => {
  fc.assert(
    fc.property(anyPacks, calls, (packs, asked) => {
      expect(burnDown(packs.toReversed(), "general", asked, at)).toEqual(
        burnDown(packs, "general", asked, at),
      );
    }),
  );
});

it("R-USE-3 · nothing bought is touched while something gifted is left", () => {
  fc.assert(
    fc.property(anyPacks, calls, (packs, asked) => {
      const { draws, bought } = burnDown(packs, "general", asked, at);
      const left = afterDraws(packs, draws);
      const giftLeft = burnDown(
        left.filter((pack) => pack.kind !== "bought"),
        "general",
        1,
        at,
      );
      if (bought > 0) expect(giftLeft.postpaid).toBe(1);
    }),
  );
});
