import { and, count, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { apiKeys } from "@/db/schema";
import { MOST_KEYS } from "@/lib/core/api-key";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import type { Cipher } from "@/lib/services/crypt";
import type { KeyRights } from "@/lib/services/keys/key-rights";
import { newKeyPair, type NewKey } from "@/lib/services/keys/new-key-pair";
import { lockAccount, type LockedAccount } from "@/lib/services/lock-account";
import { plainText } from "@/lib/services/plain-text";
import { inTransaction } from "@/lib/services/transaction";

export type CreateKeyRefusal =
  | { readonly code: "name-invalid" }
  | { readonly code: "too-many-keys"; readonly most: number };

const LONGEST_NAME = 50;

/** D-33 · Makes a key for the vendor-compatible door. An account has five at most, disabled ones included, rotated ones not. */
export async function createKey(
  { db, clock, actor }: Context<Customer>,
  request: {
    readonly name: string;
    readonly rights: KeyRights;
    readonly cipher: Cipher;
  },
): Promise<Result<NewKey, CreateKeyRefusal>> {
  const name = plainText(request.name, LONGEST_NAME);
  if (!name) return refuse({ code: "name-invalid" });
  const key = newKeyPair();

  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    if ((await keysOf(tx, account)) >= MOST_KEYS) {
      return refuse({ code: "too-many-keys", most: MOST_KEYS } as const);
    }
    await tx.insert(apiKeys).values({
      secretId: key.secretId,
      accountId: account.id,
      name,
      secretEncrypted: request.cipher.seal(key.secretKey),
      ...request.rights,
      createdAt: account.now,
    });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "create-key",
      object: key.secretId,
      details: { name, ...request.rights },
    });
    return ok(key);
  });
}

/** What was rotated makes room at once: its successor has its place. */
async function keysOf(tx: Tx, account: LockedAccount): Promise<number> {
  const [row] = await tx
    .select({ keys: count() })
    .from(apiKeys)
    .where(
      and(eq(apiKeys.accountId, account.id), isNull(apiKeys.deletedAt), isNull(apiKeys.stopsAt)),
    );
  return row?.keys ?? 0;
}
