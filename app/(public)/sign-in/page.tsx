import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";

import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { homeOf, localPath } from "@/lib/auth/home-of";
import { viewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { PasswordField } from "../password-field";
import { signInAction } from "./actions";
import { DemoPeople } from "./demo-people";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signIn.title") };
}

type Props = { readonly searchParams: Promise<{ readonly next?: string | string[] }> };

/** Who are you? By e-mail address and password; in the sandbox also as one of the demo's people. */
export default async function SignInPage({ searchParams }: Props) {
  const asked = (await searchParams).next;
  const next = localPath(typeof asked === "string" ? asked : undefined);
  const signedIn = await viewer();
  if (signedIn) redirect(next ?? homeOf(signedIn.person.role));
  const t = await getTranslations("auth");

  return (
    <main id="main" className="mx-auto w-full max-w-[392px] px-4 py-12">
      <h1 className="text-lg font-semibold">{t("signIn.title")}</h1>
      <ActionForm action={signInAction} className="panel mt-4 grid gap-4 p-5">
        <TextField name="email" label={t("email")} type="email" autoComplete="username" required />
        <PasswordField
          label={t("password")}
          autoComplete="current-password"
          words={{ show: t("showPassword"), hide: t("hidePassword") }}
        />
        {next && <input type="hidden" name="next" value={next} />}
        <SubmitButton>{t("signIn.submit")}</SubmitButton>
        <Link href={routes.forgotPassword()} className="lnk justify-self-start">
          {t("signIn.forgot")}
        </Link>
      </ActionForm>
      <p className="mt-4 text-ink2">
        {t("signIn.noAccount")}{" "}
        <Link href={routes.register()} className="lnk">
          {t("signIn.register")}
        </Link>
      </p>
      {env().sandbox && <DemoPeople next={next} />}
    </main>
  );
}
