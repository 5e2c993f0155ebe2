import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import type { transfersSeen } from "@/db/queries/recharges";
import { formatMoney } from "@/lib/format/money";
import { CustomerCell } from "../customer-cell";

type Row = Awaited<ReturnType<typeof transfersSeen>>[number];

/** The transfers that were confirmed last, each under the bank's reference. */
export function SeenTable({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTranslations("transfers");
  const columns: readonly Column<Row>[] = [
    {
      key: "customer",
      header: t("column.customer"),
      cell: ({ recharge, accountName }) => (
        <CustomerCell name={accountName} accountId={recharge.accountId} />
      ),
      card: "title",
    },
    {
      key: "amount",
      header: t("column.amount"),
      cell: ({ recharge }) => formatMoney(recharge.amount),
      align: "right",
      card: "aside",
    },
    {
      key: "reference",
      header: t("seen.reference"),
      cell: ({ recharge }) => recharge.reference && <CopyButton value={recharge.reference} />,
    },
    {
      key: "paid",
      header: t("seen.paid"),
      cell: ({ recharge }) => recharge.paidAt && <Instant at={recharge.paidAt} style="full" />,
    },
  ];
  return (
    <KeysetTable
      caption={t("seen.title")}
      columns={columns}
      rows={rows}
      keyOf={({ recharge }) => recharge.id}
      empty={<EmptyState icon="pass" title={t("seen.empty")} />}
    />
  );
}
