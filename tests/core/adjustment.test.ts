import { describe, expect, it } from "vitest";

import {
  adjustmentState,
  correctedTotal,
  exceedsBill,
  needsSecondPerson,
} from "@/lib/core/adjustment";
import { billState } from "@/lib/core/bill-state";
import { cny, fenString } from "@/lib/core/money";
import { FIRST_POLICIES } from "@/lib/core/policies";
import { shanghai } from "@/tests/support/shanghai";

const AT = shanghai("2026-03-01T10:00:00");

describe("a second person", () => {
  it.each([
    ["4999.99", false],
    ["5000.00", false],
    ["5000.01", true],
  ])("R-SET-5 · for %s is needed: %s", (amount, needed) => {
    expect(needsSecondPerson(cny(amount), FIRST_POLICIES)).toBe(needed);
  });
});

describe("a credit and its bill", () => {
  const credit = (amount: string) => ({ direction: "credit", amount }) as const;
  const debit = (amount: string) => ({ direction: "debit", amount }) as const;

  it.each([
    [[], "100.00", "100.00", false],
    [[], "100.00", "100.01", true],
    [[credit("30.00")], "70.00", "70.00", false],
    [[credit("30.00")], "70.00", "70.01", true],
    [[credit("100.00")], "0.00", "0.01", true],
    [[credit("30.00"), debit("5.00")], "75.00", "75.00", false],
  ] as const)("R-SET-5 · after %o a bill of 100 comes to %s: %s is too much: %s", (...row) => {
    const [booked, left, amount, tooMuch] = row;
    expect(fenString(correctedTotal("100.00", booked))).toBe(left);
    expect(exceedsBill("credit", cny(amount), { total: "100.00", booked })).toBe(tooMuch);
  });

  it("R-SET-5 · a debit has no such limit", () => {
    expect(exceedsBill("debit", cny("999999"), { total: "0.00", booked: [] })).toBe(false);
  });
});

describe("states", () => {
  it.each([
    ["booked", AT, null],
    ["awaiting_approval", null, null],
    ["refused", null, "no"],
  ] as const)("R-SET-5 · an adjustment is %s", (state, bookedAt, refusedBecause) => {
    expect(adjustmentState({ bookedAt, refusedBecause })).toBe(state);
  });

  it.each([
    ["paid", "0.00", null, false],
    ["corrected", "0.00", null, true],
    ["owed", "5.00", AT, false],
    ["owed", "5.00", AT, true],
    ["repaid", "5.00", null, false],
    ["corrected", "5.00", null, true],
  ] as const)("R-SET-5 · a bill is %s", (state, owed, arrearsSince, isCorrected) => {
    expect(billState({ owed, issuedAt: AT, isCorrected }, arrearsSince)).toBe(state);
  });
});
