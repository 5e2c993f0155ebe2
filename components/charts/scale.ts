/** From a value to a place on the drawing; both ends of each pair belong together. */
export function linear(
  [fromLow, fromHigh]: readonly [number, number],
  [toLow, toHigh]: readonly [number, number],
): (value: number) => number {
  const ratio = fromHigh === fromLow ? 0 : (toHigh - toLow) / (fromHigh - fromLow);
  return (value) => round(toLow + (value - fromLow) * ratio);
}

/** Zero and at most `most` round steps up to the highest value, so that an axis has whole numbers. */
export function ticks(highest: number, most = 5): readonly number[] {
  if (highest < 1) return [0];
  const magnitude = 10 ** Math.floor(Math.log10(highest / most));
  const sizes = STEPS.map((size) => Math.max(1, size * magnitude));
  const step = sizes.find((size) => highest / size < most + 1) ?? highest;
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => index * step);
}

/** Two decimals are finer than a pixel and keep the page small. */
export const round = (place: number): number => Math.round(place * 100) / 100;

/** A line through the points, as an SVG path. */
export const pathThrough = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");

const STEPS = [1, 2, 2.5, 5, 10, 20];
