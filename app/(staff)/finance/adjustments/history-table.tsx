import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import type { ListedAdjustment } from "@/db/queries/adjustments";
import { useAdjustmentColumns } from "./adjustment-columns";

/** Every correction, newest first, and what became of it. */
export function HistoryTable(props: {
  readonly rows: readonly ListedAdjustment[];
  readonly nameOf: (personId: string) => string;
  readonly pager?: Pager | undefined;
}) {
  const t = useTranslations("corrections");
  const common = useTranslations("common");
  const columns: readonly Column<ListedAdjustment>[] = [
    ...useAdjustmentColumns(props.nameOf),
    {
      key: "decided",
      header: t("column.decided"),
      cell: ({ decidedBy, decidedAt, refusedBecause }) =>
        decidedBy && decidedAt ? (
          <>
            {props.nameOf(decidedBy)}
            <span className="block text-2xs text-ink3">
              {refusedBecause ?? <Instant at={decidedAt} style="dense" />}
            </span>
          </>
        ) : (
          common("none")
        ),
      wrap: true,
    },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ state }) => <StatusBadge status={`adjustment.${state}`} />,
    },
  ];
  return (
    <KeysetTable
      caption={t("history.title")}
      columns={columns}
      rows={props.rows}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="balanced" title={t("history.empty")} text={t("history.text")} />}
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}
