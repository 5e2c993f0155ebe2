import { linear, round, ticks } from "@/components/charts/scale";
import type { ChartColour } from "@/components/charts/colours";

export type Series = { readonly key: string; readonly label: string; readonly colour: ChartColour };

export type Bar = {
  /** Below the bar: `11-05`. */
  readonly label: string;
  /** One value a series, in the order of the series, bottom first. */
  readonly values: readonly number[];
  /** The expected total, drawn hatched above what is already there. */
  readonly forecast?: number;
  /** A last line of the read-out: what the day cost. */
  readonly detail?: { readonly label: string; readonly value: string };
};

/** A drawing's size: the plot lies right of `left`, between `top` and `bottom`. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly thickest: number;
};

export const WIDE: Frame = {
  width: 764,
  height: 226,
  left: 42,
  right: 764,
  top: 12,
  bottom: 204,
  thickest: 18,
};
export const NARROW: Frame = {
  width: 326,
  height: 190,
  left: 36,
  right: 326,
  top: 12,
  bottom: 168,
  thickest: 12,
};

/** From here on a label of the axis has four digits and a unit: `2000 亿`. */
const WIDE_LABELS_FROM = 100_000_000_000;

/** A phone shows this many bars, those around the current one. */
const BARS_ON_A_PHONE = 20;

export type Placed = {
  readonly bar: Bar;
  readonly index: number;
  readonly x: number;
  readonly segments: readonly {
    readonly colour: ChartColour;
    readonly y: number;
    readonly height: number;
  }[];
  readonly top: number;
  readonly hatch?: { readonly y: number; readonly height: number };
};

export type Plan = {
  readonly frame: Frame;
  readonly thickness: number;
  readonly pitch: number;
  readonly bars: readonly Placed[];
  readonly gridlines: readonly { readonly value: number; readonly y: number }[];
  readonly peak: Placed | undefined;
};

/** Where each bar, segment and grid line goes. Values become places here and nowhere else. */
export function planBars(bars: readonly Bar[], series: readonly Series[], of: Frame): Plan {
  const highest = Math.max(0, ...bars.map((bar) => Math.max(total(bar), bar.forecast ?? 0)));
  const frame = highest < WIDE_LABELS_FROM ? of : { ...of, left: of.left + 14 };
  const y = linear([0, highest * 1.05 || 1], [frame.bottom, frame.top]);
  const pitch = (frame.right - 4 - frame.left) / Math.max(1, bars.length);
  const thickness = Math.min(frame.thickest * Math.max(1, 12 / bars.length), pitch * 0.75);

  const placed = bars.map((bar, index): Placed => {
    let below = 0;
    const segments = bar.values.flatMap((value, at) => {
      const colour = series[at]?.colour;
      if (value <= 0 || !colour) return [];
      const from = y(below);
      below += value;
      return [{ colour, y: y(below), height: round(from - y(below)) }];
    });
    const top = y(below);
    const rest = bar.forecast !== undefined && bar.forecast > below ? y(bar.forecast) : undefined;
    return {
      bar,
      index,
      x: round(frame.left + index * pitch + (pitch - thickness) / 2),
      segments,
      top,
      ...(rest === undefined ? {} : { hatch: { y: rest, height: round(top - rest) } }),
    };
  });

  return {
    frame,
    thickness: round(thickness),
    pitch: round(pitch),
    bars: placed,
    gridlines: ticks(highest * 1.05).map((value) => ({ value, y: y(value) })),
    peak: placed.reduce<Placed | undefined>(
      (best, one) => (total(one.bar) > (best ? total(best.bar) : 0) ? one : best),
      undefined,
    ),
  };
}

/** What is already there, without the forecast. */
export const total = (bar: Bar): number => bar.values.reduce((sum, value) => sum + value, 0);

/** The part of the bars that a phone has room for, and where the current one is in it. */
export function aroundCurrent(bars: readonly Bar[], current: number | undefined) {
  const from = Math.max(
    0,
    Math.min(
      (current ?? bars.length) - Math.ceil(BARS_ON_A_PHONE * 0.66),
      bars.length - BARS_ON_A_PHONE,
    ),
  );
  return {
    bars: bars.slice(from, from + BARS_ON_A_PHONE),
    current: current === undefined ? undefined : current - from,
  };
}

const NARROWEST_LABEL = 56;
const LABEL_CHARACTER = 8;

/** Which bars are named below: the first, the last, the current one, and some between, never touching. */
export function labelled(plan: Plan, current: number | undefined): ReadonlySet<number> {
  const longest = Math.max(0, ...plan.bars.map(({ bar }) => bar.label.length));
  const room = Math.max(NARROWEST_LABEL, longest * LABEL_CHARACTER);
  const last = plan.bars.length - 1;
  const every = Math.max(1, Math.ceil(room / plan.pitch));
  const chosen = new Set<number>(current === undefined ? [last] : [current]);
  const free = (index: number) => [...chosen].every((one) => Math.abs(one - index) >= every);
  if (free(last)) chosen.add(last);
  for (let index = 0; index <= last; index += every) if (free(index)) chosen.add(index);
  return chosen;
}
