import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink, DownloadLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { invoicesOf, invoiceTotalsOf } from "@/db/queries/invoices";
import { requireCustomer } from "@/lib/auth/viewer";
import { invoiceableTotals } from "@/lib/core/invoice";
import { routes } from "@/lib/routes";
import { spendingOf } from "@/lib/services/invoices/spending";
import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "../../trail";
import { InvoiceFigures } from "./invoice-figures";
import { InvoiceTable } from "./invoice-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices"))("title") };
}

/** R-INV-1 · What may be invoiced, and every application with what became of it. */
export default async function InvoicesPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const { accountId } = await requireCustomer();
  const trail = trailOf((await searchParams).trail);
  const after = endBefore(trail);
  const [t, spending, totals, found] = await Promise.all([
    getTranslations("invoices"),
    spendingOf(database(), accountId),
    invoiceTotalsOf(database(), accountId),
    invoicesOf(database(), accountId, {
      ...(after ? { after } : {}),
      limit: ROWS_PER_PAGE + 1,
    }),
  ]);
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ appliedAt, id }) => endOf(appliedAt, id),
    href: (trail) => routes.invoices({ trail }),
  });
  const open = invoiceableTotals(spending);

  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={
          <>
            <DownloadLink href={routes.invoicesFile()}>{t("export")}</DownloadLink>
            <ButtonLink href={routes.invoiceTitles()}>{t("titles")}</ButtonLink>
            <ButtonLink href={routes.newInvoice()} kind="primary">
              {t("apply")}
            </ButtonLink>
          </>
        }
      />
      <InvoiceFigures open={open} invoices={totals} />
      <Panel title={t("list")} flush>
        <InvoiceTable rows={rows} invoiceable={open.amount} {...(pager ? { pager } : {})} />
      </Panel>
    </>
  );
}
