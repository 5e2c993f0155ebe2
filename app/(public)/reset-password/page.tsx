import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { oneValue, type SearchParams } from "@/app/search-params";
import { Banner } from "@/components/shell/banner";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { routes } from "@/lib/routes";
import { checkLink } from "@/lib/services/people/mail-links";
import { NarrowPage } from "../narrow-page";
import { PasswordField } from "../password-field";
import { resetPasswordAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("reset.title") };
}

/** R-ACC-1 · Where the mailed link leads: a new password, once. */
export default async function ResetPasswordPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const query = await searchParams;
  const t = await getTranslations("auth");
  if (query.done !== undefined) {
    return (
      <NarrowPage title={t("reset.title")}>
        <div className="mt-4 grid gap-4">
          <Banner severity="ok">{t("reset.done")}</Banner>
          <ButtonLink href={routes.signIn()} kind="primary">
            {t("signIn.submit")}
          </ButtonLink>
        </div>
      </NarrowPage>
    );
  }
  const token = oneValue(query.token) ?? "";
  const link = await checkLink(database(), "reset-password", token, systemClock.now());
  if (!link.ok) {
    return (
      <NarrowPage title={t("reset.title")}>
        <div className="mt-4 grid gap-4">
          <Banner severity="warn">{t(`reset.refused.${link.refusal.code}`)}</Banner>
          <ButtonLink href={routes.forgotPassword()}>{t("reset.again")}</ButtonLink>
        </div>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage title={t("reset.title")} text={t("reset.text", { email: link.value.email })}>
      <ActionForm action={resetPasswordAction} className="panel mt-4 grid gap-4 p-5">
        <input type="hidden" name="token" value={token} />
        <PasswordField
          label={t("newPassword")}
          help={t("register.passwordHelp")}
          autoComplete="new-password"
          words={{ show: t("showPassword"), hide: t("hidePassword") }}
        />
        <SubmitButton>{t("reset.submit")}</SubmitButton>
      </ActionForm>
    </NarrowPage>
  );
}
