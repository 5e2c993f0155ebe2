import { useTranslations } from "next-intl";

import { billStatus } from "@/components/billing/bill-status";
import { StatusBadge } from "@/components/billing/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Panel } from "@/components/ui/panel";
import type { Bill } from "@/db/queries/bills";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";

/** The bills of the last months. */
export function BillsPanel({ bills }: { readonly bills: readonly Bill[] }) {
  const t = useTranslations("support.account.bills");
  const columns: readonly Column<Bill>[] = [
    { key: "month", header: t("month"), cell: ({ month }) => month, card: "title" },
    {
      key: "calls",
      header: t("calls"),
      cell: ({ calls }) => formatCount(calls),
      align: "right",
    },
    { key: "total", header: t("total"), cell: ({ total }) => formatMoney(total), align: "right" },
    { key: "owed", header: t("owed"), cell: ({ owed }) => formatMoney(owed), align: "right" },
    {
      key: "state",
      header: t("state"),
      cell: ({ state }) => <StatusBadge status={billStatus(state)} />,
      card: "aside",
    },
    {
      key: "issued",
      header: t("issued"),
      cell: ({ issuedAt }) => formatInstant(issuedAt, "dense"),
    },
  ];
  return (
    <Panel title={t("title")} flush>
      <KeysetTable
        caption={t("title")}
        columns={columns}
        rows={bills}
        keyOf={({ month }) => month}
        empty={<EmptyState icon="bill" title={t("empty")} />}
      />
    </Panel>
  );
}
