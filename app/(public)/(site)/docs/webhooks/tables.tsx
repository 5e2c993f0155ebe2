import { useTranslations } from "next-intl";

import { NOTICE_KINDS, NOTICE_VALUES } from "@/lib/core/notice";
import { WEBHOOK_PAUSES_MS } from "@/lib/core/webhook";
import { formatCount } from "@/lib/format/count";
import { DocsTable, Mono } from "../docs-table";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** When a message that failed is sent again. */
export function RetryTable() {
  const [t, docs] = [useTranslations("docsWebhooks.retriesTable"), useTranslations("docs")];
  const duration = (ms: number) => {
    if (ms < MINUTE_MS) return docs("seconds", { count: formatCount(ms / 1000) });
    if (ms < HOUR_MS) return docs("minutes", { count: rounded(ms / MINUTE_MS) });
    return docs("hours", { count: rounded(ms / HOUR_MS) });
  };
  const retries = WEBHOOK_PAUSES_MS.map((pause, place) => ({
    attempt: place + 2,
    pause,
    at: WEBHOOK_PAUSES_MS.slice(0, place + 1).reduce((sum, each) => sum + each, 0),
  }));
  return (
    <DocsTable
      caption={t("caption")}
      columns={[
        {
          key: "attempt",
          header: t("attempt"),
          cell: ({ attempt }) => formatCount(attempt),
          card: "title",
        },
        {
          key: "pause",
          header: t("pause"),
          cell: ({ pause }) => duration(pause),
          align: "right",
        },
        { key: "at", header: t("at"), cell: ({ at }) => duration(at), align: "right" },
      ]}
      rows={retries}
      keyOf={({ attempt }) => String(attempt)}
    />
  );
}

/** Good enough for a look: `20.6`, `36`. */
const rounded = (count: number): string => String(Math.round(count * 10) / 10);

/** R-ARR-2 · Every kind of notice and what its values always name. */
export function KindTable() {
  const t = useTranslations("docsWebhooks.kindsTable");
  const rules = useTranslations("alerts.rules");
  return (
    <DocsTable
      caption={t("caption")}
      columns={[
        { key: "kind", header: t("kind"), cell: (kind) => <Mono>{kind}</Mono>, card: "title" },
        { key: "what", header: t("what"), cell: (kind) => rules(kind) },
        {
          key: "values",
          header: t("values"),
          cell: (kind) => <Mono>{NOTICE_VALUES[kind].join(", ")}</Mono>,
          wrap: true,
        },
      ]}
      rows={NOTICE_KINDS}
      keyOf={(kind) => kind}
    />
  );
}
