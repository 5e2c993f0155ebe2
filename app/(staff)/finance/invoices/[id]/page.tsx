import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { InvoiceFacts } from "@/app/(console)/console/invoices/[id]/invoice-facts";
import { InvoiceTimeline } from "@/app/(console)/console/invoices/[id]/invoice-timeline";
import { watchedClock } from "@/app/(staff)/watched-clock";
import { idFrom } from "@/app/search-params";
import { StatusBadge } from "@/components/billing/status-badge";
import { Banner } from "@/components/shell/banner";
import { PageHeader } from "@/components/shell/page-header";
import { DownloadLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { invoiceById } from "@/db/queries/invoices";
import { requireStaff } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { checkedItems } from "../checks";
import { Decisions } from "./decisions";
import { Evidence } from "./evidence";

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoiceDesk"))("title") };
}

/** R-INV-1 · One application with the evidence of each item, and what finance may do about it. */
export default async function FinanceInvoicePage({ params }: Props) {
  const { clockId } = await requireStaff("finance");
  const id = idFrom((await params).id);
  const invoice = id ? await invoiceById(database(), id) : null;
  if (!invoice || invoice.account.clockId !== clockId) notFound();
  const [t, list, clock, items] = await Promise.all([
    getTranslations("invoiceDesk"),
    getTranslations("invoices"),
    watchedClock(),
    checkedItems(invoice),
  ]);
  const stands = invoice.state === "issued" || invoice.state === "reversal_asked";
  const changed = items.some(({ holds }) => !holds);

  return (
    <>
      <PageHeader
        back={{ label: t("one.back"), href: routes.financeInvoices() }}
        title={t("one.title", { customer: invoice.account.name })}
        badge={<StatusBadge status={`invoice.${invoice.state}`} />}
        note={<CopyButton value={invoice.id} />}
        actions={
          <>
            {invoice.issuedAt && (
              <DownloadLink href={routes.financeInvoicePdf(invoice.id)}>
                {list("download")}
              </DownloadLink>
            )}
            {invoice.reversedAt && (
              <DownloadLink href={routes.financeInvoicePdf(invoice.id, { letter: "red" })}>
                {list("downloadRed")}
              </DownloadLink>
            )}
            <Decisions invoice={invoice} now={clock.now} />
          </>
        }
      />
      {changed && invoice.state === "applied" && <Banner severity="bad">{t("changed")}</Banner>}
      {changed && stands && <Banner severity="warn">{t("afterIssue")}</Banner>}
      <Panel title={t("one.evidence")} note={t("one.evidenceNote")} flush>
        <Evidence
          accountId={invoice.accountId}
          items={items}
          isOpen={stands || invoice.state === "applied"}
        />
      </Panel>
      <div className="grid gap-3.5 xl:grid-cols-2 items-start">
        <Panel title={list("one.facts")}>
          <InvoiceFacts invoice={invoice} />
        </Panel>
        <Panel title={list("one.timeline")}>
          <InvoiceTimeline invoice={invoice} />
        </Panel>
      </div>
    </>
  );
}
