import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Pages, type Pager } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { NoticeKind } from "@/lib/core/notice";
import { noticeText, noticeWords } from "@/lib/format/notice-words";
import { hrefOf, kindOf, lookOf, type Notice } from "./notice-view";

/** What happened, why, and what can be done about it; unread ones say so in words. */
export function NoticeList(props: {
  readonly notices: readonly Notice[];
  readonly pager?: Pager | undefined;
}) {
  const t = useTranslations("notifications");
  if (props.notices.length === 0) return <EmptyState icon="bell" title={t("empty")} />;
  return (
    <>
      <ul className="divide-y divide-line">
        {props.notices.map((notice) => {
          const kind = kindOf(notice);
          return kind && <NoticeItem key={notice.occasion} kind={kind} notice={notice} />;
        })}
      </ul>
      {props.pager && <Pages pager={props.pager} />}
    </>
  );
}

function NoticeItem({ kind, notice }: { readonly kind: NoticeKind; readonly notice: Notice }) {
  const t = useTranslations("notifications");
  const { icon, tone } = lookOf(kind);
  const href = hrefOf(kind, notice);
  return (
    <li className="flex gap-2.5 px-4 py-3">
      <Icon name={icon} className={`size-4 mt-0.5 ${COLOURS[tone]}`} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 leading-5">
          <span className={notice.readAt ? "" : "font-semibold"}>
            {t(`kinds.${kind}.title`, noticeWords(notice.values))}
          </span>
          {!notice.readAt && <Badge tone="info">{t("unread")}</Badge>}
        </p>
        <p className="text-xs text-ink2 leading-[18px] num">
          <NoticeText kind={kind} notice={notice} />
        </p>
      </div>
      <div className="flex flex-col items-end text-xs text-ink3">
        <Instant at={notice.at} style="dense" />
        {href && (
          <Link href={href} className="lnk leading-6 min-h-6">
            {t(`kinds.${kind}.action`)}
          </Link>
        )}
      </div>
    </li>
  );
}

function NoticeText({ kind, notice }: { readonly kind: NoticeKind; readonly notice: Notice }) {
  const t = useTranslations("notifications");
  return t(noticeText(kind, notice.values), noticeWords(notice.values));
}

const COLOURS = { ok: "text-ok", info: "text-accent", warn: "text-warn", bad: "text-bad" } as const;
