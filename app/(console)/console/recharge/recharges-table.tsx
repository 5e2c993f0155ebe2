import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import type { rechargesOf } from "@/db/queries/ledger";
import { formatMoney } from "@/lib/format/money";

type Recharge = Awaited<ReturnType<typeof rechargesOf>>[number];

/** The latest recharges; a transfer waits until finance has seen the money. */
export function RechargesTable({ recharges }: { readonly recharges: readonly Recharge[] }) {
  const t = useTranslations("recharge");
  const columns: readonly Column<Recharge>[] = [
    {
      key: "at",
      header: t("column.at"),
      cell: ({ createdAt }) => <Instant at={createdAt} style="full" />,
    },
    {
      key: "id",
      header: t("column.id"),
      cell: ({ id }) => <CopyButton value={id} />,
      card: "title",
    },
    { key: "channel", header: t("column.channel"), cell: ({ channel }) => t(`channel.${channel}`) },
    {
      key: "amount",
      header: t("column.amount"),
      cell: ({ amount }) => formatMoney(amount),
      align: "right",
      card: "aside",
    },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ paidAt }) =>
        paidAt ? (
          <Badge tone="ok" icon="pass">
            {t("state.paid")}
          </Badge>
        ) : (
          <Badge tone="warn" icon="clock">
            {t("state.waiting")}
          </Badge>
        ),
    },
  ];
  return (
    <KeysetTable
      caption={t("recent.title")}
      columns={columns}
      rows={recharges}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="wallet" title={t("recent.empty")} />}
    />
  );
}
