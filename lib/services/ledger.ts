import { eq, sql } from "drizzle-orm";

import type { Asker, Tx } from "@/db/client";
import { purses, transfers } from "@/db/schema";
import type { LedgerAccount, PurseKind, TransferCause } from "@/lib/core/ledger";
import { cny, fenString, isZero, type Cny } from "@/lib/core/money";
import type { Purses } from "@/lib/core/payment";
import type { LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";

export type Movement = {
  readonly from: LedgerAccount;
  readonly to: LedgerAccount;
  /** Positive; a zero movement is not written. */
  readonly amount: Cny;
  readonly note?: string;
};

/**
 * R-FUND-3 · Moves money for one cause. The purses that take part follow in the same transaction, and
 * `money_moves_once_for_a_cause` refuses to move it twice.
 */
export async function transfer(
  tx: Tx,
  account: LockedAccount,
  cause: { readonly cause: TransferCause; readonly reference: string },
  movements: readonly Movement[],
): Promise<void> {
  for (const [line, movement] of movements.entries()) {
    if (isZero(movement.amount)) continue;
    await tx.insert(transfers).values({
      accountId: account.id,
      id: newId("tra"),
      ...cause,
      line,
      debit: movement.from,
      credit: movement.to,
      amount: fenString(movement.amount),
      happenedAt: account.now,
      balanceAfter: await movePurse(tx, account, movement),
      note: movement.note ?? null,
    });
  }
}

// A transfer touches one purse at most: purses never pay each other.
async function movePurse(tx: Tx, account: LockedAccount, { from, to, amount }: Movement) {
  const purse = purseOf(from) ?? purseOf(to);
  if (!purse) return null;
  const change = purseOf(from) ? amount.negated() : amount;
  const column = purses[purse];
  const [row] = await tx
    .update(purses)
    .set({ [purse]: sql`${column} + ${fenString(cny(change))}::fen` })
    .where(eq(purses.accountId, account.id))
    .returning({ balance: column });
  if (!row) throw new Error(`account ${account.id} has no purses`);
  return row.balance;
}

function purseOf(account: LedgerAccount): PurseKind | null {
  return account.startsWith("purse:") ? (account.slice("purse:".length) as PurseKind) : null;
}

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
