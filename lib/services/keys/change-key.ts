import { eq } from "drizzle-orm";

import { apiKeys } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import { liveKeyOf, type NoSuchKey } from "@/lib/services/keys/live-key";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

export type KeyChange = "disable-key" | "enable-key" | "delete-key";

/** Changes a key of the account that is there; takes effect with the next call that it signs. */
export function changeKey(
  { db, clock, actor }: Context<Customer>,
  secretId: string,
  change: KeyChange,
): Promise<Result<void, NoSuchKey>> {
  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const key = await liveKeyOf(tx, account, secretId);
    if (!key) return refuse({ code: "key-not-found" } as const);
    await tx
      .update(apiKeys)
      .set(factsOf(change, account.now))
      .where(eq(apiKeys.secretId, key.secretId));
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: change,
      object: key.secretId,
    });
    return ok(undefined);
  });
}

function factsOf(change: KeyChange, now: Date): Partial<typeof apiKeys.$inferInsert> {
  switch (change) {
    case "disable-key":
      return { disabledAt: now };
    case "enable-key":
      return { disabledAt: null };
    case "delete-key":
      return { deletedAt: now };
  }
}
