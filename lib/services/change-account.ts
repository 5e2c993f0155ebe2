import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { accounts } from "@/db/schema";
import type { LockedAccount } from "@/lib/services/lock-account";

type Facts = Partial<Omit<typeof accounts.$inferSelect, "id" | "clockId" | "createdAt">>;

/** Writes facts about an account whose lock is held, and answers with the account as it now is. */
export async function changeAccount(
  tx: Tx,
  account: LockedAccount,
  facts: Facts,
): Promise<LockedAccount> {
  await tx.update(accounts).set(facts).where(eq(accounts.id, account.id));
  return { ...account, ...facts };
}
