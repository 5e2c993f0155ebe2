import { sql } from "drizzle-orm";

import type { Database } from "@/db/client";
import { callFailures } from "@/db/schema";
import { hourStart } from "@/lib/core/calendar";

/** R-USE-1 · Refused, failed and throttled calls are logged with their code, not billed. */
export async function logFailure(
  db: Database,
  failure: {
    readonly accountId: string;
    readonly at: Date;
    readonly action: string;
    readonly code: string;
  },
): Promise<void> {
  const { accountId, at, action, code } = failure;
  await db
    .insert(callFailures)
    .values({ accountId, hour: hourStart(at), action, code, calls: 1 })
    .onConflictDoUpdate({
      target: [callFailures.accountId, callFailures.hour, callFailures.action, callFailures.code],
      set: { calls: sql`${callFailures.calls} + 1` },
    });
}
