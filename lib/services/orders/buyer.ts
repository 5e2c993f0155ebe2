import type { Asker } from "@/db/client";
import type { accounts } from "@/db/schema";
import { spendable } from "@/lib/core/payment";
import type { Buyer } from "@/lib/core/purchase";
import { pursesOf } from "@/lib/services/ledger";

type Account = Pick<
  typeof accounts.$inferSelect,
  "id" | "verifiedAt" | "arrearsSince" | "contentStoppedAt" | "closedAt"
>;

/** An account as the purchase rules ask about it. Frozen money is not there to be spent (R-FUND-1). */
export async function buyerOf(db: Asker, account: Account): Promise<Buyer> {
  const { frozen, ...purses } = await pursesOf(db, account.id);
  return {
    verified: account.verifiedAt !== null,
    inArrears: account.arrearsSince !== null,
    contentStopped: account.contentStoppedAt !== null,
    closed: account.closedAt !== null,
    purses: spendable(purses, frozen),
  };
}
