import { floorFen, fraction, type Cny } from "@/lib/core/money";

/**
 * R-REV-1 · What a pack has earned once `used` of its `total` calls were deducted, since it was sold. Rounded down
 * on the running total, never per call, so that nothing is lost between two looks and the last call takes the rest.
 */
export function recognisedSoFar(price: Cny, used: number, total: number): Cny {
  if (used < 0 || used > total)
    throw new RangeError(`${used} of ${total} calls cannot have been used`);
  return used === total ? price : floorFen(fraction(price, used, total));
}
