import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "@/app/(console)/trail";
import type { SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { DownloadLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { invoicesOfClock, invoicesWaiting, invoicesWaitingCount } from "@/db/queries/invoices";
import { requireStaff } from "@/lib/auth/viewer";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { changedSince } from "./checks";
import { DeskTable } from "./desk-table";

const MOST_WAITING = 25;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoiceDesk"))("title") };
}

/** R-INV-1 · What waits for finance, the longest waiting first, and all that was ever applied for. */
export default async function FinanceInvoicesPage(props: { readonly searchParams: SearchParams }) {
  const { clockId } = await requireStaff("finance");
  const trail = trailOf((await props.searchParams).trail);
  const after = endBefore(trail);
  const [t, waiting, count, found] = await Promise.all([
    getTranslations("invoiceDesk"),
    invoicesWaiting(database(), clockId, MOST_WAITING),
    invoicesWaitingCount(database(), clockId),
    invoicesOfClock(database(), clockId, {
      ...(after ? { after } : {}),
      limit: ROWS_PER_PAGE + 1,
    }),
  ]);
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ appliedAt, id }) => endOf(appliedAt, id),
    href: (trail) => routes.financeInvoices({ trail }),
  });

  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("waiting", { count: formatCount(count) })}
        actions={<DownloadLink href={routes.financeInvoicesFile()}>{t("export")}</DownloadLink>}
      />
      <Panel title={t("queue")} note={t("queueNote")} flush>
        <DeskTable
          caption={t("queue")}
          rows={waiting}
          changed={await changedSince(waiting)}
          empty={{ title: t("empty"), text: t("emptyText") }}
        />
      </Panel>
      <Panel title={t("history")} flush>
        <DeskTable
          caption={t("history")}
          rows={rows}
          empty={{ title: t("emptyHistory") }}
          {...(pager ? { pager } : {})}
        />
      </Panel>
    </>
  );
}
