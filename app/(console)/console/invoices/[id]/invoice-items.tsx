import { useTranslations } from "next-intl";

import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { InvoiceItemView } from "@/db/queries/invoices";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";

/** The bills and orders that the invoice is for, and whether they still stand on it. */
export function InvoiceItems({ items }: { readonly items: readonly InvoiceItemView[] }) {
  const [t, words] = [useTranslations("invoices"), useTranslations("invoices.new")];
  const columns: readonly Column<InvoiceItemView>[] = [
    {
      key: "item",
      header: t("one.item"),
      cell: ({ kind, reference }) =>
        kind === "bill" ? (
          <Link href={routes.bill(reference)} className="lnk">
            {words("bill", { month: reference })}
          </Link>
        ) : (
          <Link href={routes.order(reference)} className="lnk">
            {words("order", { order: reference })}
          </Link>
        ),
      card: "title",
    },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ releasedAt }) => (releasedAt ? t("one.released") : t("one.stands")),
    },
    {
      key: "amount",
      header: t("column.amount"),
      cell: ({ amount }) => formatMoney(amount),
      align: "right",
      card: "aside",
    },
  ];
  return (
    <KeysetTable
      caption={t("one.items")}
      columns={columns}
      rows={items}
      keyOf={({ kind, reference }) => `${kind} ${reference}`}
      empty={<EmptyState icon="invoice" title={words("empty.title")} />}
    />
  );
}
