import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { BillCorrections } from "@/components/billing/bill-corrections";
import { BillLineDerivation } from "@/components/billing/bill-line";
import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { Banner } from "@/components/shell/banner";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink, DownloadLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { bookedOnly } from "@/db/queries/adjustments";
import { requireCustomer } from "@/lib/auth/viewer";
import {
  daysOfMonth,
  isMonth,
  monthOf,
  nextMonth,
  previousMonth,
  type Month,
} from "@/lib/core/calendar";
import { BILL_FORMATS } from "@/lib/documents/bill-file";
import type { BillLineView } from "@/lib/format/bill-derivation";
import { routes } from "@/lib/routes";
import { monthDetail } from "../months";
import { BillFigures } from "./bill-figures";
import { BillPayment } from "./bill-payment";

type Props = { readonly params: Promise<{ readonly month: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("bills");
  return { title: t("month.title", { month: (await params).month }) };
}

/** One month's bill, each line with the arithmetic that made it (R-SET-3). */
export default async function BillPage({ params }: Props) {
  const customer = await requireCustomer();
  const { month } = await params;
  if (!isMonth(month) || month > monthOf(customer.now)) notFound();
  const [t, documents, bill] = await Promise.all([
    getTranslations("bills"),
    getTranslations("documents"),
    monthDetail(customer, month),
  ]);
  const corrections = bookedOnly(bill?.corrections ?? []);

  return (
    <>
      <PageHeader
        title={t("month.title", { month })}
        back={{ label: t("title"), href: routes.bills() }}
        badge={bill && <StatusBadge status={bill.status} />}
        note={
          bill?.issuedAt &&
          t.rich("month.issued", {
            at: () => <Instant at={bill.issuedAt ?? customer.now} style="full" />,
          })
        }
        actions={
          <>
            <ButtonLink href={routes.bill(previousMonth(month))} icon="left" shortcut="[">
              {previousMonth(month)}
            </ButtonLink>
            {month < monthOf(customer.now) && (
              <ButtonLink href={routes.bill(nextMonth(month))} icon="right" shortcut="]">
                {nextMonth(month)}
              </ButtonLink>
            )}
            {bill &&
              (bill.issuedAt ? BILL_FORMATS : (["csv"] as const)).map((format) => (
                <DownloadLink key={format} href={routes.billFile(month, { format })}>
                  {documents(`format.${format}`)}
                </DownloadLink>
              ))}
          </>
        }
      />
      {!bill && (
        <Panel title={t("month.lines")} flush>
          <EmptyState
            icon="bill"
            title={t("month.none.title", { month })}
            text={t("month.none.text")}
          />
        </Panel>
      )}
      {bill && !bill.issuedAt && (
        <Banner severity="neutral">{t("month.open", { next: nextMonth(month) })}</Banner>
      )}
      {bill && <BillFigures bill={bill} />}
      <div className="grid gap-3.5 xl:grid-cols-2 items-start">
        {bill?.lines.map((line, index) => (
          <Panel key={index} title={titleOf(line, bill.lines, t)} note={month}>
            <BillLineDerivation
              line={line}
              sources={{ usage: usageOf(line, month), pack: routes.pack }}
            />
          </Panel>
        ))}
      </div>
      {bill && corrections.length > 0 && (
        <BillCorrections corrections={corrections} total={bill.total} corrected={bill.corrected} />
      )}
      {bill && <BillPayment bill={bill} />}
    </>
  );
}

/** What a line is about; a month that two catalogue versions priced has a line of each (R-CAT-5). */
function titleOf(line: BillLineView, lines: readonly BillLineView[], t: Words): string {
  const product = t(`line.product.${line.product}`);
  const title =
    line.kind === "usage"
      ? product
      : t("month.priorLine", { product, month: line.priorMonth ?? "" });
  const alike = lines.filter(
    ({ kind, product, priorMonth }) =>
      kind === line.kind && product === line.product && priorMonth === line.priorMonth,
  );
  return alike.length > 1 ? t("month.versionLine", { title, version: line.catalogVersion }) : title;
}

/** The month's calls of the line's product, day by day. */
function usageOf({ product, priorMonth }: BillLineView, month: Month): string {
  const days = daysOfMonth(priorMonth ?? month);
  return routes.usage({ range: "custom", product, first: days[0], last: days.at(-1) });
}

type Words = Awaited<ReturnType<typeof getTranslations<"bills">>>;
