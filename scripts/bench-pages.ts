/*
 * npm run bench:pages: how long the console takes to answer one client's requests for its pages, for an account that has
 * plenty of everything and, taking turns with it, for one that has nothing. Needs `npm run build`. Uses DATABASE_URL if
 * `npm run bench:data` filled it, and fills a throw-away database of its own without. Ends with 1 where the overview's
 * p95 is over the goal.
 */
import { parseArgs } from "node:util";

import { connect } from "@/db/client";
import { addDays, dayOf, monthOf, previousMonth } from "@/lib/core/calendar";
import { routes } from "@/lib/routes";
import { startConsole, signedInAs } from "@/scripts/bench/console";
import { hasBenchData, loadBenchData } from "@/scripts/bench/data/load";
import { BIG_OWNER, EMPTY_OWNER } from "@/scripts/bench/data/shape";
import { costsOf, timePages, type Visit } from "@/scripts/bench/pages";
import { benchDatabase } from "@/scripts/bench/database";
import { complain } from "@/scripts/house/say.mjs";

const GOAL_MS = 60;
const SLOW_STATEMENT_MS = 2;

const { values } = parseArgs({ options: { rounds: { type: "string", default: "100" } } });
const given = process.env.DATABASE_URL;
const server = given ? { url: given, stop: async () => {} } : await benchDatabase();
try {
  if (!(await hasBenchData(server.url))) await loadBenchData(server.url);
  process.exitCode = (await measure(server.url, Number(values.rounds))) ? 0 : 1;
} catch (error) {
  complain(error);
  process.exitCode = 1;
} finally {
  await server.stop();
}

/** The pages that grow with an account, by the name under which they are reported. */
function pages(): [name: string, path: string][] {
  const now = new Date();
  const today = dayOf(now);
  const quarter = { range: "custom", first: addDays(today, -91), last: today };
  return [
    ["overview", routes.overview()],
    ["usage, a quarter by day", routes.usage(quarter)],
    ["usage, a week by hour", routes.usage({ range: "week", by: "hour" })],
    ["bills", routes.bills()],
    ["one bill", routes.bill(previousMonth(monthOf(now)))],
    ["packs", routes.packs()],
    ["transactions", routes.transactions()],
    ["orders", routes.orders()],
  ];
}

async function measure(url: string, rounds: number): Promise<boolean> {
  const owner = connect(url, { role: null, max: 1 });
  const served = await startConsole(url);
  try {
    const cookie = await signedInAs(owner.db, BIG_OWNER);
    const nothing: Visit = {
      page: "overview of nothing",
      url: served.url + routes.overview(),
      cookie: await signedInAs(owner.db, EMPTY_OWNER),
    };
    const visits = pages().map(([page, path]): Visit => ({ page, url: served.url + path, cookie }));
    const figures = await timePages([nothing, ...visits], rounds);
    console.log(`\n${rounds} rounds, one client, page after page; ms a visit`);
    console.log(line("", ["p50", "p95", "p99", "ratio", "CPU", "SQL", "statements"]));
    for (const { visit, p50, p95, p99 } of figures) {
      const { cpuMs, asked } = await costsOf(owner.db, served.spent, visit);
      const ratio = (p50 / (figures[0]?.p50 ?? p50)).toFixed(2);
      const times = [p50, p95, p99, cpuMs].map((ms) => ms.toFixed(1));
      const sql = asked ? [asked.ms.toFixed(2), asked.statements.toFixed(1)] : ["?", "?"];
      console.log(line(visit.page, [...times.slice(0, 3), ratio, ...times.slice(3), ...sql]));
      if (asked && asked.slowest.ms >= SLOW_STATEMENT_MS)
        console.log(
          `      ${asked.slowest.ms.toFixed(1)} ms: ${asked.slowest.query.slice(0, 100)}`,
        );
    }
    const overview = figures.find(({ visit }) => visit.page === "overview");
    const reached = overview !== undefined && overview.p95 <= GOAL_MS;
    console.log(`  goal: p95 of the overview ≤ ${GOAL_MS} ms: ${reached ? "reached" : "missed"}`);
    return reached;
  } finally {
    await served.stop();
    await owner.close();
  }
}

function line(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(26)}${cells.map((cell) => cell.padStart(11)).join("")}`;
}
