import { getTranslations } from "next-intl/server";

import { resendConfirmationAction } from "@/app/(public)/confirm-email/actions";
import { PasswordField } from "@/app/(public)/password-field";
import { Banner } from "@/components/shell/banner";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { database } from "@/db";
import { addressAskedFor } from "@/db/queries/people";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { systemClock } from "@/lib/clock";
import { changeEmailAction } from "./actions";

/** The address that mails go to: whether it is confirmed, and another one in its place. */
export async function EmailPanel({ person }: { readonly person: CustomerViewer["person"] }) {
  const [t, auth, askedFor] = await Promise.all([
    getTranslations("settings.email"),
    getTranslations("auth"),
    addressAskedFor(database(), person, systemClock.now()),
  ]);
  const isConfirmed = person.emailConfirmedAt !== null;
  return (
    <Panel
      title={t("title")}
      action={
        <Badge tone={isConfirmed ? "ok" : "warn"}>{t(isConfirmed ? "confirmed" : "open")}</Badge>
      }
    >
      <div className="grid max-w-sm gap-4">
        <p className="font-medium wrap-anywhere">{person.email}</p>
        {!isConfirmed && (
          <ActionForm action={resendConfirmationAction} className="grid gap-2">
            <p className="text-ink2">{t("openText")}</p>
            <div>
              <SubmitButton kind="secondary">{t("resend")}</SubmitButton>
            </div>
          </ActionForm>
        )}
        {askedFor && <Banner severity="info">{t("askedFor", { email: askedFor })}</Banner>}
        <ActionForm action={changeEmailAction} className="grid gap-3">
          <TextField
            name="email"
            label={t("new")}
            help={t("newHelp")}
            type="email"
            autoComplete="email"
            required
          />
          <PasswordField
            label={t("password")}
            autoComplete="current-password"
            words={{ show: auth("showPassword"), hide: auth("hidePassword") }}
          />
          <div>
            <SubmitButton>{t("submit")}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Panel>
  );
}
