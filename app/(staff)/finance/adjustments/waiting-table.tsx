import { useTranslations } from "next-intl";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { TextAreaField } from "@/components/ui/field";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import type { ListedAdjustment } from "@/db/queries/adjustments";
import { approveAdjustmentAction, refuseAdjustmentAction } from "./actions";
import { useAdjustmentColumns } from "./adjustment-columns";
import { changeInWords } from "./change";

/** R-SET-5 · What waits for a second person. Who asked sees it, and may take it back. */
export function WaitingTable(props: {
  readonly rows: readonly ListedAdjustment[];
  readonly nameOf: (personId: string) => string;
  /** Who looks. */
  readonly personId: string;
  /** Above it a second person is needed, formatted. */
  readonly limit: string;
}) {
  const t = useTranslations("corrections");
  const columns: readonly Column<ListedAdjustment>[] = [
    ...useAdjustmentColumns(props.nameOf),
    {
      key: "actions",
      header: t("column.actions"),
      quiet: true,
      cell: (row) => (
        <Decide
          adjustment={row}
          by={props.nameOf(row.requestedBy)}
          isOwn={row.requestedBy === props.personId}
        />
      ),
      align: "right",
    },
  ];
  const text = t("waiting.text", { limit: props.limit });
  return (
    <KeysetTable
      caption={t("waiting.title")}
      columns={columns}
      rows={props.rows}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="balanced" title={t("waiting.empty")} text={text} />}
    />
  );
}

function Decide(props: {
  readonly adjustment: ListedAdjustment;
  readonly by: string;
  readonly isOwn: boolean;
}) {
  const t = useTranslations("corrections");
  const { adjustment, by, isOwn } = props;
  const amount = changeInWords(adjustment);
  const { accountName: customer, accountId: uin } = adjustment;
  const hidden = { adjustmentId: adjustment.id };
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-2">
      {isOwn && <span className="text-xs text-ink3">{t("waiting.own")}</span>}
      <ConfirmDialog
        trigger={isOwn ? t("refuse.withdraw") : t("refuse.trigger")}
        triggerKind={isOwn ? "secondary" : "danger"}
        title={t("refuse.title")}
        confirm={t("refuse.confirm")}
        danger
        action={refuseAdjustmentAction}
        hidden={hidden}
      >
        <p>{t("refuse.text", { customer, amount })}</p>
        <TextAreaField name="reason" label={t("refuse.reason")} maxLength={500} required />
      </ConfirmDialog>
      {!isOwn && (
        <ConfirmDialog
          trigger={t("approve.trigger")}
          triggerKind="primary"
          title={t("approve.title", { amount })}
          confirm={t("approve.confirm", { amount })}
          action={approveAdjustmentAction}
          hidden={hidden}
        >
          <p>{t("approve.text", { customer, uin, amount, by })}</p>
          <p>{adjustment.reason}</p>
        </ConfirmDialog>
      )}
    </span>
  );
}
