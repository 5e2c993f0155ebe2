import { eq } from "drizzle-orm";

import { apiKeys } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import { liveKeyOf, type NoSuchKey } from "@/lib/services/keys/live-key";
import type { KeyRights } from "@/lib/services/keys/key-rights";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

/** D-33 · Sets what a key may call and from where; holds from the next call that it signs. */
export async function setKeyRights(
  { db, clock, actor }: Context<Customer>,
  { secretId, rights }: { readonly secretId: string; readonly rights: KeyRights },
): Promise<Result<void, NoSuchKey>> {
  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const key = await liveKeyOf(tx, account, secretId);
    if (!key) return refuse({ code: "key-not-found" } as const);
    await tx.update(apiKeys).set(rights).where(eq(apiKeys.secretId, key.secretId));
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "set-key-rights",
      object: key.secretId,
      details: { before: { scopes: key.scopes, addresses: key.addresses }, after: rights },
    });
    return ok(undefined);
  });
}
