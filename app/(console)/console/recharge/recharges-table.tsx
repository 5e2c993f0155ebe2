import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import type { rechargesOf } from "@/db/queries/ledger";
import { Link } from "@/components/ui/link";
import { rechargeState } from "@/lib/core/online-payment";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";

type Recharge = Awaited<ReturnType<typeof rechargesOf>>[number];

/** The latest recharges; a transfer waits until finance has seen the money. */
export function RechargesTable(props: {
  readonly recharges: readonly Recharge[];
  readonly now: Date;
}) {
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
      cell: (recharge) => {
        const state = rechargeState(recharge, props.now);
        return (
          <>
            <StatusBadge status={`recharge.${state}`} />
            {state === "pending" && recharge.channel === "alipay" && (
              <Link href={routes.recharge({ recharge: recharge.id })} className="lnk block text-xs">
                {t("pay")}
              </Link>
            )}
          </>
        );
      },
    },
  ];
  return (
    <KeysetTable
      caption={t("recent.title")}
      columns={columns}
      rows={props.recharges}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="wallet" title={t("recent.empty")} />}
    />
  );
}
