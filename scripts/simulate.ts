import { parseArgs } from "node:util";

import { throwAwayDatabase } from "@/scripts/house/throw-away-database.mjs";
import { seedDatabases } from "@/tests/simulation/seed-database";
import { A_YEAR_AND_A_MONTH, simulate, type Report } from "@/tests/simulation/simulate";

/*
 * Plays years of accounts against the engine and the rules as a program (D-30):
 *   npm run simulate -- --seed 123               one seed again, exactly
 *   npm run simulate -- --seeds 1000 --from 1    the long run
 * Ends with 1 where a seed found a difference, and says how to play it again.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "1" },
    from: { type: "string", default: "1" },
    accounts: { type: "string", default: "50" },
    days: { type: "string", default: String(A_YEAR_AND_A_MONTH) },
  },
});
const first = Number(values.seed ?? values.from);
const count = values.seed ? 1 : Number(values.seeds);
const size = { accounts: Number(values.accounts), days: Number(values.days) };

const server = process.env.TEST_DATABASE_URL
  ? { url: process.env.TEST_DATABASE_URL, stop: async () => {} }
  : await throwAwayDatabase();
process.env.TEST_DATABASE_URL = server.url;
const began = performance.now();
const reports: Report[] = [];
const failures: string[] = [];
try {
  const databases = await seedDatabases();
  try {
    for (let seed = first; seed < first + count; seed += 1) await play(databases, seed);
  } finally {
    await databases.drop();
  }
} finally {
  await server.stop();
}
summarise();
process.exitCode = failures.length > 0 ? 1 : 0;

async function play(databases: Awaited<ReturnType<typeof seedDatabases>>, seed: number) {
  const startedAt = performance.now();
  try {
    const report = await databases.within((db) => simulate(db, { seed, ...size }));
    reports.push(report);
    const { steps, jumps, bills } = report;
    console.log(
      `seed ${seed}: ${steps} steps, ${jumps} jumps, ${bills} bills, ${seconds(startedAt)}`,
    );
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    failures.push(found);
    console.error(`\n${found}\n`);
  }
}

function summarise() {
  const tally = new Map<string, number>();
  for (const [what, times] of reports.flatMap((report) => [...report.tally])) {
    tally.set(what, (tally.get(what) ?? 0) + times);
  }
  console.log("\nWhat happened, how often:");
  for (const [what, times] of [...tally].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${String(times).padStart(8)}  ${what}`);
  }
  const played = reports.length + failures.length;
  console.log(`\n${played} seeds, ${failures.length} with a difference, ${seconds(began)}`);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
