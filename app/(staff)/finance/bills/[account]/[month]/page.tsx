import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Suspense } from "react";

import { BillFigures } from "@/app/(console)/console/bills/[month]/bill-figures";
import { BillPayment } from "@/app/(console)/console/bills/[month]/bill-payment";
import { monthDetail } from "@/app/(console)/console/bills/months";
import { watchedClock } from "@/app/(staff)/watched-clock";
import { BillCorrections } from "@/components/billing/bill-corrections";
import { BillLineDerivation } from "@/components/billing/bill-line";
import { StatusBadge } from "@/components/billing/status-badge";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink, DownloadLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel } from "@/components/ui/panel";
import { TableSkeleton } from "@/components/ui/skeleton";
import { database } from "@/db";
import { accountOf } from "@/db/queries/accounts";
import { requireStaff } from "@/lib/auth/viewer";
import { isMonth } from "@/lib/core/calendar";
import { BILL_FORMATS } from "@/lib/documents/bill-file";
import { routes } from "@/lib/routes";
import { RecomputePanel } from "./recompute-panel";

type Props = {
  readonly params: Promise<{ readonly account: string; readonly month: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { account, month } = await params;
  return { title: (await getTranslations("finance.bill"))("title", { account, month }) };
}

/** R-SET-3 · One customer's bill as the customer reads it, and whether making it again gives the same. */
export default async function FinanceBillPage({ params }: Props) {
  await requireStaff("finance");
  const { account: accountId, month } = await params;
  const clock = await watchedClock();
  const known = isMonth(month) && /^\d{1,18}$/.test(accountId);
  const account = known ? await accountOf(database(), accountId) : null;
  if (!account || account.clockId !== clock.id) notFound();
  const [t, documents, corrections, lines, bill] = await Promise.all([
    getTranslations("finance.bill"),
    getTranslations("documents"),
    getTranslations("corrections"),
    getTranslations("bills.line"),
    monthDetail({ account, accountId, now: clock.now }, month),
  ]);
  if (!bill) notFound();

  return (
    <>
      <PageHeader
        back={{ label: t("back", { month }), href: routes.financeBills({ month }) }}
        title={t("heading", { customer: account.name, month })}
        badge={<StatusBadge status={bill.status} />}
        note={<CopyButton value={account.id} />}
        actions={
          bill.issuedAt &&
          BILL_FORMATS.map((format) => (
            <DownloadLink key={format} href={routes.financeBillFile(accountId, month, { format })}>
              {documents(`format.${format}`)}
            </DownloadLink>
          ))
        }
      />
      <BillFigures bill={bill} />
      {bill.issuedAt && (
        <Suspense fallback={<TableSkeleton rows={2} />}>
          <RecomputePanel accountId={accountId} month={month} />
        </Suspense>
      )}
      <div className="grid gap-3.5 xl:grid-cols-2 items-start">
        {bill.lines.map((line) => (
          <Panel
            key={`${line.kind} ${line.product} ${line.priorMonth ?? ""} ${line.catalogVersion}`}
            title={lines(`product.${line.product}`)}
            note={line.priorMonth ?? month}
          >
            <BillLineDerivation line={line} />
          </Panel>
        ))}
      </div>
      {bill.issuedAt && (
        <BillCorrections
          corrections={bill.corrections}
          total={bill.total}
          corrected={bill.corrected}
          showsStates
          action={
            <ButtonLink
              href={routes.newAdjustment({ account: accountId, month })}
              icon="draft"
              small
            >
              {corrections("panel.add")}
            </ButtonLink>
          }
        />
      )}
      <BillPayment bill={bill} />
    </>
  );
}
