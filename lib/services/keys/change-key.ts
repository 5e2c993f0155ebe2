import { and, eq, isNull } from "drizzle-orm";

import { apiKeys } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

export type KeyRefusal = { readonly code: "key-not-found" };
export type KeyChange = "disable-key" | "enable-key" | "delete-key";

/** Changes a key of the account that is not deleted; takes effect with the next call that it signs. */
export function changeKey(
  { db, clock, actor }: Context<Customer>,
  secretId: string,
  change: KeyChange,
): Promise<Result<void, KeyRefusal>> {
  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const changed = await tx
      .update(apiKeys)
      .set(factsOf(change, account.now))
      .where(
        and(
          eq(apiKeys.secretId, secretId),
          eq(apiKeys.accountId, account.id),
          isNull(apiKeys.deletedAt),
        ),
      )
      .returning({ secretId: apiKeys.secretId });
    if (changed.length === 0) return refuse({ code: "key-not-found" } as const);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: change,
      object: secretId,
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
