import { and, asc, eq, isNull } from "drizzle-orm";

import type { Asker, Tx } from "@/db/client";
import { invoiceItems, invoices } from "@/db/schema";
import type { InvoiceItem } from "@/lib/core/invoice";
import { invoiceState, type InvoiceState } from "@/lib/core/invoice-state";
import { cny } from "@/lib/core/money";
import type { LockedAccount } from "@/lib/services/lock-account";

export type Invoice = typeof invoices.$inferSelect;

export type InvoiceKey = { readonly accountId: string; readonly invoiceId: string };
export type InvoiceNotFound = { readonly code: "invoice-not-found"; readonly rule: "R-INV-1" };
/** It is not in the state that the deed needs. */
export type InvoiceInState = {
  readonly code: "invoice-in-state";
  readonly rule: "R-INV-1";
  readonly state: InvoiceState;
};

/** An invoice of the account, or null where it has none by that id. */
export async function findInvoice(
  db: Asker,
  accountId: string,
  id: string,
): Promise<Invoice | null> {
  const [found] = await db.select().from(invoices).where(isInvoice({ accountId, id }));
  return found ?? null;
}

/** What an invoice is for, bills first. */
export async function itemsOf(
  db: Asker,
  { accountId, id }: Pick<Invoice, "accountId" | "id">,
): Promise<InvoiceItem[]> {
  const rows = await db
    .select()
    .from(invoiceItems)
    .where(and(eq(invoiceItems.accountId, accountId), eq(invoiceItems.invoiceId, id)))
    .orderBy(asc(invoiceItems.kind), asc(invoiceItems.reference));
  return rows.map(({ kind, reference, amount }) => ({ kind, reference, amount: cny(amount) }));
}

/** Writes what became of an invoice, and answers with the invoice as it now is. */
export async function changeInvoice(
  tx: Tx,
  invoice: Invoice,
  facts: Partial<Invoice>,
): Promise<Invoice> {
  await tx.update(invoices).set(facts).where(isInvoice(invoice));
  return { ...invoice, ...facts };
}

/** R-INV-1 · The spending of an invoice that no longer stands may be invoiced again. */
export async function releaseItems(tx: Tx, account: LockedAccount, { id }: Invoice): Promise<void> {
  await tx
    .update(invoiceItems)
    .set({ releasedAt: account.now })
    .where(
      and(
        eq(invoiceItems.accountId, account.id),
        eq(invoiceItems.invoiceId, id),
        isNull(invoiceItems.releasedAt),
      ),
    );
}

/** Refuses what the invoice's state does not allow. */
export const inState = (invoice: Invoice): InvoiceInState => ({
  code: "invoice-in-state",
  rule: "R-INV-1",
  state: invoiceState(invoice),
});

const isInvoice = ({ accountId, id }: Pick<Invoice, "accountId" | "id">) =>
  and(eq(invoices.accountId, accountId), eq(invoices.id, id));
