import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { RadioField, TextAreaField, TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { ADJUSTMENT_DIRECTIONS } from "@/lib/core/adjustment";
import { checkAdjustmentAction } from "../actions";
import type { Draft } from "../draft";

/** R-SET-5 · What to correct. Sending it does nothing yet: the next page says what it would come to. */
export function DraftForm({ draft }: { readonly draft: Partial<Draft> }) {
  const t = useTranslations("corrections");
  return (
    <Panel title={t("form.title")}>
      <ActionForm action={checkAdjustmentAction} className="space-y-3">
        <TextField
          name="account"
          label={t("form.account")}
          help={t("form.accountHelp")}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={draft.account ?? ""}
          required
        />
        <TextField
          name="month"
          label={t("form.month")}
          help={t("form.monthHelp")}
          placeholder="2025-10"
          autoComplete="off"
          defaultValue={draft.month ?? ""}
        />
        <RadioField
          name="direction"
          label={t("form.direction")}
          choices={ADJUSTMENT_DIRECTIONS.map((value) => ({
            value,
            label: t(`direction.${value}`),
          }))}
          defaultValue={draft.direction ?? "credit"}
        />
        <TextField
          name="amount"
          label={t("form.amount")}
          help={t("form.amountHelp")}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={draft.amount ?? ""}
          required
        />
        <TextAreaField
          name="reason"
          label={t("form.reason")}
          help={t("form.reasonHelp")}
          maxLength={500}
          defaultValue={draft.reason ?? ""}
          required
        />
        <SubmitButton>{t("form.check")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
