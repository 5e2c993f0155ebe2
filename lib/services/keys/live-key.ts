import { and, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { apiKeys } from "@/db/schema";
import { keyState } from "@/lib/core/api-key";
import type { LockedAccount } from "@/lib/services/lock-account";

export type LiveKey = typeof apiKeys.$inferSelect;
export type NoSuchKey = { readonly code: "key-not-found" };

/** A key of the account that was neither deleted nor stopped by a rotation, or null. */
export async function liveKeyOf(
  tx: Tx,
  account: LockedAccount,
  secretId: string,
): Promise<LiveKey | null> {
  const [key] = await tx
    .select()
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.secretId, secretId),
        eq(apiKeys.accountId, account.id),
        isNull(apiKeys.deletedAt),
      ),
    );
  return key && keyState(key, account.now) !== "stopped" ? key : null;
}
