import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import type { Column } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { ListedAdjustment } from "@/db/queries/adjustments";
import { routes } from "@/lib/routes";
import { CustomerCell } from "../customer-cell";
import { changeInWords } from "./change";

/** What the queue and the history show alike: whose, of what, how much, why, and who asked. */
export function useAdjustmentColumns(
  nameOf: (personId: string) => string,
): readonly Column<ListedAdjustment>[] {
  const t = useTranslations("corrections");
  return [
    {
      key: "customer",
      header: t("column.customer"),
      cell: (row) => <CustomerCell name={row.accountName} accountId={row.accountId} />,
      card: "title",
    },
    { key: "about", header: t("column.about"), cell: (row) => <About adjustment={row} /> },
    {
      key: "amount",
      header: t("column.amount"),
      cell: (row) => <span className="font-medium">{changeInWords(row)}</span>,
      align: "right",
      card: "aside",
    },
    { key: "reason", header: t("column.reason"), cell: ({ reason }) => reason, wrap: true },
    {
      key: "by",
      header: t("column.by"),
      cell: ({ requestedBy, requestedAt }) => (
        <>
          {nameOf(requestedBy)}
          <span className="block text-2xs text-ink3">
            <Instant at={requestedAt} style="dense" />
          </span>
        </>
      ),
    },
  ];
}

function About({ adjustment }: { readonly adjustment: ListedAdjustment }) {
  const t = useTranslations("corrections");
  const { accountId, month } = adjustment;
  if (month === null) return t("noBill");
  return (
    <Link href={routes.financeBill(accountId, month)} className="lnk">
      {t("bill", { month })}
    </Link>
  );
}
