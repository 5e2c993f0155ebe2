import { describe, expect, it } from "vitest";

import type { PackState } from "@/lib/core/burn-down";
import { addDays, type Day } from "@/lib/core/calendar";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import { expectedCalls, forecastMonth, packRunOut, type DayUsage } from "@/lib/core/forecast";
import { fenString, unitPriceString } from "@/lib/core/money";
import { shanghai } from "@/tests/support/shanghai";

const TODAY: Day = "2025-11-18"; // a Tuesday

const used = (day: Day, general: number, postpaid = general, legacy = 0): DayUsage => ({
  day,
  byProduct: {
    general: { calls: general, postpaid },
    legacy: { calls: legacy, postpaid: legacy },
  },
});

const lastDays = (count: number, usageOf: (day: Day) => DayUsage): DayUsage[] =>
  Array.from({ length: count }, (_, index) => usageOf(addDays(TODAY, -count + index)));

const pack = (callsLeft: number, change: Partial<PackState> = {}): PackState => ({
  id: "p",
  kind: "bought",
  product: "general",
  callsLeft,
  startsAt: shanghai("2025-01-01T00:00:00"),
  endsAt: shanghai("2026-01-01T00:00:00"),
  ...change,
});

const forecast = (days: readonly DayUsage[], packs: readonly PackState[] = []) =>
  forecastMonth({ days, today: TODAY, packs, catalog: FIRST_CATALOG });

describe("calls to expect on a day", () => {
  it.each<[why: string, days: DayUsage[], day: Day, calls: number]>([
    [
      "the mean of the same weekday",
      [used("2025-11-05", 100), used("2025-11-12", 120)],
      "2025-11-19",
      110,
    ],
    [
      "other weekdays do not count",
      [used("2025-11-05", 100), used("2025-11-12", 100), used("2025-11-13", 900)],
      "2025-11-19",
      100,
    ],
    [
      "a quarter above the mean still counts",
      [used("2025-11-05", 75), used("2025-11-12", 125)],
      "2025-11-19",
      100,
    ],
    [
      "more than that does not",
      [used("2025-11-05", 74), used("2025-11-12", 126)],
      "2025-11-19",
      74,
    ],
    [
      "three weeks ago is too long",
      [used("2025-10-29", 900), used("2025-11-05", 100), used("2025-11-12", 100)],
      "2025-11-19",
      100,
    ],
    [
      "today is not complete",
      [used("2025-11-04", 10), used("2025-11-11", 10), used(TODAY, 900)],
      "2025-11-25",
      10,
    ],
    [
      "in the first week all days count",
      [used("2025-11-16", 10), used("2025-11-17", 20)],
      "2025-11-19",
      15,
    ],
    ["a day without a record had no calls", [used("2025-11-05", 100)], "2025-11-19", 0],
    ["a day before the first record says nothing", [used("2025-11-12", 100)], "2025-11-19", 100],
    ["nothing is known", [], "2025-11-19", 0],
  ])("%s", (_, days, day, calls) => {
    expect(expectedCalls(days, "general", TODAY)(day)).toBe(calls);
  });
});

describe("the month as it will end", () => {
  it("is unknown before the first call", () => {
    expect(forecast([])).toBeNull();
  });

  it("goes on as the last two weeks went, and is priced at the tier that it reaches", () => {
    const month = forecast([...lastDays(17, (day) => used(day, 50_000)), used(TODAY, 20_000)]);
    // 17 days, today and 12 to come of 50 000 each
    expect(month?.products.general).toMatchObject({
      calls: 1_500_000,
      postpaidCalls: 1_500_000,
      tier: 2,
    });
    expect(month?.days).toHaveLength(13);
    expect(month?.days[0]).toEqual({
      day: TODAY,
      calls: { general: 30_000, legacy: 0 },
      postpaid: { general: 30_000, legacy: 0 },
    });
    expect(month && fenString(month.charge)).toBe("4200.00");
  });

  it("names the day on which the next tier is reached", () => {
    const month = forecast([...lastDays(17, (day) => used(day, 50_000)), used(TODAY, 20_000)]);
    const crossing = month?.products.general.crossing;
    expect([
      crossing?.day,
      crossing?.tier,
      crossing && unitPriceString(crossing.unitPrice),
    ]).toEqual(["2025-11-20", 2, "0.0028"]);
    expect(month?.products.legacy.crossing).toBeNull();
  });

  it("a busy today is not taken back", () => {
    const month = forecast([...lastDays(17, (day) => used(day, 1000)), used(TODAY, 90_000)]);
    expect(month?.days[0]?.calls.general).toBe(0);
    expect(month?.products.general.calls).toBe(17_000 + 90_000 + 12_000);
  });

  it("packs cover as far as they reach", () => {
    const days = [...lastDays(17, (day) => used(day, 1000, 0)), used(TODAY, 1000, 0)];
    const month = forecast(days, [pack(2500)]);
    expect(month?.days.slice(1, 5).map((day) => day.postpaid.general)).toEqual([0, 0, 500, 1000]);
    expect(month?.postpaidCalls).toBe(9500);
    expect(month && fenString(month.charge)).toBe("28.50");
  });

  it("a pack covers nothing on the day on which it ends", () => {
    const days = [...lastDays(17, (day) => used(day, 1000, 0)), used(TODAY, 1000, 0)];
    const month = forecast(days, [pack(1e6, { endsAt: shanghai("2025-11-20T12:00:00") })]);
    expect(month?.days.slice(1, 3).map((day) => day.postpaid.general)).toEqual([0, 1000]);
  });

  it("a pack that ends at midnight still covers that whole day", () => {
    const days = [...lastDays(17, (day) => used(day, 1000, 0)), used(TODAY, 1000, 0)];
    const month = forecast(days, [pack(1e6, { endsAt: shanghai("2025-11-20T00:00:00") })]);
    expect(month?.days.slice(1, 3).map((day) => day.postpaid.general)).toEqual([0, 1000]);
  });

  it("a day that has not come yet was not made, whatever was recorded for it", () => {
    const days = [...lastDays(17, (day) => used(day, 1000)), used(TODAY, 1000)];
    const ahead = forecast([...days, used("2025-11-19", 400)]);
    expect(ahead?.products.general.calls).toBe((forecast(days)?.products.general.calls ?? 0) - 400);
  });

  it("products are forecast apart and added up", () => {
    const month = forecast([
      ...lastDays(17, (day) => used(day, 1000, 1000, 2000)),
      used(TODAY, 1000, 1000, 2000),
    ]);
    expect([month?.products.general.calls, month?.products.legacy.calls]).toEqual([30_000, 60_000]);
    expect(month?.postpaidCalls).toBe(90_000);
    expect(month && fenString(month.charge)).toBe("240.00");
  });

  it("last month's days teach, but are not this month's calls", () => {
    const month = forecastMonth({
      days: [used("2025-10-28", 70), used("2025-10-31", 100)],
      today: "2025-11-01",
      packs: [],
      catalog: FIRST_CATALOG,
    });
    expect(month?.products.general.calls).toBe(
      month?.days.reduce((sum, day) => sum + day.calls.general, 0),
    );
    expect(month?.days).toHaveLength(30);
  });
});

describe("the day on which a pack runs out", () => {
  const dailyForecast = ["2025-11-18", "2025-11-19", "2025-11-20"].map((day) => ({
    day,
    calls: 10,
  }));
  it.each([
    [0, "2025-11-18"],
    [9, "2025-11-18"],
    [10, "2025-11-19"],
    [29, "2025-11-20"],
    [30, null],
  ])("with %i calls left: %s", (packsLeft, day) => {
    expect(packRunOut({ packsLeft, dailyForecast })).toBe(day);
  });
});
