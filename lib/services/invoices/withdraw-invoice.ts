import { withdrawableUntil } from "@/lib/core/invoice-state";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import {
  changeInvoice,
  findInvoice,
  inState,
  releaseItems,
  type Invoice,
  type InvoiceInState,
  type InvoiceNotFound,
} from "@/lib/services/invoices/invoice";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

export type WithdrawRefusal =
  | InvoiceNotFound
  | InvoiceInState
  | { readonly code: "withdrawal-too-late"; readonly rule: "R-INV-1"; readonly until: Date };

/** R-INV-1 · Takes an application back on the day on which it was made, while nobody has decided on it. */
export function withdrawInvoice(
  { db, clock, actor }: Context<Customer>,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<Invoice, WithdrawRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<Invoice, WithdrawRefusal>> => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const invoice = await findInvoice(tx, account.id, invoiceId);
    if (!invoice) return refuse({ code: "invoice-not-found", rule: "R-INV-1" });
    const state = inState(invoice);
    if (state.state === "withdrawn") return ok(invoice);
    if (state.state !== "applied") return refuse(state);
    const until = withdrawableUntil(invoice.appliedAt);
    if (account.now >= until)
      return refuse({ code: "withdrawal-too-late", rule: "R-INV-1", until });

    const withdrawn = await changeInvoice(tx, invoice, { withdrawnAt: account.now });
    await releaseItems(tx, account, invoice);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "withdraw-invoice",
      object: invoice.id,
    });
    return ok(withdrawn);
  });
}
