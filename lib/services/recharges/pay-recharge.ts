import { and, eq } from "drizzle-orm";

import type { Asker, Tx } from "@/db/client";
import { recharges } from "@/db/schema";
import { fenString } from "@/lib/core/money";
import { availableBalance } from "@/lib/core/payment";
import { pursesOf } from "@/lib/services/ledger";
import type { LockedAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";
import { receiveMoney, type Recharge } from "@/lib/services/recharge";

export async function findRecharge(
  db: Asker,
  { accountId, id }: Pick<Recharge, "accountId" | "id">,
): Promise<Recharge | null> {
  const [found] = await db.select().from(recharges).where(isRecharge({ accountId, id }));
  return found ?? null;
}

/**
 * R-FUND-4, R-FUND-5 · The money of a recharge that waited is there, under the bank's or the provider's own reference. It
 * lands in cash, ends arrears, and the customer is told, all in this transaction.
 */
export async function payRecharge(
  tx: Tx,
  account: LockedAccount,
  waiting: Recharge,
  reference: string,
): Promise<Recharge> {
  const facts = { paidAt: account.now, reference, nextQueryAt: null };
  await tx.update(recharges).set(facts).where(isRecharge(waiting));
  const paid = { ...waiting, ...facts };
  await receiveMoney(tx, account, paid);
  const { frozen, ...purses } = await pursesOf(tx, account.id);
  await notify(tx, account, "money-received", paid.id, {
    amount: paid.amount,
    balance: fenString(availableBalance(purses, frozen)),
  });
  return paid;
}

/** Writes when the provider is asked next about a recharge that still waits. */
export async function queryNextAt(tx: Tx, recharge: Recharge, at: Date | null): Promise<void> {
  await tx.update(recharges).set({ nextQueryAt: at }).where(isRecharge(recharge));
}

const isRecharge = ({ accountId, id }: Pick<Recharge, "accountId" | "id">) =>
  and(eq(recharges.accountId, accountId), eq(recharges.id, id));
