import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { MailView } from "@/db/queries/mails";
import { formatInstant } from "@/lib/format/instant";
import { routes } from "@/lib/routes";

/** The mails of the sandbox, the newest first. */
export function MailsTable(props: {
  readonly mails: readonly MailView[];
  readonly pager?: Pager | undefined;
}) {
  const t = useTranslations("mail.mailbox");
  const columns: readonly Column<MailView>[] = [
    {
      key: "subject",
      header: t("subject"),
      cell: ({ id, subject, locale }) => (
        <Link href={routes.mailboxMail(id)} className="lnk" lang={locale}>
          {subject}
        </Link>
      ),
      card: "title",
      wrap: true,
    },
    {
      key: "to",
      header: t("to"),
      cell: ({ recipient }) => <span className="wrap-anywhere">{recipient}</span>,
    },
    {
      key: "at",
      header: t("at"),
      cell: ({ createdAt }) => <Instant at={createdAt} style="full" />,
    },
    { key: "state", header: t("state"), cell: (mail) => <MailState of={mail} />, card: "aside" },
  ];
  return (
    <KeysetTable
      caption={t("list")}
      columns={columns}
      rows={props.mails}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="mail" title={t("empty")} />}
      {...(props.pager && { pager: props.pager })}
    />
  );
}

/** Whether a mail has arrived, waits for quiet hours to be over, or was given up. */
export function MailState({ of }: { readonly of: MailView }) {
  const t = useTranslations("mail.mailbox");
  if (of.abandonedAt) {
    return (
      <Badge tone="bad" icon="fail">
        {t("failed")}
      </Badge>
    );
  }
  return of.sentAt ? (
    <Badge tone="ok" icon="pass">
      {t("sent")}
    </Badge>
  ) : (
    <Badge tone="info" icon="waiting">
      {t("waiting", { at: formatInstant(of.sendAfter, "dense") })}
    </Badge>
  );
}
