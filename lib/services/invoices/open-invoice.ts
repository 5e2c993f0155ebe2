import { eq, or, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { invoices } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { isInvoiceNumber, type InvoiceState } from "@/lib/core/invoice-state";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Staff } from "@/lib/services/context";
import {
  findInvoice,
  inState,
  type Invoice,
  type InvoiceInState,
  type InvoiceKey,
  type InvoiceNotFound,
} from "@/lib/services/invoices/invoice";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { ownAccountIds } from "@/lib/services/own-accounts";

export type OpenInvoiceRefusal =
  | InvoiceNotFound
  | InvoiceInState
  | { readonly code: "wrong-role"; readonly rule: "R-INV-1"; readonly needed: Staff["role"] }
  | { readonly code: "own-account"; readonly rule: "R-REF-11" };
export type NumberRefusal = {
  readonly code: "number-invalid" | "number-taken";
  readonly rule: "R-INV-1";
};

export type OpenInvoice = { readonly account: LockedAccount; readonly invoice: Invoice };

type Deed = { readonly actor: Staff; readonly states: readonly InvoiceState[] };

/** Locks the account of an invoice in a state that a deed of finance needs. R-REF-11 · Nobody acts on an account of their own. */
export async function openInvoice(
  tx: Tx,
  clock: Clock,
  { accountId, invoiceId }: InvoiceKey,
  { actor, states }: Deed,
): Promise<Result<OpenInvoice, OpenInvoiceRefusal>> {
  if (actor.role !== "finance")
    return refuse({ code: "wrong-role", rule: "R-INV-1", needed: "finance" });
  const [account] = await lockAccounts(tx, clock, [accountId]);
  const invoice = account && (await findInvoice(tx, account.id, invoiceId));
  if (!account || !invoice) return refuse({ code: "invoice-not-found", rule: "R-INV-1" });
  const own = await ownAccountIds(tx, actor);
  if (own.includes(account.id)) return refuse({ code: "own-account", rule: "R-REF-11" });
  const state = inState(invoice);
  if (!states.includes(state.state)) return refuse(state);
  return ok({ account, invoice });
}

/** R-INV-1 · A number that an invoice may bear and that no invoice and no reversal bears yet. */
export async function checkNumber(tx: Tx, typed: string): Promise<Result<string, NumberRefusal>> {
  const number = typed.trim();
  if (!isInvoiceNumber(number)) return refuse({ code: "number-invalid", rule: "R-INV-1" });
  // Two accounts may be given one number at once: the second waits here, and then sees the first.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${number}, 0))`);
  const [bearer] = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(or(eq(invoices.number, number), eq(invoices.reversalNumber, number)))
    .limit(1);
  return bearer ? refuse({ code: "number-taken", rule: "R-INV-1" }) : ok(number);
}
