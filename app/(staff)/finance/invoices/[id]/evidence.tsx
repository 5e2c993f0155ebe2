import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import { invoiceable } from "@/lib/core/invoice";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import type { CheckedItem } from "../checks";

/** What each item was applied for with, and what its spending says now. Nothing to check once the invoice is over. */
export function Evidence(props: {
  readonly accountId: string;
  readonly items: readonly CheckedItem[];
  readonly isOpen: boolean;
}) {
  const [t, words, common] = [
    useTranslations("invoiceDesk"),
    useTranslations("invoices.new"),
    useTranslations("common"),
  ];
  const money = (amount: CheckedItem["amount"] | undefined) =>
    amount ? formatMoney(amount) : common("none");
  const columns: readonly Column<CheckedItem>[] = [
    {
      key: "spending",
      header: t("one.spending"),
      cell: ({ kind, reference }) =>
        kind === "bill" ? (
          <Link href={routes.financeBill(props.accountId, reference)} className="lnk">
            {words("bill", { month: reference })}
          </Link>
        ) : (
          words("order", { order: reference })
        ),
      card: "title",
    },
    {
      key: "at",
      header: t("one.at"),
      cell: ({ spending }) =>
        spending ? <Instant at={spending.at} style="full" /> : common("none"),
    },
    {
      key: "cash",
      header: t("one.cash"),
      cell: ({ spending }) => money(spending?.cash),
      align: "right",
    },
    {
      key: "returned",
      header: t("one.returned"),
      cell: ({ spending }) => money(spending ? invoiceable(spending).deducted : undefined),
      align: "right",
    },
    {
      key: "applied",
      header: t("one.applied"),
      cell: ({ amount }) => <span className="font-medium">{formatMoney(amount)}</span>,
      align: "right",
      card: "aside",
    },
    {
      key: "now",
      header: t("one.now"),
      cell: ({ now }) => (props.isOpen ? formatMoney(now) : common("none")),
      align: "right",
    },
    {
      key: "check",
      header: t("one.check"),
      cell: ({ holds }) =>
        props.isOpen ? (
          <Badge tone={holds ? "ok" : "bad"} icon={holds ? "pass" : "fail"}>
            {t(holds ? "check.holds" : "check.changed")}
          </Badge>
        ) : (
          t("check.none")
        ),
    },
  ];
  return (
    <KeysetTable
      caption={t("one.evidence")}
      columns={columns}
      rows={props.items}
      keyOf={({ kind, reference }) => `${kind} ${reference}`}
      empty={<EmptyState icon="invoice" title={t("empty")} />}
    />
  );
}
