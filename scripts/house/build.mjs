import { readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { ROOT, tool } from "./paths.mjs";
import { must, withTools } from "./run.mjs";
import { runningStart } from "./running.mjs";
import { Expected } from "./say.mjs";
import { readStamp, stampOf } from "./stamp.mjs";

// The folder is the one that next.config.mjs names.
const BUILD_STAMP = path.join(ROOT, process.env.NEXT_DIST_DIR || ".next", "source-stamp");

/*
 * What the console is not made of. Named by exclusion, so that a folder nobody thought of here can
 * at worst cause a build too many, never a console that is older than its sources.
 */
const NOT_BUILT_FROM = new Set([
  "node_modules",
  "scripts",
  "tests",
  "processes",
  "drizzle",
  "docs",
  "examples",
  "patches",
  "security",
  "playwright.config.ts",
  "vitest.config.ts",
  "drizzle.config.ts",
  "Dockerfile",
  "docker-compose.yml",
  "tsconfig.tsbuildinfo",
  "next-env.d.ts",
  "test-results",
  "playwright-report",
  "LICENSE",
]);

const buildStamp = () => stampOf(ROOT, readdirSync(ROOT).filter(isBuiltFrom));

const isBuiltFrom = (entry) =>
  !NOT_BUILT_FROM.has(entry) && !entry.startsWith(".") && !entry.endsWith(".md");

export const buildIsFresh = () => readStamp(BUILD_STAMP) === buildStamp();

/** Builds the console from the sources as they are now. */
export async function build() {
  const running = runningStart();
  if (running && running.pid !== process.pid) {
    throw new Expected(
      `The console is running from the present build (process ${running.pid}). Stop it first, then build.`,
    );
  }
  // Taken before, so that a source that changes during the build leaves the build stale, not
  // falsely fresh.
  const stamp = buildStamp();
  rmSync(BUILD_STAMP, { force: true });
  const env = withTools({ ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  await must("The build", tool("next"), ["build"], { env });
  writeFileSync(BUILD_STAMP, `${stamp}\n`);
}
