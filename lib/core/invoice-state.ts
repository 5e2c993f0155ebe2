import { addDays, dayOf, dayStart } from "@/lib/core/calendar";

export const INVOICE_STATES = [
  "applied",
  "issued",
  "reversal_asked",
  "rejected",
  "withdrawn",
  "reversed",
] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

export type InvoiceFacts = {
  readonly withdrawnAt: Date | null;
  readonly issuedAt: Date | null;
  readonly rejectedAt: Date | null;
  readonly reversalAskedAt: Date | null;
  readonly reversedAt: Date | null;
};

/** R-INV-1 · What an invoice is, read off its facts. */
export function invoiceState(invoice: InvoiceFacts): InvoiceState {
  if (invoice.reversedAt) return "reversed";
  if (invoice.issuedAt) return invoice.reversalAskedAt ? "reversal_asked" : "issued";
  if (invoice.rejectedAt) return "rejected";
  return invoice.withdrawnAt ? "withdrawn" : "applied";
}

/** R-INV-1 · An application may be withdrawn until the day of Shanghai on which it was made ends; exclusive. */
export const withdrawableUntil = (appliedAt: Date): Date => dayStart(addDays(dayOf(appliedAt), 1));

/** An invoice's number: 20 digits of a digital invoice, or the 8 of a paper one. */
export const isInvoiceNumber = (text: string): boolean => /^(\d{8}|\d{20})$/.test(text);
