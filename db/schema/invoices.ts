import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";

import { accounts } from "@/db/schema/accounts";
import { accountNumber, fen, instant, opaqueId } from "@/db/schema/columns";

export const invoiceTitleKind = pgEnum("invoice_title_kind", [
  "personal",
  "enterprise-ordinary",
  "enterprise-special",
]);
export const invoicedKind = pgEnum("invoiced_kind", ["bill", "order"]);

/** R-INV-1 · Whom an invoice is made out to. A changed title is a new one: invoices keep what they were issued with. */
export const invoiceTitles = pgTable(
  "invoice_titles",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    kind: invoiceTitleKind().notNull(),
    name: text().notNull(),
    taxNumber: text(),
    bank: text(),
    bankAccount: text(),
    address: text(),
    phone: text(),
    isDefault: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (title) => [
    primaryKey({ columns: [title.accountId, title.id] }),
    foreignKey({ columns: [title.accountId], foreignColumns: [accounts.id] }),
    check(
      "an_enterprise_has_a_tax_number",
      sql`${title.kind} = 'personal' or ${title.taxNumber} is not null`,
    ),
    check(
      "a_special_invoice_names_the_bank",
      sql`${title.kind} <> 'enterprise-special' or num_nulls(${title.bank}, ${title.bankAccount}, ${title.address}, ${title.phone}) = 0`,
    ),
    uniqueIndex("one_default_title_an_account")
      .on(title.accountId)
      .where(sql`is_default and removed_at is null`),
  ],
);

/** The title as it stood when the invoice was asked for. */
export type InvoiceTitle = {
  readonly kind: (typeof invoiceTitleKind.enumValues)[number];
  readonly name: string;
  readonly taxNumber: string | null;
  readonly bank: string | null;
  readonly bankAccount: string | null;
  readonly address: string | null;
  readonly phone: string | null;
};

/** R-INV-1 · Applied for, then issued, rejected or withdrawn; an issued one may be reversed (红冲). */
export const invoices = pgTable(
  "invoices",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    requestKey: text().notNull(),
    title: jsonb().$type<InvoiceTitle>().notNull(),
    email: text().notNull(),
    amount: fen().notNull(),
    appliedAt: instant().notNull(),
    withdrawnAt: instant(),
    issuedAt: instant(),
    issuedBy: text(),
    number: text().unique("one_invoice_a_number"),
    rejectedAt: instant(),
    rejectedBy: text(),
    rejectedBecause: text(),
    reversalAskedAt: instant(),
    reversedAt: instant(),
    reversedBy: text(),
    reversalNumber: text().unique("one_reversal_a_number"),
    reversalReason: text(),
  },
  (invoice) => [
    primaryKey({ columns: [invoice.accountId, invoice.id] }),
    foreignKey({ columns: [invoice.accountId], foreignColumns: [accounts.id] }),
    uniqueIndex("one_invoice_per_request").on(invoice.accountId, invoice.requestKey),
    check("an_invoice_is_positive", sql`${invoice.amount} > 0`),
    check(
      "an_invoice_is_decided_once",
      sql`num_nonnulls(${invoice.withdrawnAt}, ${invoice.issuedAt}, ${invoice.rejectedAt}) <= 1`,
    ),
    check(
      "an_issued_invoice_has_a_number",
      sql`(${invoice.issuedAt} is null) = (${invoice.number} is null)`,
    ),
    check(
      "a_rejected_invoice_has_a_reason",
      sql`(${invoice.rejectedAt} is null) = (${invoice.rejectedBecause} is null)`,
    ),
    check(
      "only_an_issued_invoice_is_reversed",
      sql`${invoice.reversedAt} is null or ${invoice.issuedAt} is not null`,
    ),
    check(
      "a_reversal_has_a_number",
      sql`(${invoice.reversedAt} is null) = (${invoice.reversalNumber} is null)`,
    ),
    index("newest_invoices").on(invoice.accountId, invoice.appliedAt),
    index("invoices_waiting")
      .on(invoice.appliedAt)
      .where(sql`withdrawn_at is null and issued_at is null and rejected_at is null`),
  ],
);

/** R-INV-1 · The cash spending that an invoice is for. Never on two invoices that stand. */
export const invoiceItems = pgTable(
  "invoice_items",
  {
    accountId: accountNumber().notNull(),
    invoiceId: opaqueId().notNull(),
    kind: invoicedKind().notNull(),
    /** The bill's month or the order's id. */
    reference: text().notNull(),
    amount: fen().notNull(),
    /** When the invoice was withdrawn, rejected or reversed, and the spending may be invoiced again. */
    releasedAt: instant(),
  },
  (item) => [
    primaryKey({ columns: [item.accountId, item.invoiceId, item.kind, item.reference] }),
    foreignKey({
      columns: [item.accountId, item.invoiceId],
      foreignColumns: [invoices.accountId, invoices.id],
    }),
    check("an_invoiced_amount_is_positive", sql`${item.amount} > 0`),
    uniqueIndex("spending_is_invoiced_once")
      .on(item.accountId, item.kind, item.reference)
      .where(sql`released_at is null`),
  ],
);
