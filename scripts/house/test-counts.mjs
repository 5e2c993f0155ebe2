import { existsSync, readFileSync } from "node:fs";

export const noTests = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

export const plus = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

/** How many tests a report of vitest or Playwright counts. No report: none ran. */
export function countTests(file) {
  if (!existsSync(file)) return noTests;
  const report = JSON.parse(readFileSync(file, "utf8"));
  return "stats" in report ? countOfPlaywright(report) : countOfVitest(report);
}

/**
 * A file that could not even be loaded has no tests in it, but it failed all the same: it counts as
 * one.
 */
export function countOfVitest({
  numPassedTests,
  numFailedTests,
  numPendingTests,
  numTodoTests,
  testResults,
}) {
  const unloadable = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((one) => one.status === "failed"),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloadable.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/**
 * A test that passed only at a second try is a failed one. An error outside any test (the set-up)
 * counts as one.
 */
export function countOfPlaywright({ stats, errors }) {
  const { expected, unexpected, flaky, skipped } = stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: failed > 0 ? failed : errors.length, skipped };
}
