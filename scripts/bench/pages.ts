import { sql } from "drizzle-orm";

import type { Database } from "@/db/client";
import { at } from "@/scripts/bench/measure";

/** A page as one account sees it. */
export type Visit = { readonly page: string; readonly url: string; readonly cookie: string };

/** Milliseconds from the request to the last byte of the answer, with nobody else asking. */
export type PageFigures = {
  readonly visit: Visit;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
};

/** Visits take turns, round after round: on a machine that is shared, only those that did can be compared. */
export async function timePages(visits: readonly Visit[], rounds: number): Promise<PageFigures[]> {
  const took = new Map<Visit, number[]>(visits.map((visit) => [visit, []]));
  // What is compiled and cached on first use belongs to no round.
  for (const visit of visits) for (let warm = 0; warm < 5; warm += 1) await timeOne(visit);
  for (let round = 0; round < rounds; round += 1) {
    for (const visit of visits) took.get(visit)?.push(await timeOne(visit));
  }
  return [...took].map(([visit, times]) => {
    const inOrder = times.toSorted((a, b) => a - b);
    return { visit, p50: at(inOrder, 0.5), p95: at(inOrder, 0.95), p99: at(inOrder, 0.99) };
  });
}

async function timeOne({ page, url, cookie }: Visit): Promise<number> {
  const began = performance.now();
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  await answer.arrayBuffer();
  const took = performance.now() - began;
  if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}`);
  return took;
}

/** What one visit costs: CPU of the console, and what it asks of the database. */
export type VisitCosts = {
  readonly cpuMs: number;
  /** Null where the server counts no statements. */
  readonly asked: {
    readonly statements: number;
    readonly ms: number;
    readonly slowest: { readonly ms: number; readonly query: string };
  } | null;
};

const WATCHED_VISITS = 20;

/** Watches some visits, with nobody but the console asking the database. Unlike times, costs depend little on who else uses the machine. */
export async function costsOf(
  owner: Database,
  spent: () => Promise<number>,
  visit: Visit,
): Promise<VisitCosts> {
  const counted = await forgetStatements(owner);
  const before = await spent();
  for (let visits = 0; visits < WATCHED_VISITS; visits += 1) await timeOne(visit);
  const cpuMs = ((await spent()) - before) / WATCHED_VISITS;
  if (!counted) return { cpuMs, asked: null };
  const all = await owner.execute<{ query: string; calls: string; ms: number }>(sql`
    select trim(regexp_replace(query, '[[:space:]]+', ' ', 'g')) as query, calls, total_exec_time as ms
    from pg_stat_statements
    where query not like '%pg_stat_statements%' and dbid = (select oid from pg_database where datname = current_database())
    order by total_exec_time desc`);
  const [slowest] = all;
  if (!slowest) throw new Error(`${visit.page} asked nothing of the database`);
  const each = (sum: number) => sum / WATCHED_VISITS;
  return {
    cpuMs,
    asked: {
      statements: each(all.reduce((sum, { calls }) => sum + Number(calls), 0)),
      ms: each(all.reduce((sum, { ms }) => sum + ms, 0)),
      slowest: { query: slowest.query, ms: each(slowest.ms) },
    },
  };
}

/** Begins to count statements anew; false where the server does not count. */
async function forgetStatements(owner: Database): Promise<boolean> {
  const [library] = await owner.execute<{ loaded: boolean }>(
    sql`select current_setting('shared_preload_libraries') like '%pg_stat_statements%' as loaded`,
  );
  if (!library?.loaded) return false;
  await owner.execute(sql`create extension if not exists pg_stat_statements`);
  await owner.execute(sql`select pg_stat_statements_reset()`);
  return true;
}
