import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { people } from "@/db/schema";
import type { Staff } from "@/lib/services/context";

/**
 * R-REF-11 · The accounts that a staff member may not decide on. Staff have no account by the tables' own rule; whoever
 * had one as a customer is asked about it all the same.
 */
export async function ownAccountIds(tx: Tx, { personId }: Staff): Promise<string[]> {
  const rows = await tx
    .select({ accountId: people.accountId })
    .from(people)
    .where(eq(people.id, personId));
  return rows.flatMap(({ accountId }) => accountId ?? []);
}
