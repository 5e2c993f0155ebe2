import { and, eq, isNull, lt, or } from "drizzle-orm";

import type { Database } from "@/db/client";
import { accounts, apiKeys } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { clockTime } from "@/lib/services/clock-time";

/**
 * Notes that a key is used now, by its account's clock. Shown to the customer, decided on by nothing: it takes no lock,
 * writes no audit entry, and never turns the time back.
 */
export async function noteKeyUse(db: Database, clock: Clock, secretId: string): Promise<void> {
  const [key] = await db
    .select({ clockId: accounts.clockId })
    .from(apiKeys)
    .innerJoin(accounts, eq(accounts.id, apiKeys.accountId))
    .where(eq(apiKeys.secretId, secretId));
  if (!key) return;
  const lastUsedAt = await clockTime(db, clock, key.clockId);
  await db
    .update(apiKeys)
    .set({ lastUsedAt })
    .where(
      and(
        eq(apiKeys.secretId, secretId),
        or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, lastUsedAt)),
      ),
    );
}
