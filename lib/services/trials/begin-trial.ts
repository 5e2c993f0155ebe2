import { and, desc, eq, lt } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { trialCalls } from "@/db/schema";
import type { Edition, Product } from "@/lib/core/catalog";
import { ok, refuse, type Result } from "@/lib/core/result";
import { TRIALS_KEPT } from "@/lib/core/trial-call";
import type { Context, Customer } from "@/lib/services/context";
import type { Cipher } from "@/lib/services/crypt";
import { liveKeyOf, type NoSuchKey } from "@/lib/services/keys/live-key";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

export type TrialRequest = {
  /** A UUID of the form's own: a form that is sent twice begins one call. */
  readonly id: string;
  readonly secretId: string;
  readonly product: Product;
  readonly editions: readonly Edition[];
  /** The sample that was chosen; null for a picture of the customer's own. */
  readonly sample: string | null;
  readonly cipher: Cipher;
};

/** With what the call is to be signed; null where this form began its call before. */
export type BegunTrial = { readonly secretKey: string | null };

/**
 * Writes down that a call by hand begins and opens the secret of the customer's own key to sign it. Whether the key
 * works is left to the API, which answers as it would anybody. The newest calls are kept.
 */
export function beginTrial(
  { db, clock, actor }: Context<Customer>,
  { cipher, ...trial }: TrialRequest,
): Promise<Result<BegunTrial, NoSuchKey>> {
  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const key = await liveKeyOf(tx, account, trial.secretId);
    if (!key) return refuse({ code: "key-not-found" } as const);
    const begun = await tx
      .insert(trialCalls)
      .values({
        ...trial,
        editions: [...trial.editions],
        accountId: account.id,
        madeAt: account.now,
      })
      .onConflictDoNothing()
      .returning({ id: trialCalls.id });
    if (begun.length === 0) return ok({ secretKey: null });
    await forgetOldest(tx, account.id);
    return ok({ secretKey: cipher.open(key.secretEncrypted) });
  });
}

async function forgetOldest(tx: Tx, accountId: string): Promise<void> {
  const [oldestKept] = await tx
    .select({ place: trialCalls.place })
    .from(trialCalls)
    .where(eq(trialCalls.accountId, accountId))
    .orderBy(desc(trialCalls.place))
    .offset(TRIALS_KEPT - 1)
    .limit(1);
  if (!oldestKept) return;
  await tx
    .delete(trialCalls)
    .where(and(eq(trialCalls.accountId, accountId), lt(trialCalls.place, oldestKept.place)));
}
