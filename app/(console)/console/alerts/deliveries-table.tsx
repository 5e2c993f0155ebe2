import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import type { deliveriesOf } from "@/db/queries/alerts";
import { noticeKindOf } from "@/lib/core/notice";
import { OutcomeBadge } from "./outcome";

type Row = Awaited<ReturnType<typeof deliveriesOf>>[number];

/** The last messages to webhooks, and what was answered. */
export function DeliveriesTable({ deliveries }: { readonly deliveries: readonly Row[] }) {
  const t = useTranslations("alerts");
  const columns: readonly Column<Row>[] = [
    {
      key: "rule",
      header: t("deliveries.rule"),
      cell: ({ delivery }) =>
        t(`rules.${noticeKindOf(delivery.occasion.split(":")[0] ?? "") ?? "test"}`),
      card: "title",
    },
    {
      key: "to",
      header: t("deliveries.to"),
      cell: ({ url }) => <span className="font-mono text-xs wrap-anywhere">{url}</span>,
      wrap: true,
    },
    {
      key: "at",
      header: t("deliveries.at"),
      cell: ({ delivery }) => <Instant at={delivery.createdAt} style="full" />,
    },
    {
      key: "tries",
      header: t("deliveries.tries"),
      cell: ({ delivery }) => delivery.tries,
      align: "right",
    },
    {
      key: "result",
      header: t("deliveries.result"),
      cell: (row) => <Result of={row} />,
      card: "aside",
    },
  ];
  return (
    <KeysetTable
      caption={t("deliveries.title")}
      columns={columns}
      rows={deliveries}
      keyOf={({ delivery }) => delivery.id}
      empty={<EmptyState icon="inbox" title={t("deliveries.empty")} />}
    />
  );
}

function Result({ of: { delivery } }: { readonly of: Row }) {
  const t = useTranslations("alerts.deliveries");
  const { deliveredAt, abandonedAt, status, error } = delivery;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <OutcomeBadge of={deliveredAt ? "done" : abandonedAt ? "failed" : "waiting"} />
      <span className="text-xs text-ink3 num">
        {status === null ? error && t("noAnswer") : t("status", { status: String(status) })}
      </span>
    </span>
  );
}
