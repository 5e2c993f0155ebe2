import { describe, expect, it } from "vitest";

import {
  nextSettlement,
  queueHealth,
  settlementState,
  workerHealth,
} from "@/lib/core/service-health";
import { shanghai } from "@/tests/support/shanghai";

const now = shanghai("2025-11-18T14:32:00");
const before = (ms: number) => new Date(now.getTime() - ms);

it.each([
  [0, "ok"],
  [180_000, "ok"],
  [180_001, "late"],
])("the worker that was last seen %i ms ago is %s", (ms, health) => {
  expect(workerHealth(before(ms), now)).toBe(health);
});

it.each([
  [null, "ok"],
  [-60_000, "ok"],
  [600_000, "ok"],
  [600_001, "late"],
])("a queue whose first has waited for %s ms is %s", (ms, health) => {
  expect(queueHealth(ms === null ? null : before(ms), now)).toBe(health);
});

describe("R-SET-1 · the former month's settlement", () => {
  it.each([
    ["2025-10", "2025-11-18T14:32:00", "settled"],
    ["2025-10", "2025-11-30T23:59:59", "settled"],
    ["2025-10", "2025-12-01T00:00:00", "under-way"],
    ["2025-10", "2025-12-03T23:59:59", "under-way"],
    ["2025-10", "2025-12-04T00:00:00", "late"],
    ["2025-09", "2025-12-01T00:00:00", "late"],
    ["2025-11", "2025-12-01T00:20:00", "settled"],
  ])("settled through %s, at %s: %s", (through, at, state) => {
    expect(settlementState(through, shanghai(at))).toBe(state);
  });

  it("begins on the 1st at 00:10", () => {
    expect(nextSettlement(now)).toEqual(shanghai("2025-12-01T00:10:00"));
  });
});
