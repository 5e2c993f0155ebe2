import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { Banner } from "@/components/shell/banner";
import { PageHeader } from "@/components/shell/page-header";
import { DownloadLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { requireCustomer } from "@/lib/auth/viewer";
import { isMonth, monthOf, nextMonth, settlementDeadline } from "@/lib/core/calendar";
import { deadline24 } from "@/lib/format/instant";
import { routes } from "@/lib/routes";
import { pageOf, ROWS_PER_PAGE, trailOf } from "../../trail";
import { BillsChart, BillsSummary } from "./bills-chart";
import { BillsTable } from "./bills-table";
import { billedMonths, openMonths } from "./months";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bills"))("title") };
}

const MONTHS_IN_CHART = 12;

/** What each month cost, and how it was paid. */
export default async function BillsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const customer = await requireCustomer();
  const t = await getTranslations("bills");
  const trail = trailOf((await searchParams).trail);
  const after = trail.ends.findLast(isMonth);
  const [open, recent, billed] = await Promise.all([
    openMonths(customer),
    billedMonths(customer.accountId, { limit: MONTHS_IN_CHART }),
    billedMonths(customer.accountId, { after, limit: ROWS_PER_PAGE + 1 }),
  ]);
  const { rows, pager } = pageOf(billed, trail, {
    endOf: ({ month }) => month,
    href: (trail) => routes.bills({ trail }),
  });
  const settling = open.find(({ status }) => status === "bill.settling");
  const current = monthOf(customer.now);

  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={<DownloadLink href={routes.billsFile()}>{t("export")}</DownloadLink>}
      />
      {settling && (
        <Banner severity="info">
          {t("settling", {
            month: settling.month,
            until: deadline24(settlementDeadline(settling.month)),
          })}
        </Banner>
      )}
      {(recent.length > 0 || open.length > 0) && (
        <div className="grid gap-3.5 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] items-start">
          <Panel title={t("chart.title")} note={t("chart.note")} flush>
            <BillsChart current={current} rows={[...open, ...recent]} />
          </Panel>
          <Panel title={t("summary.title")}>
            <BillsSummary current={current} rows={[...open, ...recent]} />
          </Panel>
        </div>
      )}
      <Panel title={t("list")} flush>
        <BillsTable
          rows={after ? rows : [...open, ...rows]}
          next={t("empty.text", { month: current, next: nextMonth(current) })}
          pager={pager}
        />
      </Panel>
    </>
  );
}
