import { accountOf, type Account } from "@/db/queries/accounts";
import type { RestDoor } from "@/lib/rest/door";

/** R-TIME-1 · The account that a token acts for, and the time that it lives in. */
export async function accountNow(
  { db, clock }: RestDoor,
  accountId: string,
): Promise<{ readonly account: Account; readonly now: Date }> {
  const account = await accountOf(db, accountId);
  if (!account) throw new Error(`account ${accountId} has a token but does not exist`);
  return { account, now: account.testClock?.now ?? clock.now() };
}
