import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "@/app/(console)/trail";
import { actorNames } from "@/app/(staff)/actor-names";
import { oneOf, type SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { DownloadLink } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { freezesOfClock } from "@/db/queries/freezes";
import { requireStaff } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { CorrectionTabs } from "../adjustments/correction-tabs";
import { FreezePanel } from "./freeze-panel";
import { FreezesTable } from "./freezes-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("corrections.freezes"))("title") };
}

const VIEWS = ["open", "all"] as const;

/** R-FUND-1 · Money that finance froze, and the form that freezes more. */
export default async function FreezesPage(props: { readonly searchParams: SearchParams }) {
  const { clockId } = await requireStaff("finance");
  const query = await props.searchParams;
  const view = oneOf(VIEWS, query.view) ?? "open";
  const trail = trailOf(query.trail);
  const asked = { open: view === "open", after: endBefore(trail), limit: ROWS_PER_PAGE + 1 };
  const [t, found] = await Promise.all([
    getTranslations("corrections.freezes"),
    freezesOfClock(database(), clockId, asked),
  ]);
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ freeze }) => endOf(freeze.frozenAt, freeze.id),
    href: (trail) => routes.freezes({ view, trail }),
  });
  const nameOf = await actorNames(rows.map(({ freeze }) => freeze.frozenBy));

  return (
    <>
      <PageHeader
        title={t("title")}
        actions={<DownloadLink href={routes.freezesFile()}>{t("export")}</DownloadLink>}
      />
      <CorrectionTabs current="freezes" />
      <div className="grid gap-3.5 xl:grid-cols-[3fr_2fr] items-start">
        <Panel
          title={t("list")}
          action={
            <LinkTabs
              label={t("filter")}
              tabs={VIEWS.map((each) => ({
                label: t(each),
                href: routes.freezes({ view: each }),
                current: each === view,
              }))}
            />
          }
          flush
        >
          <FreezesTable rows={rows} nameOf={nameOf} pager={pager} />
        </Panel>
        <FreezePanel />
      </div>
    </>
  );
}
