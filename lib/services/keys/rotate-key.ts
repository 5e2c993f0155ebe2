import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { apiKeys } from "@/db/schema";
import { keyState, overlapEnd } from "@/lib/core/api-key";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import type { Cipher } from "@/lib/services/crypt";
import { liveKeyOf, type LiveKey, type NoSuchKey } from "@/lib/services/keys/live-key";
import { newKeyPair, type NewKey } from "@/lib/services/keys/new-key-pair";
import { lockAccount, type LockedAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

/** The new pair, and until when the old one works, exclusive. */
export type Rotation = NewKey & { readonly oldStopsAt: Date };

export type RotateKeyRefusal =
  | NoSuchKey
  | { readonly code: "key-disabled" }
  /** It was rotated already, or took the place of one whose time is not over. */
  | { readonly code: "key-rotating"; readonly until: Date };

/**
 * D-33 · Gives a key a successor of the same name and rights, and lets the old one work for 24 hours more by the
 * account's own time. Needs no free place, and there are never more than two of a kind: who cannot wait deletes the old one.
 */
export async function rotateKey(
  { db, clock, actor }: Context<Customer>,
  request: { readonly secretId: string; readonly cipher: Cipher },
): Promise<Result<Rotation, RotateKeyRefusal>> {
  const pair = newKeyPair();

  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const key = await liveKeyOf(tx, account, request.secretId);
    if (!key) return refuse({ code: "key-not-found" } as const);
    const until = await rotatingUntil(tx, account, key);
    if (until) return refuse({ code: "key-rotating", until } as const);
    if (keyState(key, account.now) === "disabled") return refuse({ code: "key-disabled" } as const);

    const oldStopsAt = overlapEnd(account.now);
    await tx.update(apiKeys).set({ stopsAt: oldStopsAt }).where(eq(apiKeys.secretId, key.secretId));
    await tx.insert(apiKeys).values({
      secretId: pair.secretId,
      accountId: account.id,
      name: key.name,
      secretEncrypted: request.cipher.seal(pair.secretKey),
      scopes: key.scopes,
      addresses: key.addresses,
      createdAt: account.now,
      replaces: key.secretId,
    });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "rotate-key",
      object: key.secretId,
      details: { successor: pair.secretId, oldStopsAt: oldStopsAt.toISOString() },
    });
    return ok({ ...pair, oldStopsAt });
  });
}

/** Until when a rotation that this key has a part in goes on; null where none does. */
async function rotatingUntil(tx: Tx, account: LockedAccount, key: LiveKey): Promise<Date | null> {
  if (key.stopsAt) return key.stopsAt;
  if (!key.replaces) return null;
  // A disabled one counts: it may be enabled again.
  return (await liveKeyOf(tx, account, key.replaces))?.stopsAt ?? null;
}
