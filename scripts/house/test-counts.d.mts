type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export function countTests(file: string): Counts;
export function countOfVitest(report: {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}): Counts;
export function countOfPlaywright(report: {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}): Counts;
