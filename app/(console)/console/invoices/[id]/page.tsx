import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { idFrom } from "@/app/search-params";
import { StatusBadge } from "@/components/billing/status-badge";
import { PageHeader } from "@/components/shell/page-header";
import { DownloadLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { invoiceOf } from "@/db/queries/invoices";
import { requireCustomer } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { InvoiceActions } from "./invoice-actions";
import { InvoiceFacts } from "./invoice-facts";
import { InvoiceItems } from "./invoice-items";
import { InvoiceResult } from "./invoice-result";
import { InvoiceTimeline } from "./invoice-timeline";

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("invoices");
  return { title: t("one.title", { id: (await params).id }) };
}

/** R-INV-1 · One application: what it is for, to whom it is made out, and what became of it. */
export default async function InvoicePage({ params }: Props) {
  const { accountId, now } = await requireCustomer();
  const id = idFrom((await params).id);
  const invoice = id ? await invoiceOf(database(), accountId, id) : null;
  if (!invoice) notFound();
  const t = await getTranslations("invoices");

  return (
    <>
      <PageHeader
        title={t("one.title", { id: invoice.id })}
        badge={<StatusBadge status={`invoice.${invoice.state}`} />}
        back={{ label: t("title"), href: routes.invoices() }}
        actions={
          <>
            {invoice.issuedAt && (
              <DownloadLink href={routes.invoicePdf(invoice.id)}>{t("download")}</DownloadLink>
            )}
            {invoice.reversedAt && (
              <DownloadLink href={routes.invoicePdf(invoice.id, { letter: "red" })}>
                {t("downloadRed")}
              </DownloadLink>
            )}
            <InvoiceActions invoice={invoice} now={now} />
          </>
        }
      />
      <InvoiceResult invoice={invoice} now={now} />
      <div className="grid gap-3.5 xl:grid-cols-2 items-start">
        <Panel title={t("one.facts")}>
          <InvoiceFacts invoice={invoice} />
        </Panel>
        <Panel title={t("one.timeline")}>
          <InvoiceTimeline invoice={invoice} />
        </Panel>
      </div>
      <Panel title={t("one.items")} flush>
        <InvoiceItems items={invoice.items} />
      </Panel>
    </>
  );
}
