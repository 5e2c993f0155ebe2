import { describe, expect, it } from "vitest";

import { durationLeft } from "@/lib/format/duration-left";
import { deadline24, formatInstant, timeLeft } from "@/lib/format/instant";

const at = (shanghai: string): Date => new Date(`${shanghai}+08:00`);

describe("R-TIME-2 · an instant is written on Shanghai's clock", () => {
  it.each([
    ["full", "2025-11-18 14:32:05"],
    ["dense", "11-18 14:32"],
    ["time", "14:32"],
    ["day", "2025-11-18"],
    ["monthDay", "11-18"],
    ["month", "2025-11"],
  ] as const)("%s: %s", (style, text) => {
    expect(formatInstant(at("2025-11-18T14:32:05"), style)).toBe(text);
  });

  it("the last evening of December in London is already January", () => {
    expect(formatInstant(new Date("2025-12-31T16:00:00Z"), "full")).toBe("2026-01-01 00:00:00");
  });
});

describe("R-REF-3 · an end of day is 24:00 of that day, not 00:00 of the next", () => {
  it.each([
    ["2025-11-22T00:00:00", "11-21 24:00"],
    ["2025-11-21T23:59:59.999", "11-21 24:00"],
    ["2025-11-21T23:59:00", "11-21 23:59"],
    ["2025-11-21T09:30:00", "11-21 09:30"],
    ["2026-01-01T00:00:00", "12-31 24:00"],
    ["2024-03-01T00:00:00", "02-29 24:00"],
  ])("%s is %s", (end, text) => {
    expect(deadline24(at(end))).toBe(text);
  });

  it("with its year where asked", () => {
    expect(deadline24(at("2026-01-01T00:00:00"), "full")).toBe("2025-12-31 24:00");
  });
});

describe("what is left", () => {
  const now = at("2025-11-18T14:32:00");

  it.each([
    ["2025-11-22T00:00:00", { unit: "days", days: 3, hours: 9 }],
    ["2025-11-19T14:32:00", { unit: "days", days: 1, hours: 0 }],
    ["2025-11-19T14:31:59", { unit: "hours", hours: 23, minutes: 59 }],
    ["2025-11-18T15:32:00", { unit: "hours", hours: 1, minutes: 0 }],
    ["2025-11-18T15:31:59", { unit: "clock", clock: "59:59" }],
    ["2025-11-18T14:32:05", { unit: "clock", clock: "0:05" }],
    ["2025-11-18T14:32:00", { unit: "over" }],
    ["2025-11-18T14:00:00", { unit: "over" }],
  ])("until %s", (end, left) => {
    expect(timeLeft(now, at(end))).toEqual(left);
  });

  it("takes its words from the namespace of the components", () => {
    const words = (key: string, values?: object) => `${key} ${JSON.stringify(values)}`;
    expect(durationLeft(now, at("2025-11-22T00:00:00"), words)).toBe(
      'timeLeft.days {"days":3,"hours":9}',
    );
  });
});
