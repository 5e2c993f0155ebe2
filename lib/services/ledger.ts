import { eq } from "drizzle-orm";

import type { Asker, Tx } from "@/db/client";
import { prepared } from "@/db/prepared";
import { purses } from "@/db/schema";
import type { LedgerAccount, TransferCause } from "@/lib/core/ledger";
import { cny, compare, fenString, isZero, minus, plus, ZERO, type Cny } from "@/lib/core/money";
import type { Purses } from "@/lib/core/payment";
import type { LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { warnOfLowBalance } from "@/lib/services/notices/balance-warning";

export type Movement = {
  readonly from: LedgerAccount;
  readonly to: LedgerAccount;
  /** Positive; a zero movement is not written. */
  readonly amount: Cny;
  readonly note?: string;
};

/** What is moved for one account and one cause. */
export type Posting = {
  readonly account: LockedAccount;
  readonly cause: TransferCause;
  readonly reference: string;
  readonly movements: readonly Movement[];
};

/**
 * R-FUND-3 · Moves money for one cause. The purse at one end of a transfer follows by a trigger of the database,
 * the only way in which a balance can change; `money_moves_once_for_a_cause` refuses to move it twice. R-ARR-2 · Money
 * that leaves the purses may take them below what the customer wants to be warned of.
 */
export const transfer = (
  tx: Tx,
  account: LockedAccount,
  cause: { readonly cause: TransferCause; readonly reference: string },
  movements: readonly Movement[],
): Promise<void> => transferAll(tx, [{ account, ...cause, movements }]);

const insertTransfers = prepared(`
  insert into transfers (account_id, id, cause, reference, line, debit, credit, amount, happened_at, note)
  select * from jsonb_to_recordset($1::jsonb) as moved(account_id bigint, id text,
    cause transfer_cause, reference text, line smallint, debit ledger_account, credit ledger_account,
    amount fen, happened_at timestamptz, note text)`);

/** R-FUND-3 · As `transfer`, for many causes and accounts in one statement, which stays one however many they are. */
export async function transferAll(tx: Tx, postings: readonly Posting[]): Promise<void> {
  const moved = postings.flatMap(({ account, cause, reference, movements }) =>
    movements.flatMap(({ from, to, amount, note }, line) =>
      isZero(amount)
        ? []
        : {
            account_id: account.id,
            id: newId("tra"),
            cause,
            reference,
            line,
            debit: from,
            credit: to,
            amount: fenString(amount),
            happened_at: account.now,
            note: note ?? null,
          },
    ),
  );
  if (moved.length === 0) return;
  await insertTransfers(tx, JSON.stringify(moved));
  for (const { account, movements } of postings) {
    const spent = spentBy(movements);
    if (compare(spent, ZERO) > 0) await warnOfLowBalance(tx, account, spent);
  }
}

/** What the movements together took out of the purses; below zero where they put more in. */
function spentBy(movements: readonly Movement[]): Cny {
  const sum = (end: "from" | "to") =>
    plus(...movements.filter((moved) => isPurse(moved[end])).map(({ amount }) => amount));
  return minus(sum("from"), sum("to"));
}

const isPurse = (account: LedgerAccount): boolean => account.startsWith("purse:");

/** R-FUND-1 · The three purses of an account; cash may be negative, which is the debt. */
export async function pursesOf(db: Asker, accountId: string): Promise<Purses & { frozen: Cny }> {
  const [row] = await db.select().from(purses).where(eq(purses.accountId, accountId));
  if (!row) throw new Error(`account ${accountId} has no purses`);
  return {
    cash: cny(row.cash),
    income: cny(row.income),
    gift: cny(row.gift),
    frozen: cny(row.frozen),
  };
}
