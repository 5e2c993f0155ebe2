import { useLocale, useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { refundsOf } from "@/db/queries/refunds";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import { amountOf } from "@/lib/services/refunds/refund";

type Row = Awaited<ReturnType<typeof refundsOf>>[number];

/** Requests, newest first. A refused one returns nothing, so it has no amount. */
export function RefundsTable(props: {
  readonly rows: readonly Row[];
  readonly pager?: Pager | undefined;
}) {
  const [t, words, common] = [
    useTranslations("refunds"),
    useTranslations("components"),
    useTranslations("common"),
  ];
  const locale = useLocale();
  const columns: readonly Column<Row>[] = [
    {
      key: "requested",
      header: t("column.requested"),
      cell: ({ refund }) => <Instant at={refund.requestedAt} style="full" />,
    },
    {
      key: "id",
      header: t("column.id"),
      cell: ({ refund }) => (
        <Link href={routes.refund(refund.id)} className="lnk font-mono text-xs">
          {refund.id}
        </Link>
      ),
      card: "title",
    },
    { key: "pack", header: t("column.pack"), cell: ({ pack }) => packName(pack, locale, words) },
    {
      key: "amount",
      header: t("column.amount"),
      cell: ({ refund }) =>
        refund.state === "refused" ? common("none") : formatMoney(amountOf(refund)),
      align: "right",
    },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ refund }) => <StatusBadge status={`refund.${refund.state}`} />,
      card: "aside",
    },
    {
      key: "decided",
      header: t("column.decided"),
      cell: ({ refund }) =>
        refund.decidedAt ? <Instant at={refund.decidedAt} style="full" /> : common("none"),
    },
  ];
  return (
    <KeysetTable
      caption={t("list")}
      columns={columns}
      rows={props.rows}
      keyOf={({ refund }) => refund.id}
      empty={<EmptyState icon="refund" title={t("empty.title")} text={t("empty.text")} />}
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}
