import { useLocale, useTranslations } from "next-intl";

import { KpiStrip } from "@/components/billing/kpi-strip";
import { Money } from "@/components/billing/money";
import { RuleChip } from "@/components/billing/rule-chip";
import { DownloadLink } from "@/components/ui/button";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Panel } from "@/components/ui/panel";
import { hasPacks } from "@/lib/core/cheapest-mix";
import type { Plan, PlanComparison } from "@/lib/core/purchase-plan";
import { formatCount, percent } from "@/lib/format/count";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";
import { averageOf, planName } from "./plan-name";

/** What the months cost postpaid, what they cost at best, and what that saves. */
export function Outcome({ comparison }: { readonly comparison: PlanComparison }) {
  const [t, words] = [useTranslations("calculator"), useTranslations("components")];
  const locale = useLocale();
  const { postpaid, best, saves, months } = comparison;
  const share = saves.isZero() ? t("savesNothing") : percent(saves, postpaid.total);
  return (
    <KpiStrip
      items={[
        {
          label: t("postpaid"),
          value: <Money amount={postpaid.total} />,
          note: t("totalCalls", { calls: formatCount(months.totalCalls) }),
        },
        {
          label: t("best"),
          value: <Money amount={best.total} />,
          note: planName(best, locale, t("allPostpaid"), words),
        },
        {
          label: t("saves"),
          value: <Money amount={saves} />,
          note: hasPacks(months) ? share : t("noPacks"),
        },
      ]}
    />
  );
}

/** The cheapest plans beside each other; none that costs more than postpaid. */
export function PlansPanel(props: {
  readonly comparison: PlanComparison;
  /** Where they are as a file. */
  readonly file: string;
}) {
  const { comparison } = props;
  const [t, words] = [useTranslations("calculator.plans"), useTranslations("components")];
  const locale = useLocale();
  const months = comparison.months.calls.length;
  const columns: readonly Column<Plan>[] = [
    {
      key: "mix",
      header: t("mix"),
      cell: (plan) => planName(plan, locale, t("allPostpaid"), words),
      card: "title",
      wrap: true,
    },
    {
      key: "now",
      header: t("payNow"),
      cell: (plan) => formatMoney(plan.payNow),
      align: "right",
    },
    {
      key: "total",
      header: t("total", { months }),
      cell: (plan) => <b className="font-semibold">{formatMoney(plan.total)}</b>,
      align: "right",
    },
    {
      key: "perCall",
      header: t("perCall"),
      cell: (plan) => {
        const average = averageOf(plan);
        return average ? formatUnitPrice(average) : "—";
      },
      align: "right",
    },
    {
      key: "unused",
      header: t("unused"),
      cell: (plan) => formatCount(plan.unusedCalls),
      align: "right",
    },
  ];
  return (
    <Panel
      title={t("title")}
      action={
        <>
          <RuleChip id="R-CAT-3" />
          <DownloadLink href={props.file}>{t("export")}</DownloadLink>
        </>
      }
      flush
    >
      <KeysetTable
        caption={t("caption")}
        columns={columns}
        rows={comparison.plans}
        keyOf={(plan) => planName(plan, locale, "postpaid", words)}
        empty={null}
      />
      {hasPacks(comparison.months) && (
        <p className="border-t border-line px-4 py-2.5 text-xs text-ink3">{t("note")}</p>
      )}
    </Panel>
  );
}
