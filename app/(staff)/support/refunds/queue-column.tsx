import { useTranslations } from "next-intl";

import { EmptyState } from "@/components/ui/empty-state";
import { Hotkeys } from "@/components/shell/hotkeys";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { LinkTabs } from "@/components/ui/link-tabs";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { QUEUE_TABS, type Queue } from "./queue";
import { QueueRow } from "./queue-row";

/** The requests to choose from. On a phone it is a page of its own. */
export function QueueColumn(props: {
  readonly queue: Queue;
  /** The request that is open. */
  readonly openId: string | undefined;
  /** The queue is the page, not the column beside one request. */
  readonly isPage: boolean;
}) {
  const t = useTranslations("review");
  const { queue, isPage } = props;
  const Title = isPage ? "h1" : "h2";
  return (
    <section
      aria-label={t("queue")}
      className={`${isPage ? "flex" : "hidden lg:flex"} lg:w-[304px] shrink-0 flex-col lg:border-r border-line bg-panel lg:h-[calc(100dvh-52px)] lg:sticky lg:top-13`}
    >
      <div className="px-3 pt-3 pb-2 space-y-2">
        <Title className="text-md font-semibold tracking-tight">{t("title")}</Title>
        <LinkTabs
          label={t("queue")}
          tabs={QUEUE_TABS.map((tab) => tabOf(tab, queue, t(`tab.${tab}`)))}
        />
        <p className="flex items-center gap-1.5 text-xs text-ink2">
          {t(`order.${queue.tab}`)}
          <Icon name="order" className="size-3.5 text-ink3" />
        </p>
      </div>
      <div className="flex-1 overflow-y-auto border-t border-line">
        <Rows queue={queue} openId={props.openId} />
      </div>
      <div className="hidden lg:flex flex-wrap sticky bottom-0 px-3 py-2 border-t border-line bg-panel text-xs text-ink3 items-center gap-1.5">
        <Hotkeys>
          <kbd className="kbd">J</kbd>
          <kbd className="kbd">K</kbd>
          {t("key.move")}
          <kbd className="kbd ml-1.5">A</kbd>
          {t("key.approve")}
          <kbd className="kbd ml-1.5">R</kbd>
          {t("key.refuse")}
        </Hotkeys>
      </div>
    </section>
  );
}

const tabOf = (tab: (typeof QUEUE_TABS)[number], queue: Queue, label: string) => {
  const count = queue.counts[tab];
  return {
    label,
    href: routes.refundQueue({ tab }),
    current: tab === queue.tab,
    ...(count === undefined ? {} : { count: formatCount(count) }),
  };
};

function Rows({ queue, openId }: { readonly queue: Queue; readonly openId: string | undefined }) {
  const [t, table] = [useTranslations("review"), useTranslations("components.table")];
  if (queue.rows.length === 0) {
    return <EmptyState title={t(`empty.${queue.tab}`)} text={t("emptyText")} />;
  }
  return (
    <>
      <ul aria-label={t("queue")}>
        {queue.rows.map((row) => (
          <QueueRow key={row.refund.id} row={row} queue={queue} open={row.refund.id === openId} />
        ))}
      </ul>
      {queue.pager && (
        <nav aria-label={table("pages")} className="flex gap-3 px-3 py-2 text-xs">
          <span className="num text-ink3 mr-auto">{queue.pager.summary}</span>
          {queue.pager.previous && (
            <Link href={queue.pager.previous} className="lnk">
              {table("previous")}
            </Link>
          )}
          {queue.pager.next && (
            <Link href={queue.pager.next} className="lnk">
              {table("next")}
            </Link>
          )}
        </nav>
      )}
    </>
  );
}
