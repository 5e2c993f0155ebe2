import type { ChartColour } from "@/components/charts/colours";
import { linear, ticks } from "@/components/charts/scale";

export type Line = {
  readonly key: string;
  readonly label: string;
  readonly colour: ChartColour;
  readonly points: readonly (readonly [x: number, y: number])[];
};

/** A stretch of the x axis that is shaded, and the height that its end falls back to. */
export type Zone = {
  readonly from: number;
  readonly to: number;
  readonly level: number;
  readonly label: string;
};

export type LineFrame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly mostTicks: number;
};

export const WIDE_LINES: LineFrame = {
  width: 900,
  height: 300,
  left: 62,
  right: 884,
  top: 26,
  bottom: 270,
  mostTicks: 8,
};
export const NARROW_LINES: LineFrame = {
  width: 340,
  height: 240,
  left: 60,
  right: 330,
  top: 26,
  bottom: 212,
  mostTicks: 4,
};

export type LinePlan = {
  readonly frame: LineFrame;
  /** Logarithmic, between the ends of the stretch. */
  readonly x: (value: number) => number;
  /** From zero. */
  readonly y: (value: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
};

/** Where values go: x on a logarithmic axis, y from zero up to the highest point. */
export function planLines(
  lines: readonly Line[],
  [from, to]: readonly [number, number],
  frame: LineFrame,
): LinePlan {
  const highest = Math.max(1, ...lines.flatMap(({ points }) => points.map(([, y]) => y))) * 1.08;
  const along = linear([Math.log10(from), Math.log10(to)], [frame.left, frame.right]);
  return {
    frame,
    x: (value) => along(Math.log10(value)),
    y: linear([0, highest], [frame.bottom, frame.top]),
    xTicks: to / from > 100 ? powersOfTen(from, to) : roundNumbers(from, to, frame.mostTicks),
    yTicks: ticks(highest),
  };
}

const powersOfTen = (from: number, to: number): number[] =>
  Array.from({ length: 16 }, (_, power) => 10 ** power).filter(
    (value) => value >= from && value <= to,
  );

const roundNumbers = (from: number, to: number, most: number): number[] =>
  ticks(to, most).filter((value) => value >= from);
