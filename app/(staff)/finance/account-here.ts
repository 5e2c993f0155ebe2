import { database } from "@/db";
import { accountOf, type Account } from "@/db/queries/accounts";

/** An account by its number, if it lives by the clock that is looked at (R-TIME-1). */
export async function accountHere(clockId: string, accountId: string): Promise<Account | null> {
  const account = /^[1-9]\d{0,17}$/.test(accountId) ? await accountOf(database(), accountId) : null;
  return account?.clockId === clockId ? account : null;
}
