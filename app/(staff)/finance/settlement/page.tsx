import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";

import { watchedClock } from "@/app/(staff)/watched-clock";
import { pageOf, ROWS_PER_PAGE, trailOf } from "@/app/(console)/trail";
import type { SearchParams } from "@/app/search-params";
import { Banner } from "@/components/shell/banner";
import { PageHeader } from "@/components/shell/page-header";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { runsOf } from "@/db/queries/settlement";
import { requireStaff } from "@/lib/auth/viewer";
import { isMonth } from "@/lib/core/calendar";
import { routes } from "@/lib/routes";
import { RunsTable } from "./runs-table";
import { StartPanel } from "./start-panel";
import { WindowRail } from "./window-rail";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("finance.settlement"))("title") };
}

const EVERY_SECONDS = 2;

/** R-SET-1 · The settlements of a clock, the window that they have, and the next one. */
export default async function SettlementPage(props: { readonly searchParams: SearchParams }) {
  await requireStaff("finance", "operator");
  const query = await props.searchParams;
  const [t, clock] = await Promise.all([getTranslations("finance.settlement"), watchedClock()]);
  const trail = trailOf(query.trail);
  const after = trail.ends.at(-1);
  const found = await runsOf(database(), clock.id, {
    ...(after && isMonth(after) ? { after } : {}),
    limit: ROWS_PER_PAGE + 1,
  });
  // Asked for a moment ago: as soon as the worker has opened it there is something to watch.
  const asked = found.find(({ month }) => month === query.asked);
  if (asked) redirect(routes.settlementRun(asked.id));
  const waits = typeof query.asked === "string" && isMonth(query.asked);
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ month }) => month,
    href: (trail) => routes.settlement({ trail }),
  });

  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      {(waits || rows.some(({ state }) => state === "running")) && (
        <LiveRefresh seconds={EVERY_SECONDS} />
      )}
      <div role="status">
        {waits && <Banner severity="info">{t("asked", { month: String(query.asked) })}</Banner>}
      </div>
      <div className="grid gap-3.5 xl:grid-cols-2 items-start">
        <WindowRail now={clock.now} />
        <StartPanel clock={clock} runs={rows} />
      </div>
      <Panel title={t("runs")} flush>
        <RunsTable runs={rows} {...(pager ? { pager } : {})} />
      </Panel>
    </>
  );
}
