import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { DownloadLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { refundsOf } from "@/db/queries/refunds";
import { requireCustomer } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "../../trail";
import { refundablePacks } from "./refundable-packs";
import { RefundableTable } from "./refundable-table";
import { RefundsTable } from "./refunds-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("refunds"))("title") };
}

/** What could be given back now, and every request that was made. */
export default async function RefundsPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const customer = await requireCustomer();
  const trail = trailOf((await searchParams).trail);
  const after = endBefore(trail);
  const [t, refundable, found] = await Promise.all([
    getTranslations("refunds"),
    refundablePacks(customer),
    refundsOf(database(), customer.accountId, {
      ...(after ? { after } : {}),
      limit: ROWS_PER_PAGE + 1,
    }),
  ]);
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ refund }) => endOf(refund.requestedAt, refund.id),
    href: (trail) => routes.refunds({ trail }),
  });

  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={<DownloadLink href={routes.refundsFile()}>{t("export")}</DownloadLink>}
      />
      {refundable.length > 0 && (
        <Panel title={t("refundable.title")} note={t("refundable.note")} flush>
          <RefundableTable packs={refundable} now={customer.now} />
        </Panel>
      )}
      <Panel title={t("list")} flush>
        <RefundsTable rows={rows} pager={pager} />
      </Panel>
    </>
  );
}
