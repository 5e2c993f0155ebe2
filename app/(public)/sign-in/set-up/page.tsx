import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";

import { SecondFactorSetUp } from "@/app/security/second-factor-set-up";
import { oneValue, type SearchParams } from "@/app/search-params";
import { homeOf, localPath } from "@/lib/auth/home-of";
import { halfSignedIn, pageFor, viewer } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { NarrowPage } from "../../narrow-page";
import { signOutAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("setUp.title") };
}

/** D-21 · Staff without an authenticator get this far and no further until they have one. */
export default async function SetUpPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const next = localPath(oneValue((await searchParams).next)) ?? undefined;
  const [signedIn, half, t] = await Promise.all([
    viewer(),
    halfSignedIn(),
    getTranslations("auth"),
  ]);
  if (half?.lacks === "code") redirect(pageFor("code", { next }));
  // Whoever is done stays here: their recovery codes are on this page, and nowhere else.
  const person = signedIn?.person ?? half?.session.person;
  if (!person) redirect(routes.signIn());

  return (
    <NarrowPage title={t("setUp.title")} text={t("setUp.text")}>
      <div className="panel mt-4 p-5">
        <SecondFactorSetUp
          personId={person.id}
          during="sign-in"
          doneHref={next ?? homeOf(person.role)}
        />
      </div>
      <form action={signOutAction} className="mt-4">
        <button type="submit" className="lnk min-h-6">
          {t("code.startOver")}
        </button>
      </form>
    </NarrowPage>
  );
}
