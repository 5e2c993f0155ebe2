// Mutation testing of the rules: `npm run mutate`, or one file: `npm run mutate -- -m lib/core/pricing.ts`.
// How its score is read, and which mutants survive for what reason, stands in docs/mutation.md.
/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
const options = {
  mutate: ["lib/core/**/*.ts"],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  coverageAnalysis: "perTest",
  // What runs once, when a file is loaded, is a constant: a table of prices, rules or words. Each such mutant would
  // need every test; the tables are compared word for word in tests that perTest coverage cannot see.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 10_000,
  tempDirName: ".data/mutation/sandbox",
  incrementalFile: ".data/mutation/incremental.json",
  ignorePatterns: [".data", ".next*", ".ci", "docs", "examples", "test-results", "security"],
  reporters: ["clear-text", "progress-append-only", "json", "html"],
  jsonReporter: { fileName: ".data/mutation/mutation.json" },
  htmlReporter: { fileName: ".data/mutation/index.html" },
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  thresholds: { high: 98, low: 95, break: 95 },
};

export default options;
