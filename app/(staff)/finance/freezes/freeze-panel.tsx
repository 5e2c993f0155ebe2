import { randomUUID } from "node:crypto";

import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { TextAreaField, TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { freezeBalanceAction } from "./actions";

/** R-FUND-1 · Freezes an amount. It can be released at any time, so nothing asks twice. */
export function FreezePanel() {
  const t = useTranslations("corrections.freezes.form");
  return (
    <Panel title={t("title")}>
      <ActionForm action={freezeBalanceAction} className="space-y-3">
        <TextField
          name="account"
          label={t("account")}
          inputMode="numeric"
          autoComplete="off"
          required
        />
        <TextField
          name="amount"
          label={t("amount")}
          help={t("amountHelp")}
          inputMode="decimal"
          autoComplete="off"
          required
        />
        <TextAreaField name="reason" label={t("reason")} maxLength={500} required />
        <input type="hidden" name="requestKey" value={randomUUID()} />
        <SubmitButton>{t("submit")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
