import { afterEach, describe, expect, it, vi } from "vitest";

import {
  addDays,
  addMonths,
  dayOf,
  dayStart,
  daysOfMonth,
  hourStart,
  isDay,
  isMonth,
  monthEnd,
  monthOf,
  monthStart,
  nextMonth,
  oneYearLater,
  plusHours,
  previousMonth,
  settlementDeadline,
  settlementDueAt,
  shanghaiIso,
  weekdayOf,
} from "@/lib/core/calendar";
import golden from "@/tests/golden/validity.json";
import { shanghai } from "@/tests/support/shanghai";

afterEach(() => vi.unstubAllEnvs());

describe.each(["UTC", "America/New_York", "Asia/Shanghai", "Pacific/Kiritimati"])(
  "R-TIME-2 · on a machine that lives in %s, months and days are those of Shanghai",
  (zone) => {
    it.each([
      ["2025-11-01T00:00:00.000", "2025-11", "2025-11-01"],
      ["2025-10-31T23:59:59.999", "2025-10", "2025-10-31"],
      ["2025-11-01T07:59:59.999", "2025-11", "2025-11-01"],
      ["2025-11-01T08:00:00.000", "2025-11", "2025-11-01"],
      ["2024-02-29T23:59:59.999", "2024-02", "2024-02-29"],
      ["2025-12-31T23:59:59.999", "2025-12", "2025-12-31"],
      ["2026-01-01T00:00:00.000", "2026-01", "2026-01-01"],
      ["2025-03-09T02:30:00.000", "2025-03", "2025-03-09"], // the hour that New York skips
    ])("%s is in %s, on %s", (clock, month, day) => {
      vi.stubEnv("TZ", zone);
      const instant = shanghai(clock);
      expect([monthOf(instant), dayOf(instant)]).toEqual([month, day]);
      expect(shanghaiIso(instant)).toBe(`${clock}+08:00`);
    });

    it("R-SET-1 · a month is due on the 1st at 00:10 and late from the end of the 3rd", () => {
      vi.stubEnv("TZ", zone);
      expect(settlementDueAt("2025-12")).toEqual(shanghai("2026-01-01T00:10:00"));
      expect(settlementDeadline("2025-12")).toEqual(shanghai("2026-01-04T00:00:00"));
    });
  },
);

describe("months", () => {
  it.each([
    ["2025-01", "2025-01-01T00:00:00", "2025-02-01T00:00:00", 31],
    ["2025-02", "2025-02-01T00:00:00", "2025-03-01T00:00:00", 28],
    ["2024-02", "2024-02-01T00:00:00", "2024-03-01T00:00:00", 29],
    ["2025-12", "2025-12-01T00:00:00", "2026-01-01T00:00:00", 31],
  ])("%s begins at %s, ends before %s and has %i days", (month, start, end, days) => {
    expect([monthStart(month), monthEnd(month)]).toEqual([shanghai(start), shanghai(end)]);
    expect(daysOfMonth(month)).toHaveLength(days);
    expect(daysOfMonth(month)[0]).toBe(`${month}-01`);
    expect(daysOfMonth(month).at(-1)).toBe(`${month}-${days}`);
  });

  it.each([
    ["2025-12", 1, "2026-01"],
    ["2025-01", -1, "2024-12"],
    ["2025-06", -18, "2023-12"],
    ["2025-06", 0, "2025-06"],
  ])("%s and %i months is %s", (month, months, expected) => {
    expect(addMonths(month, months)).toBe(expected);
  });

  it("knows its neighbours", () => {
    expect([nextMonth("2025-12"), previousMonth("2025-01")]).toEqual(["2026-01", "2024-12"]);
  });

  it.each([
    ["2025-01", true],
    ["2025-12", true],
    ["2025-00", false],
    ["2025-13", false],
    ["2025-1", false],
    ["2025-01-01", false],
    ["", false],
  ])("%j is a month: %s", (text, is) => {
    expect(isMonth(text)).toBe(is);
    expect(isMonth(`x${text}`)).toBe(false);
  });

  it("throws rather than guess what a malformed month means", () => {
    expect(() => addMonths("2025-13", 1)).toThrow(new RangeError("2025-13 is not a month"));
  });
});

describe("days", () => {
  it.each([
    ["2025-02-28", 1, "2025-03-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-01-01", -1, "2025-12-31"],
    ["2025-10-01", 8, "2025-10-09"],
  ])("%s and %i days is %s", (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });

  it.each([
    ["2025-02-28", true],
    ["2025-02-29", false],
    ["2024-02-29", true],
    ["2025-2-1", false],
    ["2025-00-10", false],
  ])("%j is a day: %s", (text, is) => {
    expect(isDay(text)).toBe(is);
  });

  it("begin at midnight, have a weekday and whole hours", () => {
    expect(dayStart("2025-11-18")).toEqual(shanghai("2025-11-18T00:00:00"));
    expect([weekdayOf("2025-11-16"), weekdayOf("2025-11-22")]).toEqual([0, 6]);
    expect(hourStart(shanghai("2025-11-18T14:59:59.999"))).toEqual(shanghai("2025-11-18T14:00:00"));
    expect(plusHours(shanghai("2025-12-31T23:00:00"), 24)).toEqual(shanghai("2026-01-01T23:00:00"));
    expect(() => dayStart("2025-99-01")).toThrow(new RangeError("2025-99-01 is not a day"));
  });
});

describe("R-ORD-5 · a pack ends at the same clock time one year later; 29 February becomes the 28th", () => {
  it.each(golden.cases)("delivered $deliveredAt, ends $expiresAt", ({ deliveredAt, expiresAt }) => {
    expect(oneYearLater(new Date(deliveredAt))).toEqual(new Date(expiresAt));
  });

  it.each([
    ["2024-03-01T00:00:00.000", "2025-03-01T00:00:00.000"],
    ["2024-02-29T00:00:00.000", "2025-02-28T00:00:00.000"], // still 28 February in UTC
    ["2024-02-29T23:59:59.999", "2025-02-28T23:59:59.999"],
    ["2023-03-01T00:00:00.000", "2024-03-01T00:00:00.000"], // 28 February in UTC, and then 29
  ])("delivered %s, ends %s", (deliveredAt, endsAt) => {
    expect(oneYearLater(shanghai(deliveredAt))).toEqual(shanghai(endsAt));
  });
});

it("R-TIME-2 · an instant that is none falls on no day", () => {
  expect(dayOf(new Date(Number.NaN))).toBe("");
});
