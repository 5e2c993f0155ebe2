import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { watchedClock } from "@/app/(staff)/watched-clock";
import { pageOf, ROWS_PER_PAGE, trailOf } from "@/app/(console)/trail";
import { oneOf, type SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { DownloadLink, FilterButton } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { billsOfMonth, monthsWithBills, totalsOfMonth } from "@/db/queries/bills";
import { requireStaff } from "@/lib/auth/viewer";
import { monthOf, previousMonth } from "@/lib/core/calendar";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { BillsOfMonth } from "./bills-of-month";
import { MonthFigures } from "./month-figures";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("finance.bills"))("title") };
}

/** All bills of one month, what they come to, and who still owes. */
export default async function FinanceBillsPage(props: { readonly searchParams: SearchParams }) {
  const { clockId } = await requireStaff("finance");
  const query = await props.searchParams;
  const [t, clock, months] = await Promise.all([
    getTranslations("finance.bills"),
    watchedClock(),
    monthsWithBills(database(), clockId),
  ]);
  const month = oneOf(months, query.month) ?? months[0] ?? previousMonth(monthOf(clock.now));
  const trail = trailOf(query.trail);
  const after = trail.ends.at(-1);
  const [totals, found] = await Promise.all([
    totalsOfMonth(database(), clockId, month),
    billsOfMonth(database(), clockId, month, {
      ...(after && /^\d{1,18}$/.test(after) ? { after } : {}),
      limit: ROWS_PER_PAGE + 1,
    }),
  ]);
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ accountId }) => accountId,
    href: (trail) => routes.financeBills({ month, trail }),
  });

  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("count", { count: formatCount(totals.bills) })}
        actions={
          <DownloadLink href={routes.financeBillsFile({ month })}>{t("export")}</DownloadLink>
        }
      />
      <form action={routes.financeBills()} className="flex items-end gap-2">
        <div className="w-44">
          <SelectField
            name="month"
            label={t("month")}
            options={(months.length > 0 ? months : [month]).map((value) => ({
              value,
              label: value,
            }))}
            defaultValue={month}
          />
        </div>
        <FilterButton>{t("show")}</FilterButton>
      </form>
      <MonthFigures totals={totals} />
      <Panel title={t("list", { month })} flush>
        <BillsOfMonth bills={rows} {...(pager ? { pager } : {})} />
      </Panel>
    </>
  );
}
