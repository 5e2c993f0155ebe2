import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import { formatCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import type { MonthRow, Paid } from "./months";

/** Months with what they came to and who paid. An open month is an estimate and says so. */
export function BillsTable(props: {
  readonly rows: readonly MonthRow[];
  /** When the first bill comes. */
  readonly next: string;
  readonly pager?: Pager | undefined;
}) {
  const t = useTranslations("bills");
  const common = useTranslations("common");
  const purse = (key: keyof Paid): Column<MonthRow> => ({
    key,
    header: t(`purse.${key}`),
    cell: ({ paid }) => (paid ? formatMoney(paid[key]) : common("none")),
    align: "right",
  });
  const columns: readonly Column<MonthRow>[] = [
    {
      key: "month",
      header: t("column.month"),
      cell: ({ month }) => (
        <Link href={routes.bill(month)} className="lnk font-medium">
          {month}
        </Link>
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
    purse("cash"),
    purse("gift"),
    purse("income"),
    purse("voucher"),
    {
      key: "status",
      header: t("column.status"),
      cell: ({ status }) => <StatusBadge status={status} />,
      card: "aside",
    },
    {
      key: "issued",
      header: t("column.issued"),
      cell: ({ issuedAt }) =>
        issuedAt ? (
          <Instant at={issuedAt} style="full" />
        ) : (
          <span className="text-ink3">{t("estimate")}</span>
        ),
    },
  ];
  return (
    <KeysetTable
      caption={t("list")}
      columns={columns}
      rows={props.rows}
      keyOf={({ month }) => month}
      empty={<EmptyState icon="bill" title={t("empty.title")} text={props.next} />}
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}
