import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { InvoiceView } from "@/db/queries/invoices";
import { formatMoney, type Amount } from "@/lib/format/money";
import { routes } from "@/lib/routes";

/** What was applied for and what became of it, the latest first. */
export function InvoiceTable(props: {
  readonly rows: readonly InvoiceView[];
  readonly pager?: Pager;
  /** What could be invoiced now, for whoever never applied. */
  readonly invoiceable: Amount;
}) {
  const [t, common] = [useTranslations("invoices"), useTranslations("common")];
  const columns: readonly Column<InvoiceView>[] = [
    {
      key: "applied",
      header: t("column.applied"),
      cell: ({ appliedAt }) => <Instant at={appliedAt} style="full" />,
    },
    {
      key: "id",
      header: t("column.id"),
      cell: ({ id }) => (
        <Link href={routes.invoice(id)} className="lnk font-mono text-xs">
          {id}
        </Link>
      ),
      card: "title",
    },
    { key: "title", header: t("column.title"), cell: ({ title }) => title.name, wrap: true },
    { key: "kind", header: t("column.kind"), cell: ({ title }) => t(`kind.${title.kind}`) },
    {
      key: "amount",
      header: t("column.amount"),
      cell: ({ amount }) => formatMoney(amount),
      align: "right",
    },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ state }) => <StatusBadge status={`invoice.${state}`} />,
      card: "aside",
    },
    {
      key: "file",
      header: t("column.file"),
      cell: ({ id, issuedAt }) =>
        issuedAt ? (
          <a href={routes.invoicePdf(id)} download className="lnk">
            {t("download")}
          </a>
        ) : (
          common("none")
        ),
    },
  ];
  return (
    <KeysetTable
      caption={t("list")}
      columns={columns}
      rows={props.rows}
      keyOf={({ id }) => id}
      empty={
        <EmptyState
          icon="invoice"
          title={t("empty.title")}
          text={t("empty.text", { amount: formatMoney(props.invoiceable) })}
        />
      }
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}
