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
import { confirmEmailAction, renewConfirmationAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("confirm.title") };
}

/**
 * R-ACC-1 · Where a mailed link leads. Opening the page uses nothing up, since programs that look at links before their
 * readers do would use them all; the button does.
 */
export default async function ConfirmEmailPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const query = await searchParams;
  const t = await getTranslations("auth.confirm");
  if (query.done !== undefined) {
    return (
      <NarrowPage title={t("title")}>
        <div className="mt-4 grid gap-4">
          <Banner severity="ok">{t("done")}</Banner>
          <ButtonLink href={routes.overview()} kind="primary">
            {t("toConsole")}
          </ButtonLink>
        </div>
      </NarrowPage>
    );
  }
  const token = oneValue(query.token) ?? "";
  const link = await checkLink(database(), "confirm-email", token, systemClock.now());

  return (
    <NarrowPage
      title={t("title")}
      text={link.ok ? t("text", { email: link.value.email }) : undefined}
    >
      {link.ok ? (
        <ActionForm action={confirmEmailAction} className="panel mt-4 grid gap-4 p-5">
          <input type="hidden" name="token" value={token} />
          <SubmitButton>{t("submit")}</SubmitButton>
        </ActionForm>
      ) : (
        <div className="mt-4 grid gap-4">
          <Banner severity="warn">{t(`refused.${link.refusal.code}`)}</Banner>
          {link.refusal.code === "link-unknown" ? (
            <ButtonLink href={routes.settings()}>{t("toSettings")}</ButtonLink>
          ) : (
            <ActionForm action={renewConfirmationAction} className="grid gap-2">
              <input type="hidden" name="token" value={token} />
              <SubmitButton kind="secondary">{t("renew")}</SubmitButton>
            </ActionForm>
          )}
        </div>
      )}
    </NarrowPage>
  );
}
