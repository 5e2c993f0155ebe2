import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "@/app/(console)/trail";
import { actorNames } from "@/app/(staff)/actor-names";
import { watchedClock } from "@/app/(staff)/watched-clock";
import type { SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { campaignsOf } from "@/db/queries/campaigns";
import { requireStaff } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { CampaignsTable } from "./campaigns-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns"))("title") };
}

/** R-REF-6, R-USE-3 · Every campaign, and how it goes among the accounts of the watched clock. */
export default async function CampaignsPage(props: { readonly searchParams: SearchParams }) {
  await requireStaff("operator");
  const query = await props.searchParams;
  const trail = trailOf(query.trail);
  const end = endBefore(trail);
  const [t, clock] = await Promise.all([getTranslations("campaigns"), watchedClock()]);
  const found = await campaignsOf(database(), clock, {
    ...(end ? { after: { createdAt: end.at, id: end.id } } : {}),
    limit: ROWS_PER_PAGE + 1,
  });
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ createdAt, id }) => endOf(createdAt, id),
    href: (next) => routes.campaigns({ trail: next }),
  });
  const nameOf = await actorNames(rows.flatMap(({ endedBy }) => endedBy ?? []));

  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={
          <ButtonLink href={routes.newCampaign()} kind="primary" icon="gift">
            {t("new")}
          </ButtonLink>
        }
      />
      <Panel title={t("list")} flush>
        <CampaignsTable campaigns={rows} nameOf={nameOf} {...(pager ? { pager } : {})} />
      </Panel>
    </>
  );
}
