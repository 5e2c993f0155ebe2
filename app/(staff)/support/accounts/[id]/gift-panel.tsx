import { randomUUID } from "node:crypto";

import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Account } from "@/db/queries/accounts";
import { addDays, dayOf } from "@/lib/core/calendar";
import { GIFT_CALLS_MAX, GIFT_DAYS_MAX } from "@/lib/core/gift";
import { formatCount } from "@/lib/format/count";
import { givePackAction } from "./actions";

const USUAL_DAYS = 90;

/** R-USE-3 · Gives a pack: it covers calls before bought ones, and is never refunded. */
export function GiftPanel({ account, now }: { readonly account: Account; readonly now: Date }) {
  const t = useTranslations("support.account.gift");
  const today = dayOf(now);
  return (
    <Panel title={t("title")}>
      <ActionForm action={givePackAction} className="space-y-3">
        <input type="hidden" name="accountId" value={account.id} />
        <input type="hidden" name="requestKey" value={randomUUID()} />
        <TextField
          name="calls"
          label={t("calls")}
          inputMode="numeric"
          help={t("callsHelp", { most: formatCount(GIFT_CALLS_MAX) })}
          required
        />
        <TextField
          name="lastDay"
          type="date"
          label={t("lastDay")}
          min={today}
          max={addDays(today, GIFT_DAYS_MAX - 1)}
          defaultValue={addDays(today, USUAL_DAYS)}
          help={t("lastDayHelp")}
          required
        />
        <TextField name="reason" label={t("reason")} maxLength={500} required />
        <p className="text-xs text-ink2">{t("note")}</p>
        <SubmitButton>{t("submit")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
