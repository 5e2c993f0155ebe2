import { floorFen, fraction, minus, type Cny } from "@/lib/core/money";

/** A pack as it was sold. */
export type Sale = { readonly price: Cny; readonly callsTotal: number };

/**
 * R-REV-1 · What a pack has earned once `used` of its `total` calls were deducted, since it was sold. Rounded down
 * on the running total, never per call, so that nothing is lost between two looks and the last call takes the rest.
 */
export function recognisedSoFar(price: Cny, used: number, total: number): Cny {
  if (used < 0 || used > total)
    throw new RangeError(`${used} of ${total} calls cannot have been used`);
  return used === total ? price : floorFen(fraction(price, used, total));
}

/** R-REV-1 · What the calls from the one after `before` up to the `after`th earn: whole fen, often none. */
export const earnedBetween = ({ price, callsTotal }: Sale, before: number, after: number): Cny =>
  minus(recognisedSoFar(price, after, callsTotal), recognisedSoFar(price, before, callsTotal));

/** R-REV-1 · What is left to earn: deferred while the pack runs, breakage when it expires, reversed by a refund. */
export const unearned = ({ price, callsTotal }: Sale, used: number): Cny =>
  minus(price, recognisedSoFar(price, used, callsTotal));
