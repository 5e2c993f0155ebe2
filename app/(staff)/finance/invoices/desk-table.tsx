import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { StaffInvoiceView } from "@/db/queries/invoices";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";

/** Applications as finance reads them. `changed` names those whose spending is not what it was; left out, it was not asked. */
export function DeskTable(props: {
  readonly caption: string;
  readonly rows: readonly StaffInvoiceView[];
  readonly changed?: ReadonlySet<string>;
  readonly empty: { readonly title: string; readonly text?: string };
  readonly pager?: Pager;
}) {
  const [t, list, common] = [
    useTranslations("invoiceDesk"),
    useTranslations("invoices"),
    useTranslations("common"),
  ];
  const { changed } = props;
  const check: readonly Column<StaffInvoiceView>[] = changed
    ? [
        {
          key: "check",
          header: t("column.check"),
          cell: ({ id }) => (
            <Badge tone={changed.has(id) ? "bad" : "ok"} icon={changed.has(id) ? "fail" : "pass"}>
              {t(changed.has(id) ? "check.changed" : "check.holds")}
            </Badge>
          ),
        },
      ]
    : [];
  const columns: readonly Column<StaffInvoiceView>[] = [
    {
      key: "applied",
      header: list("column.applied"),
      cell: ({ appliedAt }) => <Instant at={appliedAt} style="full" />,
    },
    {
      key: "id",
      header: list("column.id"),
      cell: ({ id }) => (
        <Link href={routes.financeInvoice(id)} className="lnk font-mono text-xs">
          {id}
        </Link>
      ),
      card: "title",
    },
    {
      key: "customer",
      header: t("column.customer"),
      cell: ({ account }) => (
        <>
          {account.name}
          <span className="block font-mono text-2xs text-ink3">{account.id}</span>
        </>
      ),
    },
    { key: "title", header: list("column.title"), cell: ({ title }) => title.name },
    {
      key: "taxNumber",
      header: list("column.taxNumber"),
      cell: ({ title }) => (
        <span className="font-mono text-xs">{title.taxNumber ?? common("none")}</span>
      ),
    },
    { key: "kind", header: list("column.kind"), cell: ({ title }) => list(`kind.${title.kind}`) },
    {
      key: "amount",
      header: list("column.amount"),
      cell: ({ amount }) => formatMoney(amount),
      align: "right",
    },
    ...check,
    {
      key: "state",
      header: list("column.state"),
      cell: ({ state }) => <StatusBadge status={`invoice.${state}`} />,
      card: "aside",
    },
  ];
  return (
    <KeysetTable
      wide
      caption={props.caption}
      columns={columns}
      rows={props.rows}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="invoice" {...props.empty} />}
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}
