import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { CheckboxField, SelectField, TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { alertSettingsOf } from "@/db/queries/alerts";
import { timeOfDay } from "@/lib/core/quiet-hours";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/format/locale";
import { changeAlertsAction } from "./actions";

type Settings = Awaited<ReturnType<typeof alertSettingsOf>>;

/** When to warn and when not to disturb, as sentences with what is to be filled in. */
export function SettingsForm(props: {
  readonly settings: Settings;
  readonly readers: readonly string[];
}) {
  const t = useTranslations("alerts");
  const { settings } = props;
  const { quietFrom, quietTo } = settings ?? {};
  return (
    <ActionForm action={changeAlertsAction} className="space-y-4">
      <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-2">
        <div className="space-y-1.5">
          <CheckboxField
            name="warnBalance"
            label={t("settings.warnBalance")}
            defaultChecked={settings?.balanceBelow != null}
          />
          <div className="w-44">
            <TextField
              name="balanceBelow"
              label={t("settings.balanceBelow")}
              inputMode="decimal"
              maxLength={20}
              defaultValue={settings?.balanceBelow ?? ""}
            />
          </div>
        </div>
        <div className="space-y-1.5">
          <CheckboxField
            name="quiet"
            label={t("settings.quiet")}
            help={t("settings.quietHelp")}
            defaultChecked={quietFrom != null}
          />
          <div className="flex flex-wrap gap-3">
            <TextField
              name="quietFrom"
              type="time"
              label={t("settings.quietFrom")}
              defaultValue={timeOfDay(quietFrom ?? DEFAULT_QUIET.from)}
            />
            <TextField
              name="quietTo"
              type="time"
              label={t("settings.quietTo")}
              defaultValue={timeOfDay(quietTo ?? DEFAULT_QUIET.to)}
            />
          </div>
        </div>
        <CheckboxField
          name="forecast"
          label={t("settings.forecast")}
          defaultChecked={settings?.forecast ?? true}
        />
        <div className="space-y-1.5">
          <div className="w-44">
            <SelectField
              name="locale"
              label={t("settings.locale")}
              defaultValue={settings?.locale ?? DEFAULT_LOCALE}
              options={LOCALES.map((locale) => ({ value: locale, label: t(`locales.${locale}`) }))}
            />
          </div>
          <p className="text-xs text-ink3 wrap-anywhere">
            {props.readers.length > 0
              ? t("settings.readers", { emails: props.readers.join(", ") })
              : t("settings.noReaders")}
          </p>
        </div>
      </div>
      <SubmitButton>{t("settings.save")}</SubmitButton>
    </ActionForm>
  );
}

/** What the form offers before anybody chose: 22:00 to 08:00. */
const DEFAULT_QUIET = { from: 22 * 60, to: 8 * 60 };
