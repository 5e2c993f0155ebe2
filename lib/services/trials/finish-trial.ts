import { and, eq, isNull } from "drizzle-orm";

import { trialCalls } from "@/db/schema";
import type { TrialResponse } from "@/lib/core/trial-call";
import type { Context, Customer } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";

/** Writes down what became of a call by hand, once; `said` is null where the API could not be reached. */
export async function finishTrial(
  { db, clock, actor }: Context<Customer>,
  trial: {
    readonly id: string;
    readonly said: { readonly response: TrialResponse; readonly latencyMs: number } | null;
  },
): Promise<void> {
  await db.transaction(async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    await tx
      .update(trialCalls)
      .set({ ...trial.said, answeredAt: account.now })
      .where(
        and(
          eq(trialCalls.accountId, account.id),
          eq(trialCalls.id, trial.id),
          isNull(trialCalls.answeredAt),
        ),
      );
  });
}
