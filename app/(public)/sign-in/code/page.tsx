import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";

import { oneValue, type SearchParams } from "@/app/search-params";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { homeOf, localPath } from "@/lib/auth/home-of";
import { halfSignedIn, pageFor, viewer } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { NarrowPage } from "../../narrow-page";
import { giveCodeAction, signOutAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("code.title") };
}

/** D-21 · The second step of signing in, for whoever took the first one in this browser. */
export default async function CodePage({ searchParams }: { readonly searchParams: SearchParams }) {
  const next = localPath(oneValue((await searchParams).next)) ?? undefined;
  const signedIn = await viewer();
  if (signedIn) redirect(next ?? homeOf(signedIn.person.role));
  const half = await halfSignedIn();
  if (half?.lacks !== "code") redirect(half ? pageFor(half.lacks, { next }) : routes.signIn());
  const t = await getTranslations("auth");

  return (
    <NarrowPage title={t("code.title")} text={t("code.text")}>
      <ActionForm action={giveCodeAction} className="panel mt-4 grid gap-4 p-5">
        <TextField
          name="code"
          label={t("code.label")}
          help={t("code.help")}
          autoComplete="one-time-code"
          maxLength={40}
          required
        />
        {next && <input type="hidden" name="next" value={next} />}
        <SubmitButton>{t("code.submit")}</SubmitButton>
      </ActionForm>
      <form action={signOutAction} className="mt-4">
        <button type="submit" className="lnk min-h-6">
          {t("code.startOver")}
        </button>
      </form>
    </NarrowPage>
  );
}
