import { useTranslations } from "next-intl";

import { Derivation } from "@/components/billing/derivation";
import { How } from "@/components/billing/how";
import { KpiStrip } from "@/components/billing/kpi-strip";
import { Money } from "@/components/billing/money";
import type { InvoiceTotals } from "@/db/queries/invoices";
import type { InvoiceableTotals } from "@/lib/core/invoice";
import { formatMoney } from "@/lib/format/money";

/** What may be invoiced now and how that comes about, and what was applied for and issued. */
export function InvoiceFigures(props: {
  readonly open: InvoiceableTotals;
  readonly invoices: InvoiceTotals;
}) {
  const t = useTranslations("invoices.open");
  const { open, invoices } = props;
  return (
    <KpiStrip
      items={[
        {
          label: t("label"),
          value: <Money amount={open.amount} />,
          note: (
            <How subject={t("label")}>
              <Open totals={open} />
            </How>
          ),
        },
        {
          label: t("waiting"),
          value: <Money amount={invoices.waiting.amount} />,
          note: t("count", { count: invoices.waiting.count }),
        },
        {
          label: t("issued"),
          value: <Money amount={invoices.issued.amount} />,
          note: t("count", { count: invoices.issued.count }),
        },
      ]}
    />
  );
}

function Open({ totals }: { readonly totals: InvoiceableTotals }) {
  const t = useTranslations("invoices.open");
  return (
    <Derivation
      caption={t("label")}
      lines={[
        { operator: "+", label: t("bills"), value: formatMoney(totals.bills) },
        { operator: "+", label: t("orders"), value: formatMoney(totals.orders) },
        { operator: "−", label: t("returned"), value: formatMoney(totals.returned) },
        { operator: "−", label: t("owed"), value: formatMoney(totals.owed) },
        { operator: "−", label: t("invoiced"), value: formatMoney(totals.invoiced) },
        {
          operator: "=",
          label: t("total"),
          value: formatMoney(totals.amount),
          rule: { id: "R-INV-1" },
        },
      ]}
    />
  );
}
