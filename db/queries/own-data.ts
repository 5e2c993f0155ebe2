import { asc, eq } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accountOf } from "@/db/queries/accounts";
import { billOf, billsOf } from "@/db/queries/bills";
import { allInvoices, invoicesOf, titlesOf } from "@/db/queries/invoices";
import { keysOf, tokensOf } from "@/db/queries/keys";
import { rechargesOf, transactionsOf, type TransactionCursor } from "@/db/queries/ledger";
import { noticesOf, type NoticeCursor } from "@/db/queries/notices";
import { ordersOf, type OrderCursor } from "@/db/queries/orders";
import { packsOf } from "@/db/queries/packs";
import { refundsOf, type RefundCursor } from "@/db/queries/refunds";
import { vouchersOf } from "@/db/queries/vouchers";
import { invoiceItems, people, purses } from "@/db/schema";
import type { Month } from "@/lib/core/calendar";

/** What is kept of an account, by kind, in the order in which a file tells it. */
export const OWN_DATA = [
  "account",
  "people",
  "purses",
  "orders",
  "packs",
  "bills",
  "transactions",
  "recharges",
  "vouchers",
  "refunds",
  "invoices",
  "invoiceTitles",
  "keys",
  "tokens",
  "notices",
] as const;
export type OwnDataKind = (typeof OWN_DATA)[number];

type Row = Readonly<Record<string, unknown>>;

const ROWS_AT_ONCE = 1_000;
const MOST_ROWS = 50_000;

/**
 * Everything of one kind that an account may have of itself, read a page at a time. No secret is in it, no note that
 * staff wrote for each other, and no name of theirs.
 */
export async function* ownData(
  db: Asker,
  accountId: string,
  kind: OwnDataKind,
  now: Date,
): AsyncGenerator<Row> {
  for await (const rows of rowsOf(db, accountId, kind, now))
    for (const row of rows) yield withoutOurs(row);
}

/** What stands in a row for us and not for the customer. */
const OURS = new Set(["clockId", "identityFingerprint", "requestKey", "giftKey", "note", "hash"]);

const withoutOurs = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !OURS.has(key) && !key.endsWith("By")));

function rowsOf(
  db: Asker,
  accountId: string,
  kind: OwnDataKind,
  now: Date,
): AsyncIterable<readonly Row[]> {
  switch (kind) {
    case "account":
      return all(accountOf(db, accountId).then((account) => (account ? [account] : [])));
    case "people":
      return all(peopleOf(db, accountId));
    case "purses":
      return all(db.select().from(purses).where(eq(purses.accountId, accountId)));
    case "orders":
      return pages(
        (after: After<OrderCursor>, limit) => ordersOf(db, accountId, now, { ...after, limit }),
        ({ placedAt, id }) => ({ placedAt, id }),
      );
    case "packs":
      return all(packsOf(db, accountId, { now }));
    case "bills":
      return billsWithLines(db, accountId);
    case "transactions":
      return pages(
        (after: After<TransactionCursor>, limit) =>
          transactionsOf(db, accountId, { ...after, limit }),
        ({ happenedAt, id }) => ({ happenedAt, id }),
      );
    case "recharges":
      return all(rechargesOf(db, accountId, MOST_ROWS));
    case "vouchers":
      return all(vouchersOf(db, accountId));
    case "refunds":
      return refundRows(db, accountId);
    case "invoices":
      return all(invoicesWithItems(db, accountId));
    case "invoiceTitles":
      return all(titlesOf(db, accountId));
    case "keys":
      return all(keysOf(db, accountId, now));
    case "tokens":
      return all(tokensOf(db, accountId));
    case "notices":
      return pages(
        (after: After<NoticeCursor>, limit) => noticesOf(db, accountId, { ...after, limit }),
        ({ at, occasion }) => ({ at, occasion }),
      );
  }
}

async function* all<Found extends Row>(rows: PromiseLike<readonly Found[]>) {
  yield await rows;
}

type After<Cursor> = { readonly after?: Cursor };

async function* pages<Found extends Row, Cursor>(
  ask: (after: After<Cursor>, limit: number) => PromiseLike<readonly Found[]>,
  endOf: (last: Found) => Cursor,
): AsyncGenerator<readonly Found[]> {
  let after: After<Cursor> = {};
  for (;;) {
    const rows = await ask(after, ROWS_AT_ONCE);
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return;
    after = { after: endOf(last) };
  }
}

const peopleOf = (db: Asker, accountId: string) =>
  db
    .select({
      id: people.id,
      email: people.email,
      name: people.name,
      createdAt: people.createdAt,
      emailConfirmedAt: people.emailConfirmedAt,
      totpEnabledAt: people.totpEnabledAt,
    })
    .from(people)
    .where(eq(people.accountId, accountId))
    .orderBy(asc(people.createdAt), asc(people.id));

async function* billsWithLines(db: Asker, accountId: string) {
  for await (const bills of pages(
    (after: After<Month>, limit) => billsOf(db, accountId, { ...after, limit }),
    ({ month }) => month,
  ))
    for (const { month } of bills) yield* all(billOf(db, accountId, month).then(listOfOne));
}

const listOfOne = <Found>(found: Found | null): Found[] => (found ? [found] : []);

async function* refundRows(db: Asker, accountId: string) {
  for await (const rows of pages(
    (after: After<RefundCursor>, limit) => refundsOf(db, accountId, { ...after, limit }),
    ({ refund }) => ({ at: refund.requestedAt, id: refund.id }),
  ))
    yield rows.map(({ refund }) => refund);
}

async function invoicesWithItems(db: Asker, accountId: string) {
  const [invoices, items] = await Promise.all([
    allInvoices((page) => invoicesOf(db, accountId, page)),
    db.select().from(invoiceItems).where(eq(invoiceItems.accountId, accountId)),
  ]);
  const itemsOf = Map.groupBy(items, ({ invoiceId }) => invoiceId);
  return invoices.map((invoice) => ({ ...invoice, items: itemsOf.get(invoice.id) ?? [] }));
}
