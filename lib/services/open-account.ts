import type { Tx } from "@/db/client";
import { accounts, purses } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { clockTime } from "@/lib/services/clock-time";
import { lockAccount, type LockedAccount } from "@/lib/services/lock-account";

/** A new account with its empty purses, on a clock that it keeps for ever (R-TIME-1, R-FUND-1). */
export async function openAccount(
  tx: Tx,
  clock: Clock,
  { name, clockId }: { readonly name: string; readonly clockId: string },
): Promise<LockedAccount> {
  const createdAt = await clockTime(tx, clock, clockId);
  const [opened] = await tx
    .insert(accounts)
    .values({ name, clockId, createdAt })
    .returning({ id: accounts.id });
  if (!opened) throw new Error("the account was not written");
  await tx.insert(purses).values({ accountId: opened.id });
  return lockAccount(tx, clock, opened.id);
}
