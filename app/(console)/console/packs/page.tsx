import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { KpiStrip } from "@/components/billing/kpi-strip";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { campaignOffersTo } from "@/db/queries/campaigns";
import { PACK_TABS } from "@/db/queries/packs";
import { requireCustomer } from "@/lib/auth/viewer";
import { serviceState } from "@/lib/core/account";
import { DAY_MS } from "@/lib/core/calendar";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { Live, versionBefore } from "../../live";
import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "../../trail";
import { GiftsPanel } from "./gifts-panel";
import { packListOf, tabOf, type PackList } from "./pack-list";
import { PackTable } from "./pack-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("packs"))("title") };
}

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** What do I still have, and until when? */
export default async function PacksPage({ searchParams }: Props) {
  const customer = await requireCustomer();
  const version = await versionBefore(customer.accountId);
  const [t, query] = await Promise.all([getTranslations("packs"), searchParams]);
  const tab = tabOf(query.tab);
  const [list, campaigns] = await Promise.all([
    packListOf(customer, tab),
    campaignOffersTo(database(), customer.accountId, customer.now),
  ]);
  const trail = trailOf(query.trail);
  const last = endBefore(trail);
  const from = last ? list.packs.findIndex(({ id }) => id === last.id) + 1 : 0;
  const { rows, pager } = pageOf(list.packs.slice(from, from + ROWS_PER_PAGE + 1), trail, {
    endOf: (pack) => endOf(pack.createdAt, pack.id),
    href: (next) => routes.packs({ tab, trail: next }),
  });

  return (
    <>
      <Live version={version} />
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ButtonLink href={routes.packsExport({ tab })} icon="download">
              {t("export")}
            </ButtonLink>
            <ButtonLink href={routes.buy()} kind="primary" icon="pack-plus">
              {t("buy")}
            </ButtonLink>
          </>
        }
      />
      <GiftsPanel
        gifts={campaigns.filter(({ kind }) => kind === "gift")}
        mayTake={serviceState(customer.account) === "active"}
      />
      <KpiStrip items={await figures(list, customer.now)} />
      <Panel
        title={t(`tabs.${tab}`)}
        note={t("generalOnly")}
        flush
        action={
          <LinkTabs
            label={t("tabs.label")}
            tabs={PACK_TABS.map((each) => ({
              label: t(`tabs.${each}`),
              href: routes.packs({ tab: each }),
              current: each === tab,
            }))}
          />
        }
      >
        <PackTable list={list} tab={tab} rows={rows} now={customer.now} pager={pager} />
      </Panel>
    </>
  );
}

const SOON_DAYS = 30;

async function figures({ all, chances }: PackList, now: Date) {
  const t = await getTranslations("packs.figures");
  const covering = all.filter(({ place }) => place !== null);
  const soon = covering.filter(
    ({ kind, endsAt }) => kind !== "free" && endsAt.getTime() - now.getTime() <= SOON_DAYS * DAY_MS,
  );
  const refundable = all.filter(({ id }) => chances.get(id)?.open);
  const left = (packs: PackList["all"]) =>
    formatCount(packs.reduce((sum, pack) => sum + pack.callsLeft, 0));
  return [
    {
      label: t("usable"),
      value: left(covering),
      note: t("usableNote", { packs: covering.length }),
    },
    { label: t("soon"), value: left(soon), note: t("soonNote", { packs: soon.length }) },
    { label: t("refundable"), value: formatCount(refundable.length), note: t("refundableNote") },
  ];
}
