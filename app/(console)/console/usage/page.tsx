import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { KpiStrip } from "@/components/billing/kpi-strip";
import { PageHeader } from "@/components/shell/page-header";
import { DownloadLink } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Panel } from "@/components/ui/panel";
import { requireCustomer } from "@/lib/auth/viewer";
import { formatCount, formatRate, percent } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { routes } from "@/lib/routes";
import { Live, versionBefore } from "../../live";
import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "../../trail";
import { ChangedNote } from "./changed-note";
import { FailuresPanel } from "./failures-panel";
import { FILES } from "./files";
import { queryOf, questionOf, SPLITS, type Asked, type Question } from "./question";
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
  const version = await versionBefore(accountId);
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
      <Live version={version} />
      <PageHeader
        title={t("title")}
        note={t("span", { first: question.first, last: question.last })}
        actions={FILES.map((format) => (
          <DownloadLink
            key={format}
            href={routes.usageExport({
              ...queryOf(question),
              format: format === "csv" ? undefined : format,
            })}
          >
            {t(`export.${format}`)}
          </DownloadLink>
        ))}
      />
      <UsageFilters question={question} keys={usage.keys} />
      <ChangedNote question={question} />
      <KpiStrip items={await figures(usage)} />
      <div className="grid xl:grid-cols-[minmax(0,1fr)_300px] gap-3.5 items-start">
        <Panel
          title={t("chart.title")}
          action={
            <LinkTabs
              label={t("chart.split")}
              tabs={SPLITS.map((split) => ({
                label: t(`chart.by.${split}`),
                href: routes.usage(queryOf(question, { split })),
                current: split === question.split,
              }))}
            />
          }
          flush
        >
          <UsageChart question={question} usage={usage} now={now} />
        </Panel>
        <FailuresPanel failures={usage.failures} ofAllKeys={question.key !== undefined} />
      </div>
      <Panel title={t("table.title")} note={await tableNote(question)} flush>
        <UsageTable question={question} rows={rows} pager={pager} />
      </Panel>
    </>
  );
}

/** R-USE-1 · Every counted call was answered; what failed is counted apart and not billed. */
async function figures({ rows, failures, failureSlots, peak }: Usage) {
  const t = await getTranslations("usage.figures");
  const total = (count: (row: PricedRow) => number) =>
    rows.reduce((sum, row) => sum + count(row), 0);
  const counted = total((row) => row.calls);
  return [
    {
      label: t("calls"),
      value: formatCount(counted),
      note: t("callsNote", {
        free: formatCount(total((row) => row.free)),
        packs: formatCount(total((row) => row.gifted + row.bought)),
        postpaid: formatCount(total((row) => row.postpaid)),
      }),
    },
    ...outcomes(counted, { failures, failureSlots }, t),
    {
      label: t("peak"),
      value: formatCount(peak?.calls ?? 0),
      note: peak ? peakNote(peak, t) : t("peakNone"),
    },
  ];
}

/** How many calls succeeded and failed; unknown of a single key, because a failed call may be nobody's. */
function outcomes(
  counted: number,
  { failures, failureSlots }: Pick<Usage, "failures" | "failureSlots">,
  t: Words,
) {
  const [success, failure] = [t("success"), t("failed")];
  if (!failureSlots) {
    return [success, failure].map((label) => ({ label, value: "—", note: t("notByKey") }));
  }
  const failed = failureSlots.reduce((sum, { calls }) => sum + calls, 0);
  const [most] = failures;
  return [
    { label: success, value: percent(counted, counted + failed), note: t("successNote") },
    {
      label: failure,
      value: formatCount(failed),
      note: most
        ? t("failedMost", { code: most.code, calls: formatCount(most.calls) })
        : t("failedNone"),
    },
  ];
}

const SECONDS_OF_AN_HOUR = 3600;

type Words = Awaited<ReturnType<typeof getTranslations<"usage.figures">>>;

/** When the busiest hour was, and its mean rate where that is one: what happens within an hour is not kept. */
function peakNote(peak: NonNullable<Usage["peak"]>, t: Words): string {
  const at = formatInstant(peak.at, "dense");
  const rate = peak.calls / SECONDS_OF_AN_HOUR;
  return rate < 0.01 ? t("peakAt", { at }) : t("peakNote", { at, rate: formatRate(rate) });
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
