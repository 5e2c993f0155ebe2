import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { watchedClock } from "@/app/(staff)/watched-clock";
import { pageOf, ROWS_PER_PAGE, trailOf } from "@/app/(console)/trail";
import { oneOf, type SearchParams } from "@/app/search-params";
import { StatusBadge } from "@/components/billing/status-badge";
import { PageHeader } from "@/components/shell/page-header";
import { CopyButton } from "@/components/ui/copy-button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { runOf, TASK_STATES, tasksOf } from "@/db/queries/settlement";
import { requireStaff } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { runStatus } from "../runs-table";
import { RetryFailed } from "./retry-failed";
import { RunProgress } from "./run-progress";
import { TasksTable } from "./tasks-table";

type Props = {
  readonly params: Promise<{ readonly run: string }>;
  readonly searchParams: SearchParams;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("finance.run"))("title") };
}

const EVERY_SECONDS = 1.5;

/** R-SET-1 · One settlement as it goes: how far it is, what it came to, and each account of it. */
export default async function RunPage({ params, searchParams }: Props) {
  const { role } = await requireStaff("finance", "operator");
  const [clock, run] = await Promise.all([watchedClock(), runOf(database(), (await params).run)]);
  if (!run || run.clockId !== clock.id) notFound();
  const t = await getTranslations("finance.run");
  const query = await searchParams;
  const state = oneOf(TASK_STATES, query.state);
  const trail = trailOf(query.trail);
  const after = trail.ends.at(-1);
  const found = await tasksOf(database(), run.id, {
    ...(state ? { state } : {}),
    ...(after && /^\d{1,18}$/.test(after) ? { after } : {}),
    limit: ROWS_PER_PAGE + 1,
  });
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ accountId }) => accountId,
    href: (trail) => routes.settlementRun(run.id, { state, trail }),
  });

  return (
    <>
      {run.state === "running" && <LiveRefresh seconds={EVERY_SECONDS} />}
      <PageHeader
        back={{ label: t("back"), href: routes.settlement() }}
        title={t("heading", { month: run.month })}
        badge={<StatusBadge status={runStatus(run.state)} />}
        note={<CopyButton value={run.id} />}
        actions={run.state === "finished_with_failures" && <RetryFailed run={run} />}
      />
      <RunProgress run={run} />
      <Panel
        title={t("accounts")}
        action={
          <LinkTabs
            label={t("filter")}
            tabs={[undefined, ...TASK_STATES].map((each) => ({
              label: t(`state.${each ?? "all"}`),
              href: routes.settlementRun(run.id, { state: each }),
              current: each === state,
            }))}
          />
        }
        flush
      >
        <TasksTable
          tasks={rows}
          month={run.month}
          linksToBills={role === "finance"}
          {...(pager ? { pager } : {})}
        />
      </Panel>
    </>
  );
}
