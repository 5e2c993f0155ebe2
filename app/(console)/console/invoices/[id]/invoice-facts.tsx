import { useTranslations } from "next-intl";

import { CopyButton } from "@/components/ui/copy-button";
import { Facts, type Fact } from "@/components/ui/facts";
import type { InvoiceView } from "@/db/queries/invoices";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";

const DETAILS = ["taxNumber", "bank", "bankAccount", "address", "phone"] as const;

/** The title as it was asked for, the amount, and the numbers that the invoice was given. */
export function InvoiceFacts({ invoice }: { readonly invoice: InvoiceView }) {
  const [t, title] = [useTranslations("invoices"), useTranslations("invoices.titlePage")];
  const facts: Fact[] = [
    { label: t("one.amount"), value: formatMoney(invoice.amount) },
    { label: t("column.kind"), value: t(`kind.${invoice.title.kind}`) },
    { label: t("column.title"), value: invoice.title.name },
    ...DETAILS.flatMap((detail) => {
      const value = invoice.title[detail];
      return value ? [{ label: title(detail), value }] : [];
    }),
    { label: t("one.email"), value: invoice.email },
  ];
  if (invoice.number && invoice.issuedAt) {
    facts.push(
      { label: t("one.number"), value: <CopyButton value={invoice.number} /> },
      { label: t("one.issuedAt"), value: formatInstant(invoice.issuedAt, "day") },
    );
  }
  if (invoice.reversalNumber) {
    facts.push({ label: t("one.redNumber"), value: <CopyButton value={invoice.reversalNumber} /> });
  }
  return <Facts facts={facts} />;
}
