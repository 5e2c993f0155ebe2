import { describe, expect, it } from "vitest";

import { countOfPlaywright, countOfVitest, countTests } from "@/scripts/house/test-counts.mjs";

const vitest = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [],
};
const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 2 };

describe("counting tests", () => {
  it("adds up what vitest reports", () => {
    expect(countOfVitest(vitest)).toEqual({ passed: 7, failed: 0, skipped: 2 });
  });

  it("counts a file that cannot be loaded as one failure", () => {
    const unloadable = { status: "failed", assertionResults: [] };
    const withFailure = { status: "failed", assertionResults: [{ status: "failed" }] };
    const testResults = [unloadable, withFailure];
    expect(countOfVitest({ ...vitest, numFailedTests: 1, testResults }).failed).toBe(2);
  });

  it("counts a test that passed only at the second try as failed", () => {
    expect(countOfPlaywright({ stats: { ...stats, flaky: 1 }, errors: [] })).toEqual({
      passed: 5,
      failed: 1,
      skipped: 2,
    });
  });

  it("counts a failed set-up, which has no test to blame, as one failure", () => {
    expect(countOfPlaywright({ stats: { ...stats, expected: 0 }, errors: [{}] }).failed).toBe(1);
  });

  it("counts nothing where there is no report", () => {
    expect(countTests("/nowhere/report.json")).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});
