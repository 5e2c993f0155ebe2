import { FILE_TYPES, fileOf, type DocumentFile } from "@/lib/documents/bill-file";
import { documentWords } from "@/lib/documents/document-words";
import { invoicePdf, type InvoicePrint, type IssuedInvoice } from "@/lib/documents/invoice-pdf";

/** R-INV-1 · An issued invoice as a file, or null for the red letter of one that was not reversed. */
export function invoiceFile(invoice: IssuedInvoice, print: InvoicePrint): DocumentFile | null {
  const { documents: t } = documentWords(print.locale);
  if (!print.red) {
    const name = t("invoice.file", { number: invoice.number });
    return fileOf(invoicePdf(invoice, print), FILE_TYPES.pdf, `${name}.pdf`);
  }
  if (invoice.reversalNumber === null) return null;
  const name = t("invoice.redFile", { number: invoice.reversalNumber });
  return fileOf(invoicePdf(invoice, print), FILE_TYPES.pdf, `${name}.pdf`);
}
