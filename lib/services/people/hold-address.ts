import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";

/**
 * Two that want one e-mail address at the same moment take turns, so that the second finds it taken: that it runs into
 * `one_person_per_email` would be an error, and not an answer.
 */
export async function holdAddress(tx: Tx, email: string): Promise<void> {
  const address = email.toLowerCase();
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`);
}
