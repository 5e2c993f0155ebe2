import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import {
  alertSettingsOf,
  channelsOf,
  deliveriesOf,
  readersOf,
  toldNotices,
  webhooksOf,
} from "@/db/queries/alerts";
import { requireCustomer } from "@/lib/auth/viewer";
import { MOST_WEBHOOKS } from "@/lib/core/webhook";
import { routes } from "@/lib/routes";
import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "../../trail";
import { ChannelsForm } from "./channels-form";
import { DeliveriesTable } from "./deliveries-table";
import { HistoryTable } from "./history-table";
import { NewWebhook } from "./new-webhook";
import { SettingsForm } from "./settings-form";
import { WebhooksTable } from "./webhooks-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alerts"))("title") };
}

const LAST_DELIVERIES = 10;

/** R-ARR-2 · When the customer is warned, by which ways, and what came of it. */
export default async function AlertsPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const { accountId } = await requireCustomer();
  const trail = trailOf((await searchParams).trail);
  const end = endBefore(trail);
  const db = database();
  const [t, settings, channels, readers, webhooks, deliveries, told] = await Promise.all([
    getTranslations("alerts"),
    alertSettingsOf(db, accountId),
    channelsOf(db, accountId),
    readersOf(db, accountId),
    webhooksOf(db, accountId),
    deliveriesOf(db, accountId, LAST_DELIVERIES),
    toldNotices(db, accountId, {
      ...(end && { after: { at: end.at, occasion: end.id } }),
      limit: ROWS_PER_PAGE + 1,
    }),
  ]);
  const { rows, pager } = pageOf(told, trail, {
    endOf: ({ at, occasion }) => endOf(at, occasion),
    href: (trail) => routes.alerts({ trail }),
  });

  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <Panel title={t("settings.title")}>
        <SettingsForm settings={settings} readers={readers} />
      </Panel>
      <Panel title={t("channels.title")} note={t("channels.note")} flush>
        <ChannelsForm channels={channels} />
      </Panel>
      <Panel
        title={t("webhooks.title")}
        note={t("webhooks.note", { count: webhooks.length, most: MOST_WEBHOOKS })}
        flush
      >
        <WebhooksTable webhooks={webhooks} />
        <div className="space-y-2 border-t border-line px-4 py-3">
          <NewWebhook />
          <p className="text-xs text-ink3">{t("webhooks.signature")}</p>
        </div>
      </Panel>
      {deliveries.length > 0 && (
        <Panel title={t("deliveries.title")} flush>
          <DeliveriesTable deliveries={deliveries} />
        </Panel>
      )}
      <Panel
        title={t("history.title")}
        action={
          rows.length > 0 && (
            <ButtonLink href={routes.alertsFile()} icon="download">
              {t("history.export")}
            </ButtonLink>
          )
        }
        flush
      >
        <HistoryTable notices={rows} pager={pager} />
      </Panel>
    </>
  );
}
