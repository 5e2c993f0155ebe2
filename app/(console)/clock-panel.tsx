import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { shanghaiIso } from "@/lib/core/calendar";
import { formatInstant } from "@/lib/format/instant";
import { advanceClockAction } from "./actions";

/** Advances the account's own test clock. What falls due on the way is performed in order (R-TIME-1). */
export function ClockPanel({ now }: { readonly now: Date }) {
  const t = useTranslations("console.clock");
  return (
    <ActionForm action={advanceClockAction} className="space-y-3">
      <div>
        <p className="font-semibold">{t("title")}</p>
        <p className="text-xs text-ink2 num">{t("text", { now: formatInstant(now, "full") })}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <SubmitButton kind="secondary" name="step" value="next-day">
          {t("nextDay")}
        </SubmitButton>
        <SubmitButton kind="secondary" name="step" value="settlement">
          {t("settlement")}
        </SubmitButton>
      </div>
      <TextField
        name="to"
        label={t("to")}
        type="datetime-local"
        help={t("toHelp")}
        min={localTime(now)}
        defaultValue={localTime(now)}
      />
      <SubmitButton name="step" value="to">
        {t("advance")}
      </SubmitButton>
    </ActionForm>
  );
}

/** As a field for a date and a time writes it: `2025-11-18T14:32`, on Shanghai's clock. */
const localTime = (instant: Date): string => shanghaiIso(instant).slice(0, 16);
