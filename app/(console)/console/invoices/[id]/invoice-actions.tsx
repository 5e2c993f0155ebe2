import { useTranslations } from "next-intl";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { InvoiceView } from "@/db/queries/invoices";
import { withdrawableUntil } from "@/lib/core/invoice-state";
import { formatMoney } from "@/lib/format/money";
import { askReversalAction, withdrawInvoiceAction } from "../actions";

/** What the customer may do about an invoice now. */
export function InvoiceActions(props: { readonly invoice: InvoiceView; readonly now: Date }) {
  const t = useTranslations("invoices");
  const { invoice, now } = props;
  const amount = formatMoney(invoice.amount);
  const hidden = { invoiceId: invoice.id };
  if (invoice.state === "applied" && now < withdrawableUntil(invoice.appliedAt)) {
    return (
      <ConfirmDialog
        trigger={t("withdrawal.trigger")}
        title={t("withdrawal.title")}
        confirm={t("withdrawal.trigger")}
        action={withdrawInvoiceAction}
        hidden={hidden}
      >
        <p>{t("withdrawal.text", { amount })}</p>
      </ConfirmDialog>
    );
  }
  if (invoice.state !== "issued") return null;
  return (
    <ConfirmDialog
      trigger={t("reversal.trigger")}
      title={t("reversal.title")}
      confirm={t("reversal.trigger")}
      danger
      action={askReversalAction}
      hidden={hidden}
    >
      <p>{t("reversal.text", { amount })}</p>
    </ConfirmDialog>
  );
}
