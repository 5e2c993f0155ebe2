import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextField } from "@/components/ui/field";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import type { transfersWaiting } from "@/db/queries/recharges";
import { DAY_MS } from "@/lib/core/calendar";
import { formatMoney } from "@/lib/format/money";
import { CustomerCell } from "../customer-cell";
import { confirmTransferAction } from "./actions";

type Row = Awaited<ReturnType<typeof transfersWaiting>>[number];

/** R-FUND-4 · Promised transfers, each with what its match code and amount must be on the bank's statement. */
export function WaitingTable(props: {
  readonly rows: readonly Row[];
  readonly now: Date;
  readonly pager?: Pager | undefined;
}) {
  const t = useTranslations("transfers");
  const age = (since: Date) => {
    const days = Math.floor((props.now.getTime() - since.getTime()) / DAY_MS);
    return days > 0 ? t("days", { count: days }) : t("today");
  };
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
      cell: ({ recharge }) => <span className="font-medium">{formatMoney(recharge.amount)}</span>,
      align: "right",
      card: "aside",
    },
    {
      key: "code",
      header: t("column.code"),
      cell: (row) => <CopyButton value={row.recharge.id} />,
    },
    {
      key: "at",
      header: t("column.at"),
      cell: ({ recharge }) => <Instant at={recharge.createdAt} style="full" />,
    },
    {
      key: "age",
      header: t("column.age"),
      cell: ({ recharge }) => age(recharge.createdAt),
      align: "right",
    },
    {
      key: "actions",
      header: t("column.actions"),
      quiet: true,
      cell: (row) => <Confirm row={row} />,
      align: "right",
    },
  ];
  return (
    <KeysetTable
      caption={t("waiting.title")}
      columns={columns}
      rows={props.rows}
      keyOf={({ recharge }) => recharge.id}
      empty={<EmptyState icon="cash" title={t("waiting.empty")} text={t("waiting.text")} />}
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}

function Confirm({ row: { recharge, accountName } }: { readonly row: Row }) {
  const t = useTranslations("transfers.confirm");
  const amount = formatMoney(recharge.amount);
  const { id: rechargeId, accountId } = recharge;
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      title={t("title", { amount })}
      confirm={t("confirm", { amount })}
      action={confirmTransferAction}
      hidden={{ accountId, rechargeId }}
    >
      <p>{t("text", { customer: accountName, uin: accountId, amount, code: rechargeId })}</p>
      <TextField
        name="amount"
        label={t("amount")}
        help={t("amountHelp")}
        inputMode="decimal"
        autoComplete="off"
        required
      />
      <TextField
        name="reference"
        label={t("reference")}
        autoComplete="off"
        maxLength={100}
        required
      />
    </ConfirmDialog>
  );
}
