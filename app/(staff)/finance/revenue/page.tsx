import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "@/app/(console)/trail";
import { watchedClock } from "@/app/(staff)/watched-clock";
import { oneOf, type SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { DownloadLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { revenueByMonth, revenueByPack } from "@/db/queries/revenue";
import { requireStaff } from "@/lib/auth/viewer";
import { addMonths, monthOf } from "@/lib/core/calendar";
import { routes } from "@/lib/routes";
import { DeferredRoll } from "./deferred-roll";
import { MonthsTable } from "./months-table";
import { PacksTable } from "./packs-table";
import { RevenueChart } from "./revenue-chart";
import { RevenueFigures } from "./revenue-figures";
import { sinceTheFirst } from "./since-the-first";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("revenue"))("title") };
}

const MONTHS = 13;

/** R-REV-1 · What was collected, what was earned and what is still to earn, by month and by pack. */
export default async function RevenuePage(props: { readonly searchParams: SearchParams }) {
  const { clockId } = await requireStaff("finance");
  const query = await props.searchParams;
  const [t, clock] = await Promise.all([getTranslations("revenue"), watchedClock()]);
  const current = monthOf(clock.now);
  const trail = trailOf(query.trail);
  const after = endBefore(trail);
  const [months, found] = await Promise.all([
    revenueByMonth(database(), clockId, { from: addMonths(current, 1 - MONTHS), to: current }),
    revenueByPack(database(), clockId, { ...(after && { after }), limit: ROWS_PER_PAGE + 1 }),
  ]);
  const listed = months.map(({ month }) => month);
  const month = oneOf(listed, query.month) ?? current;
  const shown = months.find((each) => each.month === month);
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ boughtAt, id }) => endOf(boughtAt, id),
    href: (trail) => routes.revenue({ month, trail }),
  });

  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={
          <>
            <DownloadLink href={routes.revenueFile({ of: "months" })}>
              {t("exportMonths")}
            </DownloadLink>
            <DownloadLink href={routes.revenueFile({ of: "packs" })}>
              {t("exportPacks")}
            </DownloadLink>
          </>
        }
      />
      {shown && <RevenueFigures month={shown} />}
      <div className="grid gap-3.5 xl:grid-cols-[2fr_1fr] items-start">
        <Panel title={t("chart.title")} flush>
          <RevenueChart months={months.toReversed()} current={listed.indexOf(current)} />
        </Panel>
        {shown && <DeferredRoll month={shown} months={listed} />}
      </div>
      <Panel title={t("months.title")} flush>
        <MonthsTable months={sinceTheFirst(months)} />
      </Panel>
      <Panel title={t("packs.title")} note={t("packs.note")} flush>
        <PacksTable packs={rows} {...(pager ? { pager } : {})} />
      </Panel>
    </>
  );
}
