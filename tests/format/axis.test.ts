import { describe, expect, it } from "vitest";

import {
  aroundCurrent,
  labelled,
  planBars,
  WIDE,
  type Bar,
  type Series,
} from "@/components/charts/bars";
import { ticks } from "@/components/charts/scale";

describe("an axis has round numbers from zero, few enough to read", () => {
  it.each([
    [262_000, [0, 50_000, 100_000, 150_000, 200_000, 250_000]],
    [100, [0, 20, 40, 60, 80, 100]],
    [5, [0, 1, 2, 3, 4, 5]],
    [1, [0, 1]],
    [0, [0]],
  ])("up to %i", (highest, expected) => {
    expect(ticks(highest)).toEqual(expected);
  });

  it("at any scale no more than six lines", () => {
    for (let highest = 1; highest < 10 ** 15; highest = Math.ceil(highest * 1.37)) {
      expect(ticks(highest).length, String(highest)).toBeLessThanOrEqual(6);
      expect(ticks(highest).length, String(highest)).toBeGreaterThanOrEqual(2);
    }
  });
});

describe("stacked bars", () => {
  const series: readonly Series[] = [
    { key: "free", label: "free", colour: "free" },
    { key: "pack", label: "pack", colour: "pack" },
  ];
  const month: readonly Bar[] = Array.from({ length: 30 }, (_, day) => ({
    label: String(day + 1),
    values: day < 17 ? [10, 100 + day] : [0, 0],
    ...(day >= 17 ? { forecast: 120 } : {}),
  }));

  it("stand on one another and on zero", () => {
    const [bar] = planBars(month, series, WIDE).bars;
    const [free, pack] = bar?.segments ?? [];
    expect((free?.y ?? 0) + (free?.height ?? 0)).toBeCloseTo(WIDE.bottom, 1);
    expect((pack?.y ?? 0) + (pack?.height ?? 0)).toBeCloseTo(free?.y ?? 0, 1);
  });

  it("stay inside the drawing, whatever their number", () => {
    for (const count of [1, 2, 12, 24, 30, 92]) {
      const bars = Array.from({ length: count }, () => ({ label: "", values: [1, 2] }));
      const plan = planBars(bars, series, WIDE);
      const last = plan.bars.at(-1);
      expect((last?.x ?? 0) + plan.thickness).toBeLessThanOrEqual(WIDE.width);
    }
  });

  it("name the first and the current bar, and no two that would touch", () => {
    const named = [...labelled(planBars(month, series, WIDE), 17)].toSorted((a, b) => a - b);
    expect(named).toEqual(expect.arrayContaining([0, 17, 29]));
    expect(named.every((one, index) => index === 0 || one - (named[index - 1] ?? 0) >= 3)).toBe(
      true,
    );
  });

  it("on a phone are twenty around the current one", () => {
    const phone = aroundCurrent(month, 17);
    expect([phone.bars.length, phone.bars[phone.current ?? 0]?.label]).toEqual([20, "18"]);
    expect(aroundCurrent(month.slice(0, 5), 4)).toEqual({ bars: month.slice(0, 5), current: 4 });
  });
});
