import { defineConfig } from "vitest/config";

// The tests of the rules alone, for Stryker: it runs them in a copy of the repository, some thousand times. The rule
// book's own tests read RULES.md and the sources, which are not the same there; they test no behaviour. The bill oracle
// plays 10,000 months, far too long for each mutant.
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["tests/{core,properties}/**/*.test.ts"],
    exclude: ["tests/core/rulebook*.test.ts", "tests/properties/bill-oracle.test.ts"],
    setupFiles: ["tests/support/fixed-seed.ts"],
    testTimeout: 30_000,
  },
});
