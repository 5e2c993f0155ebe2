import { and, asc, count, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

import type { Asker } from "@/db/client";
import { accounts, adjustments, billLines, bills, transfers } from "@/db/schema";
import { billState, type BillState } from "@/lib/core/bill-state";
import type { Month } from "@/lib/core/calendar";

export type Bill = typeof bills.$inferSelect & { readonly state: BillState };
export type BillLine = typeof billLines.$inferSelect;
export type BillTransfer = typeof transfers.$inferSelect;

/** A bill with its derivation, and the movements of money that paid it. */
export type BillDetail = Bill & {
  readonly lines: readonly BillLine[];
  readonly transfers: readonly BillTransfer[];
};

/** The bills of an account, the newest month first, a page at a time. `after` is the last month of the page before. */
export async function billsOf(
  db: Asker,
  accountId: string,
  { after, limit }: { readonly after?: Month; readonly limit: number },
): Promise<Bill[]> {
  const rows = await withAccount(db)
    .where(
      and(eq(bills.accountId, accountId), after === undefined ? undefined : lt(bills.month, after)),
    )
    .orderBy(desc(bills.month))
    .limit(limit);
  return rows.map(viewOf);
}

/** R-SET-3 · One bill, line by line, or null where the month has none. */
export async function billOf(
  db: Asker,
  accountId: string,
  month: Month,
): Promise<BillDetail | null> {
  const [row] = await withAccount(db).where(
    and(eq(bills.accountId, accountId), eq(bills.month, month)),
  );
  if (!row) return null;
  const lines = await db
    .select()
    .from(billLines)
    .where(and(eq(billLines.accountId, accountId), eq(billLines.month, month)))
    .orderBy(asc(billLines.line));
  const paidBy = await db
    .select()
    .from(transfers)
    .where(
      and(
        eq(transfers.accountId, accountId),
        eq(transfers.cause, "bill"),
        eq(transfers.reference, month),
      ),
    )
    .orderBy(asc(transfers.line));
  return { ...viewOf(row), lines, transfers: paidBy };
}

/** Bills of all accounts of a clock for one month, by account, a page at a time. */
export async function billsOfMonth(
  db: Asker,
  clockId: string,
  month: Month,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<(Bill & { readonly accountName: string })[]> {
  const rows = await withAccount(db)
    .where(
      and(
        eq(accounts.clockId, clockId),
        eq(bills.month, month),
        after === undefined ? undefined : gt(bills.accountId, after),
      ),
    )
    .orderBy(asc(bills.accountId))
    .limit(limit);
  return rows.map((row) => ({ ...viewOf(row), accountName: row.accountName }));
}

/** The months in which accounts of a clock were billed, the newest first. */
export async function monthsWithBills(db: Asker, clockId: string): Promise<Month[]> {
  const rows = await db
    .selectDistinct({ month: bills.month })
    .from(bills)
    .innerJoin(accounts, eq(accounts.id, bills.accountId))
    .where(eq(accounts.clockId, clockId))
    .orderBy(desc(bills.month));
  return rows.map(({ month }) => month);
}

/** What the bills of a clock's month come to, and how they were paid. Amounts in fen, as strings. */
export type MonthTotals = {
  readonly bills: number;
  readonly total: string;
  readonly paidVoucher: string;
  readonly paidGift: string;
  readonly paidIncome: string;
  readonly paidCash: string;
  readonly owed: string;
};

export async function totalsOfMonth(
  db: Asker,
  clockId: string,
  month: Month,
): Promise<MonthTotals> {
  const [totals] = await db
    .select({
      bills: count(),
      total: sum(bills.total),
      paidVoucher: sum(bills.paidVoucher),
      paidGift: sum(bills.paidGift),
      paidIncome: sum(bills.paidIncome),
      paidCash: sum(bills.paidCash),
      owed: sum(bills.owed),
    })
    .from(bills)
    .innerJoin(accounts, eq(accounts.id, bills.accountId))
    .where(and(eq(accounts.clockId, clockId), eq(bills.month, month)));
  if (!totals) throw new Error("a total is always one row");
  return totals;
}

const withAccount = (db: Asker) =>
  db
    .select({
      bill: bills,
      accountName: accounts.name,
      arrearsSince: accounts.arrearsSince,
      isCorrected: sql<boolean>`exists (select from ${adjustments} where ${adjustments.accountId} = ${bills.accountId}
        and ${adjustments.month} = ${bills.month} and ${adjustments.bookedAt} is not null)`,
    })
    .from(bills)
    .innerJoin(accounts, eq(accounts.id, bills.accountId))
    .$dynamic();

type Row = Awaited<ReturnType<typeof withAccount>>[number];

const viewOf = ({ bill, arrearsSince, isCorrected }: Row): Bill => ({
  ...bill,
  state: billState({ ...bill, isCorrected }, arrearsSince),
});

const sum = (column: AnyPgColumn) => sql`coalesce(sum(${column}), 0)::fen`.mapWith(String);
