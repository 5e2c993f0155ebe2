import { useTranslations } from "next-intl";

import { PasswordField } from "@/app/(public)/password-field";
import { ActionForm } from "@/components/ui/action-form";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { changePasswordAction } from "./actions";

/** Another password, for whoever knows the present one. */
export function PasswordPanel() {
  const t = useTranslations("settings.password");
  const auth = useTranslations("auth");
  const words = { show: auth("showPassword"), hide: auth("hidePassword") };
  return (
    <Panel title={t("title")}>
      <ActionForm action={changePasswordAction} className="grid max-w-sm gap-3">
        <PasswordField label={t("current")} autoComplete="current-password" words={words} />
        <PasswordField
          name="newPassword"
          label={auth("newPassword")}
          help={t("help")}
          autoComplete="new-password"
          words={words}
        />
        <div>
          <SubmitButton>{t("submit")}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
