import { and, desc, eq, isNull } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { apiKeys, apiTokens } from "@/db/schema";

/** The keys that an account sees: those not deleted, newest first, without their secrets. */
export const keysOf = (db: Asker, accountId: string) =>
  db
    .select({
      secretId: apiKeys.secretId,
      name: apiKeys.name,
      createdAt: apiKeys.createdAt,
      disabledAt: apiKeys.disabledAt,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .where(and(eq(apiKeys.accountId, accountId), isNull(apiKeys.deletedAt)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.secretId));

/** The key that signed a call, its secret still sealed; null where it is unknown or deleted. */
export async function keyById(db: Asker, secretId: string) {
  const [key] = await db
    .select({
      secretId: apiKeys.secretId,
      accountId: apiKeys.accountId,
      secretEncrypted: apiKeys.secretEncrypted,
      disabledAt: apiKeys.disabledAt,
    })
    .from(apiKeys)
    .where(and(eq(apiKeys.secretId, secretId), isNull(apiKeys.deletedAt)));
  return key ?? null;
}

/** The live bearer tokens of an account, newest first. */
export const tokensOf = (db: Asker, accountId: string) =>
  db
    .select({ hash: apiTokens.hash, name: apiTokens.name, createdAt: apiTokens.createdAt })
    .from(apiTokens)
    .where(and(eq(apiTokens.accountId, accountId), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.hash));
