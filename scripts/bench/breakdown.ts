import { readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";

import { sql } from "drizzle-orm";

import type { Database } from "@/db/client";
import { takeTurn, type Contestant } from "@/scripts/bench/measure";

/** What a Node process spent since it began. */
export type Spent = { readonly cpuMs: number; readonly busyMs: number };

/** What this process spent. */
export function spent(): Spent {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, busyMs: performance.eventLoopUtilization().active };
}

/** A contestant, and what the process that does its work spent so far. */
export type Watched = {
  readonly contestant: Contestant;
  readonly spent: () => Spent | Promise<Spent>;
};

type Question = {
  readonly baseline: Watched;
  readonly judged: Watched;
  readonly callers: number;
  readonly seconds: number;
  readonly unit: string;
};

const MOST_STATEMENTS = 8;

/**
 * One more turn each, watched: what a unit costs in processor time, which moves little where rates move much, and where
 * the time of the one that is judged goes: in Node, and in each statement of the database.
 */
export async function printBreakdown(
  owner: Database,
  { baseline, judged, callers, seconds, unit }: Question,
): Promise<void> {
  const least = await watch(owner, baseline, callers, seconds);
  const counted = await countStatements(owner);
  const turn = await watch(owner, judged, callers, seconds);
  const each = (all: number) => (all / turn.done).toFixed(0);
  console.log(
    `  where it goes · ${unit} by ${unit}: ${each(turn.tookUs)} µs, in which Node is busy for ${each(turn.busyUs)} and waits for the rest`,
  );
  const [before, after] = [least.cpuUs / least.done, turn.cpuUs / turn.done];
  console.log(
    `    processor time, Node and PostgreSQL: ${after.toFixed(0)} µs, of the baseline ${before.toFixed(0)} µs: ratio ${(before / after).toFixed(2)}`,
  );
  if (counted) await printStatements(owner, turn.done, unit);
}

async function watch(
  owner: Database,
  { contestant, spent }: Watched,
  callers: number,
  seconds: number,
) {
  const [node, postgres] = [await spent(), await postgresCpuMs(owner)];
  const { done, perSecond } = await takeTurn(contestant, callers, seconds);
  const [nodeAfter, postgresAfter] = [await spent(), await postgresCpuMs(owner)];
  return {
    done,
    tookUs: (done / perSecond) * 1e6,
    busyUs: (nodeAfter.busyMs - node.busyMs) * 1000,
    cpuUs: (nodeAfter.cpuMs - node.cpuMs + postgresAfter - postgres) * 1000,
  };
}

const TICK_MS = 10;

/** The processor time of all processes of the server, where the system tells it (Linux); nothing elsewhere. */
async function postgresCpuMs(owner: Database): Promise<number> {
  const rows = await owner.execute<{ pid: number }>(sql`select pid from pg_stat_activity`);
  const stats = await Promise.all(
    rows.map(({ pid }) => readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")),
  );
  const ticks = stats.map((stat) => {
    // After the name, which may hold anything and ends with the last bracket: user and system time are the 12th and 13th.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  });
  return ticks.reduce((sum, one) => sum + one, 0) * TICK_MS;
}

/** Whether the server counts statements; not every installation has what it takes. */
async function countStatements(owner: Database): Promise<boolean> {
  const [library] = await owner.execute<{ loaded: boolean }>(sql`
    select current_setting('shared_preload_libraries') like '%pg_stat_statements%' as loaded`);
  if (!library?.loaded) return false;
  await owner.execute(sql`create extension if not exists pg_stat_statements`);
  await owner.execute(sql`select pg_stat_statements_reset()`);
  return true;
}

type Statement = {
  readonly query: string;
  readonly calls: string;
  readonly rows: string;
  readonly ms: number;
};

async function printStatements(owner: Database, done: number, unit: string): Promise<void> {
  const all = await owner.execute<Statement>(sql`
    select trim(regexp_replace(query, '[[:space:]]+', ' ', 'g')) as query, calls, rows, total_exec_time as ms
    from pg_stat_statements where query not like '%pg_stat_statements%' order by total_exec_time desc`);
  const transactions = Number(all.find(({ query }) => query === "begin")?.calls ?? 0);
  const calls = all.reduce((sum, statement) => sum + Number(statement.calls), 0);
  const ms = all.reduce((sum, statement) => sum + statement.ms, 0);
  if (transactions > 0) {
    console.log(
      `    ${(done / transactions).toFixed(0)} ${unit}s and ${(calls / transactions).toFixed(1)} statements a transaction; statements take ${((ms * 1000) / done).toFixed(0)} µs of each:`,
    );
  }
  for (const { query, ms: took, rows } of all.slice(0, MOST_STATEMENTS)) {
    const each = ((took * 1000) / done).toFixed(1).padStart(8);
    console.log(`    ${each} µs  ${(Number(rows) / done).toFixed(2)} rows  ${query.slice(0, 72)}`);
  }
}
