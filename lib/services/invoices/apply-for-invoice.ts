import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { invoiceItems, invoices, type InvoiceTitle } from "@/db/schema";
import {
  planInvoice,
  type InvoicePlan,
  type InvoicePlanRefusal,
  type SpendingKey,
} from "@/lib/core/invoice";
import { TITLE_FIELDS } from "@/lib/core/invoice-title";
import { fenString } from "@/lib/core/money";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import { itemsOf, type Invoice } from "@/lib/services/invoices/invoice";
import { spendingOf } from "@/lib/services/invoices/spending";
import { findTitle, type StoredTitle, type TitleNotFound } from "@/lib/services/invoices/title";
import { lockAccount, type LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { isEmailAddress } from "@/lib/services/people/email-address";
import { inTransaction } from "@/lib/services/transaction";

export type InvoiceApplication = {
  readonly spending: readonly SpendingKey[];
  readonly titleId: string;
  /** Where finance has the tax system send the invoice; nothing is mailed to it from here. */
  readonly email: string;
  /** What the customer was shown; another sum by now is refused, not applied for unseen. */
  readonly amount: string;
  /** The same key is the same application, however often it is sent. */
  readonly requestKey: string;
};

export type ApplyRefusal =
  | InvoicePlanRefusal
  | TitleNotFound
  | { readonly code: "email-invalid"; readonly rule: "R-INV-1" }
  | { readonly code: "too-many-items"; readonly rule: "R-INV-1"; readonly most: number }
  | {
      readonly code: "amount-changed";
      readonly rule: "R-INV-1";
      readonly shown: string;
      readonly now: string;
    }
  | { readonly code: "request-key-conflict"; readonly rule: "R-INV-1" };

export const MOST_ITEMS = 200;

/**
 * R-INV-1 · Asks for one invoice over bills and orders, for what is invoiceable of them now. What stands on it is
 * taken: no other invoice can be asked for over it until this one is withdrawn, rejected or reversed.
 */
export async function applyForInvoice(
  { db, clock, actor }: Context<Customer>,
  application: InvoiceApplication,
): Promise<Result<Invoice, ApplyRefusal>> {
  const { email, spending } = application;
  if (!isEmailAddress(email)) return refuse({ code: "email-invalid", rule: "R-INV-1" });
  if (spending.length > MOST_ITEMS)
    return refuse({ code: "too-many-items", rule: "R-INV-1", most: MOST_ITEMS });

  return inTransaction(db, async (tx): Promise<Result<Invoice, ApplyRefusal>> => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const before = await findApplication(tx, account, application.requestKey);
    if (before) {
      const same = await isSame(tx, before, application);
      return same ? ok(before) : refuse({ code: "request-key-conflict", rule: "R-INV-1" });
    }
    const title = await findTitle(tx, account.id, application.titleId);
    if (!title) return refuse({ code: "title-not-found", rule: "R-INV-1" });
    const plan = planInvoice(spending, await spendingOf(tx, account.id));
    if (!plan.ok) return plan;
    const now = fenString(plan.value.amount);
    if (now !== application.amount)
      return refuse({ code: "amount-changed", rule: "R-INV-1", shown: application.amount, now });

    const invoice = await putOnRecord(tx, account, { ...application, title }, plan.value);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "apply-for-invoice",
      object: invoice.id,
      details: { amount: invoice.amount, title: invoice.title, items: itemNames(plan.value) },
    });
    return ok(invoice);
  });
}

async function findApplication(
  tx: Tx,
  account: LockedAccount,
  requestKey: string,
): Promise<Invoice | undefined> {
  const [found] = await tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.accountId, account.id), eq(invoices.requestKey, requestKey)));
  return found;
}

async function isSame(
  tx: Tx,
  before: Invoice,
  { spending, email, amount, titleId }: InvoiceApplication,
): Promise<boolean> {
  const named = (keys: readonly SpendingKey[]) =>
    [...new Set(keys.map(({ kind, reference }) => `${kind} ${reference}`))].toSorted().join();
  const items = await itemsOf(tx, before);
  // A title that is kept no longer was kept when the key was first sent.
  const title = (await findTitle(tx, before.accountId, titleId)) ?? before.title;
  return (
    before.email === email &&
    before.amount === amount &&
    named(items) === named(spending) &&
    (["kind", ...TITLE_FIELDS] as const).every((field) => title[field] === before.title[field])
  );
}

async function putOnRecord(
  tx: Tx,
  account: LockedAccount,
  request: { readonly title: StoredTitle; readonly email: string; readonly requestKey: string },
  plan: InvoicePlan,
): Promise<Invoice> {
  const [invoice] = await tx
    .insert(invoices)
    .values({
      accountId: account.id,
      id: newId("inv"),
      requestKey: request.requestKey,
      title: copyOf(request.title),
      email: request.email,
      amount: fenString(plan.amount),
      appliedAt: account.now,
    })
    .returning();
  if (!invoice) throw new Error("the application was not written");
  await tx.insert(invoiceItems).values(
    plan.items.map(({ kind, reference, amount }) => ({
      accountId: account.id,
      invoiceId: invoice.id,
      kind,
      reference,
      amount: fenString(amount),
    })),
  );
  return invoice;
}

const copyOf = (title: StoredTitle): InvoiceTitle => ({
  kind: title.kind,
  name: title.name,
  taxNumber: title.taxNumber,
  bank: title.bank,
  bankAccount: title.bankAccount,
  address: title.address,
  phone: title.phone,
});

const itemNames = ({ items }: InvoicePlan) =>
  items.map(({ kind, reference, amount }) => ({ kind, reference, amount: fenString(amount) }));
