import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";

import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { routes } from "@/lib/routes";
import { NarrowPage } from "../narrow-page";
import { requestPasswordResetAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("forgot.title") };
}

/** R-ACC-1 · A way back for whoever lost their password. It never says who is registered. */
export default async function ForgotPasswordPage() {
  const t = await getTranslations("auth");
  return (
    <NarrowPage title={t("forgot.title")} text={t("forgot.text")}>
      <ActionForm action={requestPasswordResetAction} className="panel mt-4 grid gap-4 p-5">
        <TextField name="email" label={t("email")} type="email" autoComplete="username" required />
        <SubmitButton>{t("forgot.submit")}</SubmitButton>
      </ActionForm>
      <p className="mt-4">
        <Link href={routes.signIn()} className="lnk">
          {t("forgot.back")}
        </Link>
      </p>
    </NarrowPage>
  );
}
