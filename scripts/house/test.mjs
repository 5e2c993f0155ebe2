import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";

import { ensureBrowser } from "./browser.mjs";
import { build, buildIsFresh } from "./build.mjs";
import { DATA, tool } from "./paths.mjs";
import { endCommands, run, withTools } from "./run.mjs";
import { bold, complain, dim, duration, elapsed, green, note, red, step } from "./say.mjs";
import { countTests, noTests, plus } from "./test-counts.mjs";
import { throwAwayDatabase } from "./throw-away-database.mjs";

const RESULTS = path.join(DATA, "test-results");

/**
 * Runs every check in order, cheap ones first. A failing one does not hide those after it, only
 * those that need it. Answers whether all held; the last line printed is "N passed, N failed".
 */
export async function test({ withBrowser }) {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const opened = [];
  const close = async () => {
    endCommands();
    for (const one of opened.splice(0).reverse()) await one();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => void close().finally(() => process.exit(1)));
  }
  try {
    return await runAll(checks(opened, withBrowser));
  } finally {
    await close();
  }
}

/**
 * The checks. `needs` names earlier ones without which a check means nothing. Each answers its exit
 * code; one that runs tests also names the report in which they are counted.
 */
function checks(opened, withBrowser) {
  const env = withTools({ ...process.env });
  const command = (name, ...args) => run(tool(name), args, { env });
  const vitest = (project) => {
    const report = path.join(RESULTS, `${project}.json`);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    return { report, perform: () => command("vitest", "run", "--project", project, ...reporters) };
  };
  const always = [
    { name: "Format", perform: () => command("oxfmt", "--check") },
    { name: "Lint", perform: () => command("oxlint", "--deny-warnings") },
    {
      name: "Types",
      // A quarter of the time goes otherwise into what a second run would save.
      perform: async () =>
        (await command("next", "typegen")) || command("tsc", "--noEmit", "--incremental", "false"),
    },
    {
      name: "Import rules",
      perform: () => run(process.execPath, ["scripts/check-imports.mjs"], { env }),
    },
    { name: "Unit and property tests", ...vitest("core") },
    { name: "Database", perform: () => openServer(opened, env) },
    { name: "Integration tests", needs: ["Database"], ...vitest("services") },
    { name: "Build", perform: () => buildOnce() },
  ];
  const inBrowser = [
    { name: "Browser", perform: async () => void Object.assign(env, await ensureBrowser()) },
    {
      name: "End-to-end tests",
      needs: ["Database", "Build", "Browser"],
      report: path.join(RESULTS, "e2e.json"),
      perform: () => command("playwright", "test"),
    },
  ];
  return withBrowser ? [...always, ...inBrowser] : always;
}

async function openServer(opened, env) {
  if (env.TEST_DATABASE_URL) return note("Using the server of TEST_DATABASE_URL.");
  const server = await throwAwayDatabase();
  opened.push(server.stop);
  env.TEST_DATABASE_URL = server.url;
  note(`A throw-away PostgreSQL: ${server.url}`);
}

async function buildOnce() {
  if (buildIsFresh()) return note("The build is up to date.");
  await build();
}

async function runAll(list) {
  const results = [];
  for (const check of list) {
    step(check.name);
    const missing = (check.needs ?? []).find((need) =>
      results.some((one) => one.name === need && !one.ok),
    );
    results.push(missing ? skipped(check, missing) : await runOne(check));
  }
  summarise(results);
  return results.every((one) => one.ok);
}

function skipped(check, missing) {
  note(red(`Not run: it needs "${missing}", which failed.`));
  return {
    name: check.name,
    ok: false,
    counts: noTests,
    took: 0,
    remark: `not run, needs "${missing}"`,
  };
}

async function runOne(check) {
  const began = Date.now();
  const code = await check.perform().catch((error) => {
    complain(error);
    return 1;
  });
  const counts = check.report ? countTests(check.report) : noTests;
  const nothingRan = check.report !== undefined && counts.passed + counts.failed === 0;
  if (nothingRan) note(red("No test was executed: that counts as a failure."));
  const ok = (code ?? 0) === 0 && !nothingRan && counts.failed === 0;
  const took = Date.now() - began;
  note(`${ok ? green("ok") : red("FAILED")} ${dim(`in ${duration(took)}`)}`);
  return { name: check.name, ok, counts, took, remark: nothingRan ? "no test was executed" : "" };
}

function summarise(results) {
  const total = results.map((one) => one.counts).reduce(plus, noTests);
  const rows = results.map(({ name, ok, counts, took, remark }) => {
    const tests = counts === noTests ? "" : `${counts.passed} passed, ${counts.failed} failed`;
    const verdict = ok ? green("ok    ") : red("FAILED");
    return `  ${verdict}  ${name.padEnd(24)} ${duration(took).padStart(12)}   ${remark || tests}`;
  });
  process.stdout.write(`\n${bold(`Summary (${elapsed()})`)}\n${rows.join("\n")}\n`);
  if (total.skipped > 0) process.stdout.write(`  ${total.skipped} tests were skipped.\n`);
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
}
