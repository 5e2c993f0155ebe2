import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { idFrom } from "@/app/search-params";
import { Instant } from "@/components/billing/instant";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { mailWritten } from "@/db/queries/mails";
import { mailText } from "@/lib/mail/mail-words";
import { routes } from "@/lib/routes";
import { MailState } from "../mails-table";
import { openMailbox } from "../mailbox";
import { LinkedText } from "./linked-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mail.mailbox"))("title") };
}

/** One mail of the sandbox, word for word as it is delivered. */
export default async function MailPage(props: {
  readonly params: Promise<{ readonly mail: string }>;
}) {
  const { consoleUrl, ...question } = openMailbox();
  const id = idFrom((await props.params).mail);
  const mail = id && (await mailWritten(database(), id, question));
  if (!mail) notFound();
  const t = await getTranslations("mail.mailbox");
  return (
    <>
      <PageHeader
        title={mail.subject}
        actions={<ButtonLink href={routes.mailbox()}>{t("back")}</ButtonLink>}
      />
      <div className="mt-3.5 max-w-[720px]">
        <Panel title={t("list")}>
          <Facts
            facts={[
              { label: t("to"), value: mail.recipient },
              { label: t("at"), value: <Instant at={mail.createdAt} style="full" /> },
              { label: t("state"), value: <MailState of={mail} /> },
            ]}
          />
          <div
            lang={mail.locale}
            className="mt-3 border-t border-line pt-3 leading-6 whitespace-pre-line wrap-anywhere"
          >
            <LinkedText text={mailText(mail, consoleUrl)} />
          </div>
        </Panel>
      </div>
    </>
  );
}
