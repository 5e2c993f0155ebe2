import type { Catalog, PackOffer } from "@/lib/core/catalog";
import { plus, times, type Cny } from "@/lib/core/money";

export type PackChoice = { readonly offer: PackOffer; readonly quantity: number };

export const callsIn = (mix: readonly PackChoice[]): number =>
  mix.reduce((calls, { offer, quantity }) => calls + offer.calls * quantity, 0);

export const costOf = (mix: readonly PackChoice[]): Cny =>
  plus(...mix.map(({ offer, quantity }) => times(offer.price, quantity)));

/**
 * The mixes worth comparing for a number of calls, from the largest size down: of each size none, as many as fit,
 * or one more, which covers the rest. Larger packs never cost more a call, so no better mix is left out by much,
 * and there are at most 3^6 of them. The first is always the empty mix: everything postpaid.
 */
export function packMixes(catalog: Catalog, calls: number): readonly (readonly PackChoice[])[] {
  const sizes = catalog.packs.toSorted((a, b) => b.calls - a.calls);
  return mixesFrom(sizes, calls, catalog.policies.packQuantityMax);
}

function mixesFrom(
  [offer, ...smaller]: readonly PackOffer[],
  calls: number,
  most: number,
): readonly (readonly PackChoice[])[] {
  if (!offer || calls <= 0) return [[]];
  const fitting = Math.floor(calls / offer.calls);
  const quantities = new Set([0, fitting, fitting + 1].filter((quantity) => quantity <= most));
  return [...quantities].flatMap((quantity) => {
    const rest = mixesFrom(smaller, calls - quantity * offer.calls, most);
    return quantity === 0 ? rest : rest.map((mix) => [{ offer, quantity }, ...mix]);
  });
}
