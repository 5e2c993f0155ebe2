import { useTranslations } from "next-intl";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextAreaField, TextField } from "@/components/ui/field";
import type { InvoiceView } from "@/db/queries/invoices";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { issueInvoiceAction, rejectInvoiceAction, reverseInvoiceAction } from "../actions";

/** What finance may do about an invoice now: issue or reject what waits, reverse what stands. */
export function Decisions({ invoice, now }: { readonly invoice: InvoiceView; readonly now: Date }) {
  switch (invoice.state) {
    case "applied":
      return (
        <>
          <Reject invoice={invoice} />
          <Issue invoice={invoice} now={now} />
        </>
      );
    case "issued":
    case "reversal_asked":
      return <Reverse invoice={invoice} />;
    default:
      return null;
  }
}

function Issue({ invoice, now }: { readonly invoice: InvoiceView; readonly now: Date }) {
  const t = useTranslations("invoiceDesk.issue");
  const amount = formatMoney(invoice.amount);
  return (
    <ConfirmDialog
      trigger={t("trigger", { amount })}
      triggerKind="primary"
      title={t("title", { amount })}
      confirm={t("trigger", { amount })}
      action={issueInvoiceAction}
      hidden={hiddenOf(invoice)}
    >
      <p>{t("text", { title: invoice.title.name, day: formatInstant(now, "day") })}</p>
      <NumberField label={t("number")} help={t("numberHelp")} />
    </ConfirmDialog>
  );
}

function Reject({ invoice }: { readonly invoice: InvoiceView }) {
  const t = useTranslations("invoiceDesk.reject");
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      triggerKind="danger"
      title={t("title")}
      confirm={t("confirm")}
      danger
      action={rejectInvoiceAction}
      hidden={hiddenOf(invoice)}
    >
      <p>{t("text", { amount: formatMoney(invoice.amount) })}</p>
      <TextAreaField
        name="reason"
        label={t("reason")}
        help={t("reasonHelp")}
        maxLength={500}
        required
      />
    </ConfirmDialog>
  );
}

function Reverse({ invoice }: { readonly invoice: InvoiceView }) {
  const [t, issue] = [useTranslations("invoiceDesk.reverse"), useTranslations("invoiceDesk.issue")];
  const amount = formatMoney(invoice.amount);
  return (
    <ConfirmDialog
      trigger={t("trigger", { amount })}
      triggerKind="danger"
      title={t("title", { amount })}
      confirm={t("confirm")}
      danger
      action={reverseInvoiceAction}
      hidden={hiddenOf(invoice)}
    >
      <p>{t("text", { number: invoice.number ?? "" })}</p>
      <NumberField label={t("number")} help={issue("numberHelp")} />
      <TextAreaField
        name="reason"
        label={t("reason")}
        help={t("reasonHelp")}
        maxLength={500}
        required
      />
    </ConfirmDialog>
  );
}

const NumberField = (props: { readonly label: string; readonly help: string }) => (
  <TextField name="number" inputMode="numeric" maxLength={20} required {...props} />
);

const hiddenOf = ({ accountId, id }: InvoiceView) => ({ accountId, invoiceId: id });
