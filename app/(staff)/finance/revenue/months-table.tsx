import { useTranslations } from "next-intl";

import { Derivation } from "@/components/billing/derivation";
import { How } from "@/components/billing/how";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import type { RevenueMonth } from "@/db/queries/revenue";
import { formatMoney } from "@/lib/format/money";
import { deferredLines, earnedLines } from "./derivations";

const AMOUNTS = [
  "cashIn",
  "sold",
  "used",
  "breakage",
  "postpaid",
  "refunded",
  "promotions",
  "corrections",
  "deferred",
] as const;

/** The months, the newest first, each with how its figures came about. */
export function MonthsTable({ months }: { readonly months: readonly RevenueMonth[] }) {
  const t = useTranslations("revenue");
  const columns: readonly Column<RevenueMonth>[] = [
    {
      key: "month",
      header: t("column.month"),
      cell: ({ month }) => <span className="font-medium">{month}</span>,
      card: "title",
    },
    ...AMOUNTS.map((key): Column<RevenueMonth> => ({
      key,
      header: t(`column.${key}`),
      cell: (month) => formatMoney(month[key]),
      align: "right",
    })),
    {
      key: "derivation",
      header: t("column.derivation"),
      cell: (month) => (
        <How subject={month.month}>
          <Derivation caption={t("derivation.earned")} lines={earnedLines(t, month)} />
          <div className="mt-4">
            <Derivation caption={t("roll.title")} lines={deferredLines(t, month)} />
          </div>
        </How>
      ),
    },
  ];
  return (
    <KeysetTable
      caption={t("months.title")}
      columns={columns}
      rows={months}
      keyOf={({ month }) => month}
      wide
      empty={<EmptyState icon="trend" title={t("months.empty")} text={t("months.emptyText")} />}
    />
  );
}
