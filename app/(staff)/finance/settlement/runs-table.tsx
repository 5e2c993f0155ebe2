import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { StatusBadge, type Status } from "@/components/billing/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { RunState, RunView } from "@/db/queries/settlement";
import { formatCount, percent } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { useTook } from "./took";

/** What a run's state is called. */
export const runStatus = (state: RunState): Status => STATUS[state];

const STATUS = {
  running: "work.running",
  finished: "work.done",
  finished_with_failures: "work.failed",
} as const;

/** The settlements of a clock, the newest month first. */
export function RunsTable(props: { readonly runs: readonly RunView[]; readonly pager?: Pager }) {
  const t = useTranslations("finance.settlement");
  const took = useTook();
  const columns: readonly Column<RunView>[] = [
    {
      key: "month",
      header: t("column.month"),
      cell: ({ id, month }) => (
        <Link href={routes.settlementRun(id)} className="lnk font-medium">
          {month}
        </Link>
      ),
      card: "title",
    },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ state }) => <StatusBadge status={runStatus(state)} />,
      card: "aside",
    },
    {
      key: "accounts",
      header: t("column.accounts"),
      cell: ({ progress }) => formatCount(progress.total),
      align: "right",
    },
    {
      key: "progress",
      header: t("column.progress"),
      cell: ({ progress }) => percent(progress.done, progress.total),
      align: "right",
    },
    {
      key: "amount",
      header: t("column.amount"),
      cell: ({ progress }) => formatMoney(progress.amount),
      align: "right",
    },
    {
      key: "failed",
      header: t("column.failed"),
      cell: ({ progress }) => (
        <span className={progress.failed > 0 ? "text-bad font-medium" : ""}>
          {formatCount(progress.failed)}
        </span>
      ),
      align: "right",
    },
    {
      key: "started",
      header: t("column.started"),
      cell: ({ startedAt }) => <Instant at={startedAt} style="full" />,
    },
    { key: "took", header: t("column.took"), cell: took },
  ];
  return (
    <KeysetTable
      caption={t("runs")}
      columns={columns}
      rows={props.runs}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="settlement" title={t("empty")} text={t("emptyText")} />}
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}
