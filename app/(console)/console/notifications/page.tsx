import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { ActionForm } from "@/components/ui/action-form";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { database } from "@/db";
import { noticesOf, unreadNotices } from "@/db/queries/notices";
import { requireCustomer } from "@/lib/auth/viewer";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "../../trail";
import { readAllAction } from "./actions";
import { NoticeList } from "./notice-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("title") };
}

/** R-ARR-2 · What the account was told, newest first. */
export default async function NotificationsPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const { accountId } = await requireCustomer();
  const query = await searchParams;
  const onlyUnread = query.show === "unread";
  const trail = trailOf(query.trail);
  const end = endBefore(trail);
  const [t, unread, found] = await Promise.all([
    getTranslations("notifications"),
    unreadNotices(database(), accountId),
    noticesOf(database(), accountId, {
      onlyUnread,
      ...(end ? { after: { at: end.at, occasion: end.id } } : {}),
      limit: ROWS_PER_PAGE + 1,
    }),
  ]);
  const show = onlyUnread ? "unread" : undefined;
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ at, occasion }) => endOf(at, occasion),
    href: (trail) => routes.notifications({ show, trail }),
  });

  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          unread > 0 && (
            <ActionForm action={readAllAction}>
              <SubmitButton kind="secondary">{t("readAll")}</SubmitButton>
            </ActionForm>
          )
        }
      />
      <LinkTabs
        label={t("show")}
        tabs={[
          { label: t("all"), href: routes.notifications(), current: !onlyUnread },
          {
            label: t("unread"),
            href: routes.notifications({ show: "unread" }),
            current: onlyUnread,
            count: formatCount(unread),
          },
        ]}
      />
      <Panel title={t("list")} flush>
        <NoticeList notices={rows} pager={pager} />
      </Panel>
    </>
  );
}
