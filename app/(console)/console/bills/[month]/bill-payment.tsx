import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { MoneySplit } from "@/components/billing/money-split";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Panel } from "@/components/ui/panel";
import type { BillTransfer } from "@/db/queries/bills";
import { formatMoney } from "@/lib/format/money";
import type { MonthDetail } from "../months";

/** Which purse paid how much, and the entries of the ledger that say so. Nothing for a month that is not billed. */
export function BillPayment({ bill }: { readonly bill: MonthDetail }) {
  const t = useTranslations("bills");
  const { paid } = bill;
  if (!paid) return null;
  return (
    <div className="grid gap-3.5 xl:grid-cols-[2fr_3fr] items-start">
      <Panel title={t("payment.title")} note={t("payment.order")} flush>
        <MoneySplit
          caption={t("payment.title")}
          rows={(["voucher", "gift", "income", "cash"] as const).map((purse) => ({
            purse,
            paid: paid[purse],
          }))}
          total={{ paid: bill.total }}
        />
      </Panel>
      <Panel title={t("ledger.title")} note={t("ledger.note")} flush>
        <Ledger transfers={bill.transfers} />
      </Panel>
    </div>
  );
}

function Ledger({ transfers }: { readonly transfers: readonly BillTransfer[] }) {
  const t = useTranslations("bills.ledger");
  const names = useTranslations("transactions.ledger");
  const columns: readonly Column<BillTransfer>[] = [
    {
      key: "at",
      header: t("at"),
      cell: ({ happenedAt }) => <Instant at={happenedAt} style="dense" />,
    },
    { key: "id", header: t("id"), cell: ({ id }) => <CopyButton value={id} />, card: "title" },
    {
      key: "ends",
      header: t("ends"),
      cell: ({ debit, credit }) => `${names(debit)} → ${names(credit)}`,
    },
    {
      key: "amount",
      header: t("amount"),
      cell: ({ amount }) => formatMoney(amount),
      align: "right",
      card: "aside",
    },
  ];
  return (
    <KeysetTable
      caption={t("title")}
      columns={columns}
      rows={transfers}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="balanced" title={t("none")} text={t("noneText")} />}
    />
  );
}
