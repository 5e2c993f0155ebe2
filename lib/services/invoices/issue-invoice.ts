import { checkItems, stillHolds, type SpendingChanged } from "@/lib/core/invoice";
import { ok, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Staff } from "@/lib/services/context";
import {
  changeInvoice,
  itemsOf,
  type Invoice,
  type InvoiceKey,
} from "@/lib/services/invoices/invoice";
import {
  checkNumber,
  openInvoice,
  type NumberRefusal,
  type OpenInvoiceRefusal,
} from "@/lib/services/invoices/open-invoice";
import { spendingOf } from "@/lib/services/invoices/spending";
import { notify } from "@/lib/services/notify";
import { inTransaction } from "@/lib/services/transaction";

export type IssueRefusal = OpenInvoiceRefusal | NumberRefusal | SpendingChanged;

/**
 * R-INV-1 · Finance issues what was applied for, under the number that the tax system gave, dated now. Every item must
 * still be worth what it was applied for: a refund or an adjustment since then refuses it.
 */
export function issueInvoice(
  { db, clock, actor }: Context<Staff>,
  { number: typed, ...key }: InvoiceKey & { readonly number: string },
): Promise<Result<Invoice, IssueRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<Invoice, IssueRefusal>> => {
    const open = await openInvoice(tx, clock, key, { actor, states: ["applied"] });
    if (!open.ok) return open;
    const { account, invoice } = open.value;
    const items = await itemsOf(tx, invoice);
    const held = stillHolds(checkItems(invoice.id, items, await spendingOf(tx, account.id)));
    if (!held.ok) return held;
    const number = await checkNumber(tx, typed);
    if (!number.ok) return number;

    const issued = await changeInvoice(tx, invoice, {
      issuedAt: account.now,
      issuedBy: actor.personId,
      number: number.value,
    });
    await notify(tx, account, "invoice-issued", invoice.id, {
      invoiceId: invoice.id,
      number: number.value,
      amount: invoice.amount,
    });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "issue-invoice",
      object: invoice.id,
      details: { number: number.value, amount: invoice.amount },
    });
    return ok(issued);
  });
}
