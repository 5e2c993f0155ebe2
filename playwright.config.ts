import { defineConfig, devices } from "@playwright/test";

import { chromium } from "@/tests/support/chromium";

/**
 * The browser tests. `npm run test:e2e` needs a build (`npm run build`); `npm test` makes one
 * first.
 */
export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.e2e.ts",
  globalSetup: "./tests/support/e2e-stack.ts",
  outputDir: ".data/test-results/e2e",
  // The stories share one database; each makes accounts of its own, so two at a time do not meet.
  workers: 2,
  fullyParallel: false,
  // A test that passes at the second try is a failing test.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: ".data/test-results/e2e.json" }]],
  use: {
    // Set by globalSetup, which runs before the workers read this file again.
    baseURL: process.env.CONSOLE_URL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // What is measured in the middle of a transition is neither its beginning nor its end.
    contextOptions: { reducedMotion: "reduce" },
    // It costs a third of the time, so it is asked for: TRACE=1 npm run test:e2e.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: chromium(),
  },
  projects: [
    {
      name: "desktop",
      use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } },
    },
  ],
});
