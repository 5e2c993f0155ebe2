import { useTranslations } from "next-intl";

import { billStatus } from "@/components/billing/bill-status";
import { StatusBadge } from "@/components/billing/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { billsOfMonth } from "@/db/queries/bills";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";

type Row = Awaited<ReturnType<typeof billsOfMonth>>[number];

/** The bills of one month, an account a row. */
export function BillsOfMonth(props: { readonly bills: readonly Row[]; readonly pager?: Pager }) {
  const t = useTranslations("finance.bills");
  const money = (
    key: "paidCash" | "paidGift" | "paidIncome" | "paidVoucher" | "owed",
  ): Column<Row> => ({
    key,
    header: t(`column.${key}`),
    cell: (bill) => formatMoney(bill[key]),
    align: "right",
  });
  const columns: readonly Column<Row>[] = [
    {
      key: "customer",
      header: t("column.customer"),
      cell: (bill) => (
        <>
          <Link href={routes.financeBill(bill.accountId, bill.month)} className="lnk font-medium">
            {bill.accountName}
          </Link>
          <span className="block font-mono text-2xs text-ink3">{bill.accountId}</span>
        </>
      ),
      card: "title",
    },
    {
      key: "calls",
      header: t("column.calls"),
      cell: ({ calls }) => formatCount(calls),
      align: "right",
    },
    {
      key: "total",
      header: t("column.total"),
      cell: ({ total }) => <span className="font-medium">{formatMoney(total)}</span>,
      align: "right",
    },
    money("paidCash"),
    money("paidGift"),
    money("paidIncome"),
    money("paidVoucher"),
    money("owed"),
    {
      key: "state",
      header: t("column.state"),
      cell: ({ state }) => <StatusBadge status={billStatus(state)} />,
      card: "aside",
    },
    {
      key: "issued",
      header: t("column.issued"),
      cell: ({ issuedAt }) => formatInstant(issuedAt, "dense"),
    },
  ];
  return (
    <KeysetTable
      caption={t("title")}
      columns={columns}
      rows={props.bills}
      keyOf={({ accountId }) => accountId}
      empty={<EmptyState icon="bill" title={t("empty")} text={t("emptyText")} />}
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}
