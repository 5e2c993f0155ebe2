import type { Tx } from "@/db/client";
import { followBalance } from "@/lib/services/arrears";
import type { LockedAccount } from "@/lib/services/lock-account";

/**
 * R-ARR-1 · Suspends an account whose grace time is over by `account.now`; the balance is looked at
 * again. Does nothing to one that is not in arrears, still in grace, or suspended already.
 */
export async function suspendForArrears(tx: Tx, account: LockedAccount): Promise<LockedAccount> {
  if (!account.arrearsSince || account.suspendedForArrearsAt) return account;
  return followBalance(tx, account);
}
