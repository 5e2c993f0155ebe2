import { and, asc, count, desc, eq, isNotNull, isNull, lt, or, sql, type SQL } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, invoiceItems, invoices, invoiceTitles } from "@/db/schema";
import { invoiceState, type InvoiceState } from "@/lib/core/invoice-state";

export type InvoiceView = typeof invoices.$inferSelect & { readonly state: InvoiceState };
export type InvoiceItemView = typeof invoiceItems.$inferSelect;
export type TitleView = typeof invoiceTitles.$inferSelect;

/** An invoice as staff see it: with whose it is. */
export type StaffInvoiceView = InvoiceView & {
  readonly account: { readonly id: string; readonly name: string; readonly clockId: string };
};

/** Where a page of invoices ended. */
export type InvoiceCursor = { readonly at: Date; readonly id: string };
type Page = { readonly after?: InvoiceCursor; readonly limit: number };

/** The titles that an account keeps, the default first, then the newest. */
export const titlesOf = (db: Asker, accountId: string): Promise<TitleView[]> =>
  db
    .select()
    .from(invoiceTitles)
    .where(and(eq(invoiceTitles.accountId, accountId), isNull(invoiceTitles.removedAt)))
    .orderBy(desc(invoiceTitles.isDefault), desc(invoiceTitles.createdAt), asc(invoiceTitles.id));

/** The invoices of an account, the latest application first, a page at a time. */
export async function invoicesOf(db: Asker, accountId: string, page: Page): Promise<InvoiceView[]> {
  const rows = await db
    .select()
    .from(invoices)
    .where(and(eq(invoices.accountId, accountId), isBehind(page.after)))
    .orderBy(desc(invoices.appliedAt), desc(invoices.id))
    .limit(page.limit);
  return rows.map(viewOf);
}

/** Every row of a paged list, for a file. */
export async function allInvoices<Row extends InvoiceView>(
  ask: (page: Page) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const last = all.at(-1);
    const after = last && { at: last.appliedAt, id: last.id };
    const page = await ask({ ...(after ? { after } : {}), limit: ROWS_AT_ONCE });
    all.push(...page);
    if (page.length < ROWS_AT_ONCE) return all;
  }
}

const ROWS_AT_ONCE = 1_000;

/** How many invoices of an account wait for finance or are issued and stand, and what they come to in yuan. */
export type InvoiceTotals = Readonly<
  Record<"waiting" | "issued", { readonly count: number; readonly amount: string }>
>;

export async function invoiceTotalsOf(db: Asker, accountId: string): Promise<InvoiceTotals> {
  const stands = and(isNotNull(invoices.issuedAt), isNull(invoices.reversedAt));
  const of = async (state: SQL | undefined) => {
    const [found] = await db
      .select({
        count: count(),
        amount: sql`coalesce(sum(${invoices.amount}), 0)::fen`.mapWith(String),
      })
      .from(invoices)
      .where(and(eq(invoices.accountId, accountId), state));
    if (!found) throw new Error("a total is always one row");
    return found;
  };
  const [waiting, issued] = await Promise.all([of(isOpen()), of(stands)]);
  return { waiting, issued };
}

/** One invoice of an account and what it is for, or null. */
export async function invoiceOf(
  db: Asker,
  accountId: string,
  invoiceId: string,
): Promise<(InvoiceView & { readonly items: readonly InvoiceItemView[] }) | null> {
  const [invoice] = await db
    .select()
    .from(invoices)
    .where(and(eq(invoices.accountId, accountId), eq(invoices.id, invoiceId)));
  if (!invoice) return null;
  const items = await db
    .select()
    .from(invoiceItems)
    .where(and(eq(invoiceItems.accountId, accountId), eq(invoiceItems.invoiceId, invoiceId)))
    .orderBy(asc(invoiceItems.kind), asc(invoiceItems.reference));
  return { ...viewOf(invoice), items };
}

/** An invoice by its id, whoever's it is, for staff; null where there is none. */
export async function invoiceById(db: Asker, invoiceId: string): Promise<StaffInvoiceView | null> {
  const [row] = await withAccount(db).where(eq(invoices.id, invoiceId));
  return row ? staffView(row) : null;
}

/** The invoices of a clock's accounts that wait for finance, applications and reversals asked for, the oldest first. */
export async function invoicesWaiting(
  db: Asker,
  clockId: string,
  limit: number,
): Promise<StaffInvoiceView[]> {
  const rows = await withAccount(db)
    .where(and(eq(accounts.clockId, clockId), waits()))
    .orderBy(asc(invoices.appliedAt), asc(invoices.id))
    .limit(limit);
  return rows.map(staffView);
}

/** How many invoices of a clock's accounts wait for finance. */
export async function invoicesWaitingCount(db: Asker, clockId: string): Promise<number> {
  const [found] = await db
    .select({ waiting: count() })
    .from(invoices)
    .innerJoin(accounts, eq(accounts.id, invoices.accountId))
    .where(and(eq(accounts.clockId, clockId), waits()));
  return found?.waiting ?? 0;
}

/** All invoices of a clock's accounts, the latest application first, a page at a time. */
export async function invoicesOfClock(
  db: Asker,
  clockId: string,
  page: Page,
): Promise<StaffInvoiceView[]> {
  const rows = await withAccount(db)
    .where(and(eq(accounts.clockId, clockId), isBehind(page.after)))
    .orderBy(desc(invoices.appliedAt), desc(invoices.id))
    .limit(page.limit);
  return rows.map(staffView);
}

/** R-INV-1 · The orders of an account that stand on an issued invoice: none of their packs can go back. */
export async function invoicedOrders(db: Asker, accountId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ reference: invoiceItems.reference })
    .from(invoiceItems)
    .innerJoin(
      invoices,
      and(eq(invoices.accountId, invoiceItems.accountId), eq(invoices.id, invoiceItems.invoiceId)),
    )
    .where(
      and(
        eq(invoiceItems.accountId, accountId),
        eq(invoiceItems.kind, "order"),
        isNull(invoiceItems.releasedAt),
        isNotNull(invoices.issuedAt),
      ),
    );
  return new Set(rows.map(({ reference }) => reference));
}

const isOpen = (): SQL | undefined =>
  and(isNull(invoices.withdrawnAt), isNull(invoices.issuedAt), isNull(invoices.rejectedAt));

const waits = (): SQL | undefined =>
  or(isOpen(), and(isNotNull(invoices.reversalAskedAt), isNull(invoices.reversedAt)));

const isBehind = (after: InvoiceCursor | undefined): SQL | undefined =>
  after &&
  or(
    lt(invoices.appliedAt, after.at),
    and(eq(invoices.appliedAt, after.at), lt(invoices.id, after.id)),
  );

const withAccount = (db: Asker) =>
  db
    .select({
      invoice: invoices,
      account: { id: accounts.id, name: accounts.name, clockId: accounts.clockId },
    })
    .from(invoices)
    .innerJoin(accounts, eq(accounts.id, invoices.accountId))
    .$dynamic();

type Row = Awaited<ReturnType<typeof withAccount>>[number];

const viewOf = (invoice: typeof invoices.$inferSelect): InvoiceView => ({
  ...invoice,
  state: invoiceState(invoice),
});
const staffView = ({ invoice, account }: Row): StaffInvoiceView => ({
  ...viewOf(invoice),
  account,
});
