import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Icon } from "@/components/ui/icon";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { LONGEST_REASON } from "@/lib/services/refunds/request-refund";
import { decideRefundAction } from "./actions";
import { CheckedField, NoteField } from "./decision-fields";
import type { Review } from "./review";

/**
 * R-REF-7 · One form, two decisions. On a phone the note stands at the end of the page and the buttons at
 * the foot of the screen.
 */
export function DecisionForm(props: { readonly review: Review; readonly refusal: string }) {
  const [t, dialog] = [useTranslations("review.decide"), useTranslations("components.dialog")];
  const { review } = props;
  const { refund, returned } = review;
  const amount = formatMoney(returned.total);
  return (
    <ActionForm
      action={decideRefundAction}
      quiet
      className="sm:flex sm:flex-wrap sm:items-start gap-2 max-sm:space-y-2"
    >
      <input type="hidden" name="accountId" value={refund.accountId} />
      <input type="hidden" name="refundId" value={refund.id} />
      {/* Enter in the note would press the first button of the form, unasked: this one does nothing. */}
      <button type="submit" disabled hidden>
        {t("title")}
      </button>
      <NoteField label={t("note")} help={t("noteHelp")} maxLength={LONGEST_REASON} />
      <CheckedField label={t("checked")} />
      <div className="flex gap-2 max-sm:fixed max-sm:bottom-0 max-sm:inset-x-0 max-sm:z-10 max-sm:border-t border-line2 max-sm:bg-panel max-sm:px-4 max-sm:py-2.5">
        <FormDialog
          trigger={<Trigger shortcut="R">{t("refuse")}</Trigger>}
          triggerKind="danger"
          triggerClass="h-9! max-sm:flex-1"
          shortcut="r"
          title={t("refuseTitle")}
          confirm={t("refuseConfirm")}
          danger
          sends={{ name: "decision", value: "refuse" }}
          cancel={dialog("cancel")}
        >
          <p>{t("refuseText")}</p>
          <TextAreaField
            key={props.refusal}
            name="customerReason"
            label={t("customerReason")}
            rows={6}
            maxLength={LONGEST_REASON}
            defaultValue={props.refusal}
            required
          />
        </FormDialog>
        <FormDialog
          trigger={
            <Trigger shortcut="A" icon>
              {t(review.goesToFinance ? "approveFirst" : "approve")}{" "}
              <span className="num">{amount}</span>
            </Trigger>
          }
          triggerKind="primary"
          triggerClass="h-9! max-sm:flex-[2]"
          shortcut="a"
          title={t(review.goesToFinance ? "approveFirstTitle" : "approveTitle", { amount })}
          confirm={t(review.goesToFinance ? "approveFirst" : "approveConfirm", { amount })}
          sends={{ name: "decision", value: "approve" }}
          needs={["note", "checked"]}
          cancel={dialog("cancel")}
        >
          <Approval review={review} />
        </FormDialog>
      </div>
    </ActionForm>
  );
}

function Approval({ review }: { readonly review: Review }) {
  const [t, words] = [useTranslations("review.decide"), useTranslations("components")];
  const locale = useLocale();
  const { returned, pack, policies } = review;
  return (
    <>
      <p>
        {t("approveText", {
          total: formatMoney(returned.total),
          cash: formatMoney(returned.cash),
          income: formatMoney(returned.income),
          gift: formatMoney(returned.gift),
          pack: packName(pack, locale, words),
        })}
      </p>
      {review.goesToFinance && (
        <p>{t("approveFirstText", { above: formatMoney(policies.coApprovalAbove) })}</p>
      )}
    </>
  );
}

function Trigger(props: {
  readonly shortcut: string;
  readonly icon?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <>
      {props.icon && <Icon name="check" />}
      {props.children}
      <kbd aria-hidden="true" className="kbd hidden lg:inline-flex">
        {props.shortcut}
      </kbd>
    </>
  );
}
