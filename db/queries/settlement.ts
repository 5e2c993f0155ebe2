import { and, asc, desc, eq, gt, isNotNull, isNull, lt, sql, type SQL } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, settlementRuns, settlementTasks } from "@/db/schema";
import type { Month } from "@/lib/core/calendar";

/** R-SET-1 · How far a run has come. */
export type RunProgress = {
  readonly total: number;
  readonly done: number;
  /** Tried without success and not done since; opening the run again gives them another chance. */
  readonly failed: number;
  /** What the accounts done so far were charged, in fen as a string. */
  readonly amount: string;
};

export const RUN_STATES = ["running", "finished", "finished_with_failures"] as const;
export type RunState = (typeof RUN_STATES)[number];

export type RunView = typeof settlementRuns.$inferSelect & {
  readonly state: RunState;
  readonly progress: RunProgress;
};

/** The runs of a clock with their progress, the newest month first. `after` is the last month of the page before. */
export async function runsOf(
  db: Asker,
  clockId: string,
  { after, limit }: { readonly after?: Month; readonly limit: number },
): Promise<RunView[]> {
  const runs = await db
    .select()
    .from(settlementRuns)
    .where(
      and(
        eq(settlementRuns.clockId, clockId),
        after === undefined ? undefined : lt(settlementRuns.month, after),
      ),
    )
    .orderBy(desc(settlementRuns.month))
    .limit(limit);
  return Promise.all(runs.map((run) => viewOf(db, run)));
}

/** One run with its progress, or null. */
export async function runOf(db: Asker, runId: string): Promise<RunView | null> {
  const [run] = await db.select().from(settlementRuns).where(eq(settlementRuns.id, runId));
  return run ? viewOf(db, run) : null;
}

export async function runProgress(db: Asker, runId: string): Promise<RunProgress> {
  const [progress] = await db
    .select({
      total: counted(sql`true`),
      done: counted(isNotNull(settlementTasks.doneAt)),
      failed: counted(isFailed),
      amount: sql`coalesce(sum(${settlementTasks.billed}), 0)::fen`.mapWith(settlementTasks.billed),
    })
    .from(settlementTasks)
    .where(eq(settlementTasks.runId, runId));
  if (!progress) throw new Error("a total is always one row");
  return progress;
}

export const TASK_STATES = ["waiting", "done", "failed"] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** The accounts of a run, by number, a page at a time; `after` is the last account of the page before. */
export const tasksOf = (
  db: Asker,
  runId: string,
  page: { readonly state?: TaskState; readonly after?: string; readonly limit: number },
) =>
  db
    .select({
      accountId: settlementTasks.accountId,
      accountName: accounts.name,
      doneAt: settlementTasks.doneAt,
      billed: settlementTasks.billed,
      tries: settlementTasks.tries,
      error: settlementTasks.error,
    })
    .from(settlementTasks)
    .innerJoin(accounts, eq(accounts.id, settlementTasks.accountId))
    .where(
      and(
        eq(settlementTasks.runId, runId),
        page.state && inState[page.state],
        page.after === undefined ? undefined : gt(settlementTasks.accountId, page.after),
      ),
    )
    .orderBy(asc(settlementTasks.accountId))
    .limit(page.limit);

const isFailed = and(isNull(settlementTasks.doneAt), isNotNull(settlementTasks.error));

const inState: Readonly<Record<TaskState, SQL | undefined>> = {
  waiting: and(isNull(settlementTasks.doneAt), isNull(settlementTasks.error)),
  done: isNotNull(settlementTasks.doneAt),
  failed: isFailed,
};

async function viewOf(db: Asker, run: typeof settlementRuns.$inferSelect): Promise<RunView> {
  const progress = await runProgress(db, run.id);
  return { ...run, progress, state: stateOf(run.finishedAt, progress) };
}

function stateOf(finishedAt: Date | null, { failed }: RunProgress): RunState {
  if (!finishedAt) return "running";
  return failed > 0 ? "finished_with_failures" : "finished";
}

const counted = (condition: SQL | undefined) =>
  sql`count(*) filter (where ${condition})`.mapWith(Number);
