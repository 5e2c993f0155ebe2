import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import type { freezesOfClock } from "@/db/queries/freezes";
import { formatMoney } from "@/lib/format/money";
import { CustomerCell } from "../customer-cell";
import { releaseFreezeAction } from "./actions";

type Row = Awaited<ReturnType<typeof freezesOfClock>>[number];

/** R-FUND-1 · Frozen money, why, and the way to release it. */
export function FreezesTable(props: {
  readonly rows: readonly Row[];
  readonly nameOf: (personId: string) => string;
  readonly pager?: Pager | undefined;
}) {
  const t = useTranslations("corrections.freezes");
  const columns: readonly Column<Row>[] = [
    {
      key: "customer",
      header: t("column.customer"),
      cell: ({ freeze, accountName }) => (
        <CustomerCell name={accountName} accountId={freeze.accountId} />
      ),
      card: "title",
    },
    {
      key: "amount",
      header: t("column.amount"),
      cell: ({ freeze }) => <span className="font-medium">{formatMoney(freeze.amount)}</span>,
      align: "right",
      card: "aside",
    },
    { key: "reason", header: t("column.reason"), cell: ({ freeze }) => freeze.reason, wrap: true },
    {
      key: "by",
      header: t("column.by"),
      cell: ({ freeze }) => (
        <>
          {props.nameOf(freeze.frozenBy)}
          <span className="block text-2xs text-ink3">
            <Instant at={freeze.frozenAt} style="dense" />
          </span>
        </>
      ),
    },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ freeze }) => (
        <StatusBadge status={freeze.releasedAt ? "freeze.released" : "freeze.frozen"} />
      ),
    },
    {
      key: "actions",
      header: t("column.actions"),
      quiet: true,
      cell: (row) => (row.freeze.releasedAt ? null : <Release row={row} />),
      align: "right",
    },
  ];
  return (
    <KeysetTable
      caption={t("list")}
      columns={columns}
      rows={props.rows}
      keyOf={({ freeze }) => freeze.id}
      empty={<EmptyState icon="lock" title={t("empty")} text={t("emptyText")} />}
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}

function Release({ row: { freeze, accountName: customer } }: { readonly row: Row }) {
  const t = useTranslations("corrections.freezes.release");
  const amount = formatMoney(freeze.amount);
  const { accountId, id: freezeId } = freeze;
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      title={t("title", { amount })}
      confirm={t("confirm", { amount })}
      action={releaseFreezeAction}
      hidden={{ accountId, freezeId }}
    >
      <p>{t("text", { customer, uin: accountId, amount })}</p>
    </ConfirmDialog>
  );
}
