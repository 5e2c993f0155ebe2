import type { Tx } from "@/db/client";
import type { Context } from "@/lib/services/context";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";

/** Accounts that are told in one transaction. */
const CHUNK = 100;

/**
 * Works through what concerns many accounts, some accounts a transaction and each under its lock. Answers how many
 * things `tell` found still to be so.
 */
export async function tellEach<Found extends { readonly accountId: string }>(
  { db, clock }: Context,
  found: readonly Found[],
  tell: (tx: Tx, account: LockedAccount, found: Found) => Promise<boolean>,
): Promise<number> {
  const byAccount = [...Map.groupBy(found, ({ accountId }) => accountId)];
  let told = 0;
  for (let from = 0; from < byAccount.length; from += CHUNK) {
    const chunk = new Map(byAccount.slice(from, from + CHUNK));
    told += await db.transaction(async (tx) => {
      let toldHere = 0;
      for (const account of await lockAccounts(tx, clock, [...chunk.keys()])) {
        for (const each of chunk.get(account.id) ?? []) {
          if (await tell(tx, account, each)) toldHere += 1;
        }
      }
      return toldHere;
    });
  }
  return told;
}
