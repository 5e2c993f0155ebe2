import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { oneValue, type SearchParams } from "@/app/search-params";
import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "@/app/(console)/trail";
import { PageHeader } from "@/components/shell/page-header";
import { FilterButton } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { mailsWritten } from "@/db/queries/mails";
import { routes } from "@/lib/routes";
import { MailsTable } from "./mails-table";
import { openMailbox } from "./mailbox";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mail.mailbox"))("title") };
}

const LONGEST_ADDRESS = 254;

/** What the sandbox would have mailed. */
export default async function MailboxPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const { simulated } = openMailbox();
  const query = await searchParams;
  const to = oneValue(query.to)?.trim().slice(0, LONGEST_ADDRESS) || undefined;
  const trail = trailOf(query.trail);
  const end = endBefore(trail);
  const [t, found] = await Promise.all([
    getTranslations("mail.mailbox"),
    mailsWritten(
      database(),
      { simulated, ...(to && { recipient: to }) },
      { limit: ROWS_PER_PAGE + 1, ...(end && { after: end }) },
    ),
  ]);
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ createdAt, id }) => endOf(createdAt, id),
    href: (trail) => routes.mailbox({ to, trail }),
  });
  return (
    <>
      <PageHeader title={t("title")} note={t(simulated ? "noteSmtp" : "note")} />
      <form action={routes.mailbox()} className="my-3.5 flex items-end gap-2">
        <div className="w-80 max-w-full">
          <TextField
            name="to"
            type="search"
            label={t("filter")}
            defaultValue={to ?? ""}
            maxLength={LONGEST_ADDRESS}
          />
        </div>
        <FilterButton>{t("search")}</FilterButton>
      </form>
      <Panel title={t("list")} flush>
        <MailsTable mails={rows} pager={pager} />
      </Panel>
    </>
  );
}
