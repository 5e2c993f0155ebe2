import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Staff } from "@/lib/services/context";
import {
  changeInvoice,
  releaseItems,
  type Invoice,
  type InvoiceKey,
} from "@/lib/services/invoices/invoice";
import {
  checkNumber,
  openInvoice,
  type NumberRefusal,
  type OpenInvoiceRefusal,
} from "@/lib/services/invoices/open-invoice";
import { LONGEST_INVOICE_REASON } from "@/lib/services/invoices/reject-invoice";
import { notify } from "@/lib/services/notify";
import { plainText } from "@/lib/services/plain-text";
import { inTransaction } from "@/lib/services/transaction";

export type ReverseRefusal =
  | OpenInvoiceRefusal
  | NumberRefusal
  | { readonly code: "reason-required"; readonly rule: "R-INV-1" };

export type Reversal = InvoiceKey & {
  /** Of the red-letter invoice. */
  readonly number: string;
  readonly reason: string;
};

/**
 * R-INV-1 · Finance takes an issued invoice back by a red-letter one (红冲), asked for or not. Its spending may be
 * refunded from now on, and what is left of it invoiced again.
 */
export async function reverseInvoice(
  { db, clock, actor }: Context<Staff>,
  { number: typed, reason: words, ...key }: Reversal,
): Promise<Result<Invoice, ReverseRefusal>> {
  const reason = plainText(words, LONGEST_INVOICE_REASON);
  if (!reason) return refuse({ code: "reason-required", rule: "R-INV-1" });

  return inTransaction(db, async (tx): Promise<Result<Invoice, ReverseRefusal>> => {
    const states = ["issued", "reversal_asked"] as const;
    const open = await openInvoice(tx, clock, key, { actor, states });
    if (!open.ok) return open;
    const { account, invoice } = open.value;
    const number = await checkNumber(tx, typed);
    if (!number.ok) return number;

    const reversed = await changeInvoice(tx, invoice, {
      reversedAt: account.now,
      reversedBy: actor.personId,
      reversalNumber: number.value,
      reversalReason: reason,
    });
    await releaseItems(tx, account, invoice);
    await notify(tx, account, "invoice-reversed", invoice.id, {
      invoiceId: invoice.id,
      number: number.value,
      amount: invoice.amount,
      reason,
    });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "reverse-invoice",
      object: invoice.id,
      details: { number: number.value, reason },
    });
    return ok(reversed);
  });
}
