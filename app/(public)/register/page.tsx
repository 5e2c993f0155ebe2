import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";

import { ActionForm } from "@/components/ui/action-form";
import { CheckboxField, TextField } from "@/components/ui/field";
import { LegalLink } from "@/components/ui/legal-link";
import { SubmitButton } from "@/components/ui/submit-button";
import { homeOf } from "@/lib/auth/home-of";
import { viewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { PasswordField } from "../password-field";
import { registerAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("register.title") };
}

/** A new account; nothing is agreed to on the reader's behalf. */
export default async function RegisterPage() {
  const signedIn = await viewer();
  if (signedIn) redirect(homeOf(signedIn.person.role));
  const t = await getTranslations("auth");

  return (
    <main id="main" className="mx-auto w-full max-w-[392px] px-4 py-12">
      <h1 className="text-lg font-semibold">{t("register.title")}</h1>
      <p className="mt-1 text-ink2">{t("register.text")}</p>
      <ActionForm action={registerAction} className="panel mt-4 grid gap-4 p-5">
        <TextField name="email" label={t("email")} type="email" autoComplete="username" required />
        <TextField name="name" label={t("register.name")} autoComplete="name" required />
        <PasswordField
          label={t("password")}
          help={t("register.passwordHelp")}
          autoComplete="new-password"
          words={{ show: t("showPassword"), hide: t("hidePassword") }}
        />
        <CheckboxField
          name="agreed"
          label={t.rich("register.agree", {
            service: (words) => <LegalLink document="service">{words}</LegalLink>,
            privacy: (words) => <LegalLink document="privacy">{words}</LegalLink>,
          })}
          help={
            <Link href={routes.pricing()} className="lnk">
              {t("register.terms")}
            </Link>
          }
        />
        {env().sandbox && (
          <CheckboxField
            name="testClock"
            label={t("register.testClock")}
            help={t("register.testClockHelp")}
          />
        )}
        <SubmitButton>{t("register.submit")}</SubmitButton>
      </ActionForm>
      <p className="mt-4 text-ink2">
        {t("register.haveAccount")}{" "}
        <Link href={routes.signIn()} className="lnk">
          {t("register.signIn")}
        </Link>
      </p>
    </main>
  );
}
