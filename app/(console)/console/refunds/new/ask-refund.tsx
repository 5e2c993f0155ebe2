import { useTranslations } from "next-intl";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SelectField, TextAreaField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { isZero } from "@/lib/core/money";
import type { RefundAmounts } from "@/lib/core/refund";
import { formatMoney } from "@/lib/format/money";
import { requestRefundAction } from "../actions";
import { REASONS } from "../reasons";

/** What follows from asking, and the button that asks after restating the numbers. */
export function AskRefund(props: {
  readonly packId: string;
  readonly name: string;
  readonly amounts: RefundAmounts;
  readonly requestKey: string;
}) {
  const t = useTranslations("refunds");
  const { total, voucherNotReturned } = props.amounts;
  const amount = formatMoney(total);
  return (
    <Panel title={t("ask")}>
      <ul className="mb-3 list-disc pl-4 space-y-1 text-ink2">
        <li>{t("after.hold")}</li>
        <li>{t("after.pay", { amount })}</li>
        <li>{t("after.void", { name: props.name })}</li>
      </ul>
      <ConfirmDialog
        trigger={t("askAmount", { amount })}
        triggerKind="primary"
        title={t("confirm.title", { name: props.name })}
        confirm={t("askAmount", { amount })}
        action={requestRefundAction}
        hidden={{ packId: props.packId, requestKey: props.requestKey }}
      >
        <p>{t("confirm.text", { amount })}</p>
        {!isZero(voucherNotReturned) && (
          <p>{t("confirm.voucher", { amount: formatMoney(voucherNotReturned) })}</p>
        )}
        <SelectField
          name="reason"
          label={t("reasonLabel")}
          options={REASONS.map((reason) => ({ value: reason, label: t(`reason.${reason}`) }))}
        />
        <TextAreaField
          name="text"
          label={t("textLabel")}
          help={t("textHelp")}
          maxLength={400}
          rows={2}
        />
      </ConfirmDialog>
    </Panel>
  );
}
