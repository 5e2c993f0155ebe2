import { and, desc, eq, gte, inArray, lt, ne, or, sql, type SQL } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { recharges, transfers } from "@/db/schema";
import type { LedgerAccount, TransferCause } from "@/lib/core/ledger";

/** What a customer holds money in. Movements between the platform's own accounts are not theirs to see. */
export const HOLDINGS = ["purse:cash", "purse:income", "purse:gift", "vouchers"] as const;
export type Holding = (typeof HOLDINGS)[number];

export type TransactionFilter = {
  readonly holding?: Holding;
  readonly cause?: TransferCause;
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
};
/** Where a page of transactions ended. */
export type TransactionCursor = { readonly happenedAt: Date; readonly id: string };

export type Transaction = {
  readonly id: string;
  readonly happenedAt: Date;
  readonly cause: TransferCause;
  readonly reference: string;
  readonly holding: Holding;
  readonly direction: "in" | "out";
  /** Positive, in fen; the direction is the sign. */
  readonly amount: string;
  /** The purse after the movement; null for vouchers, whose balance is their own. */
  readonly balanceAfter: string | null;
  readonly note: string | null;
};

/** R-FUND-3 · One account's movements of money, newest first, a page at a time. */
export async function transactionsOf(
  db: Asker,
  accountId: string,
  {
    after,
    limit,
    ...filter
  }: TransactionFilter & { readonly after?: TransactionCursor; readonly limit: number },
): Promise<Transaction[]> {
  const rows = await db
    .select()
    .from(transfers)
    .where(
      and(
        eq(transfers.accountId, accountId),
        ...conditions(filter),
        after && isOlder(after, accountId),
      ),
    )
    .orderBy(desc(transfers.happenedAt), desc(transfers.recordedAt), desc(transfers.id))
    .limit(limit);
  return rows.map((row) => {
    const isIn = isHolding(row.credit);
    const { id, happenedAt, cause, reference, amount, balanceAfter, note } = row;
    const holding = (isIn ? row.credit : row.debit) as Holding;
    const direction = isIn ? "in" : "out";
    return { id, happenedAt, cause, reference, holding, direction, amount, balanceAfter, note };
  });
}

/** R-FUND-4 · The recharges of an account, newest first. */
export const rechargesOf = (db: Asker, accountId: string, limit: number) =>
  db
    .select()
    .from(recharges)
    .where(eq(recharges.accountId, accountId))
    .orderBy(desc(recharges.createdAt), desc(recharges.id))
    .limit(limit);

export async function rechargeOf(db: Asker, accountId: string, id: string) {
  const [found] = await db
    .select()
    .from(recharges)
    .where(and(eq(recharges.accountId, accountId), eq(recharges.id, id)));
  return found ?? null;
}

const isHolding = (account: LedgerAccount): account is Holding =>
  (HOLDINGS as readonly LedgerAccount[]).includes(account);

const touches = (holdings: readonly Holding[]): SQL | undefined =>
  or(inArray(transfers.debit, [...holdings]), inArray(transfers.credit, [...holdings]));

const conditions = ({ holding, cause, from, to }: TransactionFilter): (SQL | undefined)[] => [
  ne(transfers.cause, "recognition"), // Moves no holding; says so to the index that leaves them out.
  touches(holding ? [holding] : HOLDINGS),
  cause && eq(transfers.cause, cause),
  from && gte(transfers.happenedAt, from),
  to && lt(transfers.happenedAt, to),
];

// Many movements can be of one instant, on a test clock all of a day: as they were written down is their order, so that
// each balance follows from the one below it.
const isOlder = ({ happenedAt, id }: TransactionCursor, accountId: string): SQL =>
  sql`(${transfers.happenedAt}, ${transfers.recordedAt}, ${transfers.id}) <
    (${happenedAt.toISOString()}::timestamptz, (select last.recorded_at from transfers last
      where last.account_id = ${accountId} and last.id = ${id}), ${id})`;
