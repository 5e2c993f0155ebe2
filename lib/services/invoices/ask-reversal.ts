import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import {
  changeInvoice,
  findInvoice,
  inState,
  type Invoice,
  type InvoiceInState,
  type InvoiceNotFound,
} from "@/lib/services/invoices/invoice";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

export type AskReversalRefusal = InvoiceNotFound | InvoiceInState;

/** R-INV-1 · The customer asks finance to reverse an issued invoice, so that its orders can be refunded. Once is enough. */
export function askReversal(
  { db, clock, actor }: Context<Customer>,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<Invoice, AskReversalRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<Invoice, AskReversalRefusal>> => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const invoice = await findInvoice(tx, account.id, invoiceId);
    if (!invoice) return refuse({ code: "invoice-not-found", rule: "R-INV-1" });
    const state = inState(invoice);
    if (state.state === "reversal_asked") return ok(invoice);
    if (state.state !== "issued") return refuse(state);

    const asked = await changeInvoice(tx, invoice, { reversalAskedAt: account.now });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "ask-reversal",
      object: invoice.id,
    });
    return ok(asked);
  });
}
