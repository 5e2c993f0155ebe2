import { useLocale, useTranslations } from "next-intl";

import { StatusBadge } from "@/components/billing/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import type { refundsOf } from "@/db/queries/refunds";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";

type Row = Awaited<ReturnType<typeof refundsOf>>[number];

/** What the customer asked to give back, the latest first. */
export function RefundsPanel({ refunds }: { readonly refunds: readonly Row[] }) {
  const [t, words] = [useTranslations("support.account.refunds"), useTranslations("components")];
  const locale = useLocale();
  const columns: readonly Column<Row>[] = [
    {
      key: "pack",
      header: t("pack"),
      cell: ({ refund, pack }) => (
        <Link href={routes.reviewRefund(refund.id)} className="lnk font-medium">
          {packName(pack, locale, words)}
        </Link>
      ),
      card: "title",
    },
    {
      key: "price",
      header: t("price"),
      cell: ({ pack }) => formatMoney(pack.price),
      align: "right",
    },
    {
      key: "state",
      header: t("state"),
      cell: ({ refund }) => <StatusBadge status={`refund.${refund.state}`} />,
      card: "aside",
    },
    {
      key: "asked",
      header: t("asked"),
      cell: ({ refund }) => formatInstant(refund.requestedAt, "dense"),
    },
    { key: "reason", header: t("reason"), cell: ({ refund }) => refund.reason, wrap: true },
  ];
  return (
    <Panel title={t("title")} flush>
      <KeysetTable
        caption={t("title")}
        columns={columns}
        rows={refunds}
        keyOf={({ refund }) => refund.id}
        empty={<EmptyState icon="refund" title={t("empty")} />}
      />
    </Panel>
  );
}
