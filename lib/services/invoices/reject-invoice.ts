import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Staff } from "@/lib/services/context";
import {
  changeInvoice,
  releaseItems,
  type Invoice,
  type InvoiceKey,
} from "@/lib/services/invoices/invoice";
import { openInvoice, type OpenInvoiceRefusal } from "@/lib/services/invoices/open-invoice";
import { notify } from "@/lib/services/notify";
import { plainText } from "@/lib/services/plain-text";
import { inTransaction } from "@/lib/services/transaction";

export type RejectRefusal =
  | OpenInvoiceRefusal
  | { readonly code: "reason-required"; readonly rule: "R-INV-1" };

export const LONGEST_INVOICE_REASON = 500;

/** R-INV-1 · Finance does not issue what was applied for, for a reason that the customer reads; the spending is free again. */
export async function rejectInvoice(
  { db, clock, actor }: Context<Staff>,
  { reason: typed, ...key }: InvoiceKey & { readonly reason: string },
): Promise<Result<Invoice, RejectRefusal>> {
  const reason = plainText(typed, LONGEST_INVOICE_REASON);
  if (!reason) return refuse({ code: "reason-required", rule: "R-INV-1" });

  return inTransaction(db, async (tx): Promise<Result<Invoice, RejectRefusal>> => {
    const open = await openInvoice(tx, clock, key, { actor, states: ["applied"] });
    if (!open.ok) return open;
    const { account, invoice } = open.value;

    const rejected = await changeInvoice(tx, invoice, {
      rejectedAt: account.now,
      rejectedBy: actor.personId,
      rejectedBecause: reason,
    });
    await releaseItems(tx, account, invoice);
    await notify(tx, account, "invoice-rejected", invoice.id, {
      invoiceId: invoice.id,
      amount: invoice.amount,
      reason,
    });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "reject-invoice",
      object: invoice.id,
      details: { reason },
    });
    return ok(rejected);
  });
}
