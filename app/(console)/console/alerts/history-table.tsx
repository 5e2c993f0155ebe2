import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import type { ToldNotice } from "@/db/queries/alerts";
import { noticeKindOf } from "@/lib/core/notice";
import { noticeText, noticeWords } from "@/lib/format/notice-words";
import { OutcomeBadge, outcomeOf } from "./outcome";

/** What the account was told of, and by which ways it reached its people and programs. */
export function HistoryTable(props: {
  readonly notices: readonly ToldNotice[];
  readonly pager?: Pager | undefined;
}) {
  const t = useTranslations("alerts");
  const columns: readonly Column<ToldNotice>[] = [
    {
      key: "rule",
      header: t("history.rule"),
      cell: (notice) => <What of={notice} />,
      card: "title",
      wrap: true,
    },
    {
      key: "at",
      header: t("history.at"),
      cell: ({ at }) => <Instant at={at} style="full" />,
    },
    { key: "email", header: t("history.email"), cell: ({ mails }) => <Way of={mails} /> },
    { key: "webhook", header: t("history.webhook"), cell: ({ messages }) => <Way of={messages} /> },
  ];
  return (
    <KeysetTable
      caption={t("history.title")}
      columns={columns}
      rows={props.notices}
      keyOf={({ occasion }) => occasion}
      empty={<EmptyState icon="bell" title={t("history.empty")} />}
      {...(props.pager && { pager: props.pager })}
    />
  );
}

function What({ of: { kind, values } }: { readonly of: ToldNotice }) {
  const [t, words] = [useTranslations("alerts"), useTranslations("notifications")];
  const known = noticeKindOf(kind);
  if (!known) return kind;
  return (
    <>
      {t(`rules.${known}`)}
      <span className="block text-xs text-ink3 num">
        {words(noticeText(known, values), noticeWords(values))}
      </span>
    </>
  );
}

/** What became of the mails or messages of one notice. */
function Way({ of }: { readonly of: ToldNotice["mails"] }) {
  const t = useTranslations("alerts.history");
  const outcome = outcomeOf(of);
  return outcome ? <OutcomeBadge of={outcome} /> : <span className="text-ink3">{t("none")}</span>;
}
