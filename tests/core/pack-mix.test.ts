import { expect, it } from "vitest";

import { FIRST_CATALOG, packOffer } from "@/lib/core/catalog";
import { fenString } from "@/lib/core/money";
import { callsIn, costOf, packMixes } from "@/lib/core/pack-mix";

const smallest = { ...FIRST_CATALOG, packs: FIRST_CATALOG.packs.slice(0, 1) };
const quantitiesFor = (calls: number) =>
  packMixes(smallest, calls).map((mix) => mix.map(({ quantity }) => quantity));

it.each([
  [0, [[]]],
  [1, [[], [1]]],
  [10_000, [[], [1], [2]]],
  [999_999, [[], [99], [100]]],
  [1_000_000, [[], [100]]], // R-ORD-1 · one more would be beyond an order
  [1_010_000, [[]]],
])("R-CAT-3 · the mixes for %i calls, of the smallest size", (calls, mixes) => {
  expect(quantitiesFor(calls)).toEqual(mixes);
});

it("R-CAT-3 · a mix holds the calls and costs the price of all its packs", () => {
  const offer = packOffer(FIRST_CATALOG, "general-10k");
  if (!offer) throw new Error("it is sold");
  const mix = [
    { offer, quantity: 3 },
    { offer: { ...offer, calls: 5 }, quantity: 2 },
  ];
  expect([callsIn(mix), fenString(costOf(mix))]).toEqual([30_010, "150.00"]);
});
