import { and, eq, isNull, lt, or } from "drizzle-orm";

import type { Database } from "@/db/client";
import { apiKeys } from "@/db/schema";

/**
 * Notes when a key was last used. Told to the customer, decided by nothing: it takes no lock, writes no audit entry, and
 * never turns the time back.
 */
export async function noteKeyUse(db: Database, secretId: string, at: Date): Promise<void> {
  await db
    .update(apiKeys)
    .set({ lastUsedAt: at })
    .where(
      and(
        eq(apiKeys.secretId, secretId),
        or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, at)),
      ),
    );
}
