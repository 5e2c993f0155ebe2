import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { KpiStrip } from "@/components/billing/kpi-strip";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { requireCustomer } from "@/lib/auth/viewer";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "../../trail";
import { FailuresPanel } from "./failures-panel";
import { queryOf, questionOf, type Asked, type Question } from "./question";
import { usageOf, type PricedRow, type Usage } from "./usage";
import { UsageChart } from "./usage-chart";
import { UsageFilters } from "./usage-filters";
import { UsageTable } from "./usage-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("usage"))("title") };
}

/** Where do my calls go? */
export default async function UsagePage({
  searchParams,
}: {
  readonly searchParams: Promise<Asked>;
}) {
  const { accountId, now } = await requireCustomer();
  const [t, asked] = await Promise.all([getTranslations("usage"), searchParams]);
  const question = questionOf(asked, now);
  const usage = await usageOf(accountId, question);
  const trail = trailOf(asked.trail);
  const { rows, pager } = pageOf(rowsBehind(usage.rows, endBefore(trail)), trail, {
    endOf: (row) => endOf(row.at, nameOf(row)),
    href: (next) => routes.usage(queryOf(question, { trail: next })),
  });

  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("span", { first: question.first, last: question.last })}
        actions={
          <ButtonLink href={routes.usageExport(queryOf(question))} icon="download">
            {t("export")}
          </ButtonLink>
        }
      />
      <UsageFilters question={question} />
      <KpiStrip items={await figures(usage)} />
      <div className="grid xl:grid-cols-[minmax(0,1fr)_300px] gap-3.5 items-start">
        <Panel title={t("chart.title")} note={t("chart.note")} flush>
          <UsageChart question={question} rows={usage.rows} now={now} />
        </Panel>
        <FailuresPanel failures={usage.failures} />
      </div>
      <Panel title={t("table.title")} note={await tableNote(question)} flush>
        <UsageTable question={question} rows={rows} pager={pager} />
      </Panel>
    </>
  );
}

/** R-USE-1 · Every counted call was answered; what failed is counted apart and not billed. */
async function figures({ rows, failures }: Usage) {
  const t = await getTranslations("usage.figures");
  const total = (count: (row: PricedRow) => number) =>
    rows.reduce((sum, row) => sum + count(row), 0);
  const failed = failures.reduce((sum, { calls }) => sum + calls, 0);
  const [first] = failures;
  return [
    { label: t("calls"), value: formatCount(total((row) => row.calls)), note: t("callsNote") },
    {
      label: t("covered"),
      value: formatCount(total((row) => row.free + row.gifted + row.bought)),
      note: t("coveredNote", { free: formatCount(total((row) => row.free)) }),
    },
    {
      label: t("postpaid"),
      value: formatCount(total((row) => row.postpaid)),
      note: t("postpaidNote"),
    },
    {
      label: t("failed"),
      value: formatCount(failed),
      note: first
        ? t("failedMost", { code: first.code, calls: formatCount(first.calls) })
        : t("failedNone"),
    },
  ];
}

async function tableNote({ product }: Question): Promise<string> {
  const t = await getTranslations("usage.table");
  return product === "general" ? t("estimate") : t("estimateWithEditions");
}

/** The rows of the page asked for, and one more. */
function rowsBehind(
  rows: readonly PricedRow[],
  end: { readonly at: Date; readonly id: string } | undefined,
) {
  const from = end
    ? rows.findIndex((row) => row.at.getTime() === end.at.getTime() && nameOf(row) === end.id) + 1
    : 0;
  return rows.slice(from, from + ROWS_PER_PAGE + 1);
}

const nameOf = ({ product, edition }: PricedRow): string => `${product}-${edition ?? "none"}`;
