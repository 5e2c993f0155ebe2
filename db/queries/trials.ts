import { and, desc, eq } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { trialCalls } from "@/db/schema";
import type { Edition } from "@/lib/core/catalog";
import { TRIALS_KEPT } from "@/lib/core/trial-call";

export type TrialCall = Awaited<ReturnType<typeof trialsOf>>[number];

/** The last calls that an account made by hand, newest first. */
export async function trialsOf(db: Asker, accountId: string) {
  const rows = await db
    .select()
    .from(trialCalls)
    .where(eq(trialCalls.accountId, accountId))
    .orderBy(desc(trialCalls.place))
    .limit(TRIALS_KEPT);
  return rows.map((row) => ({ ...row, editions: row.editions.filter(isEdition) }));
}

/** One of them, or null where it was never made or made room for newer ones. */
export async function trialOf(db: Asker, accountId: string, id: string): Promise<TrialCall | null> {
  const [row] = await db
    .select()
    .from(trialCalls)
    .where(and(eq(trialCalls.accountId, accountId), eq(trialCalls.id, id)));
  return row ? { ...row, editions: row.editions.filter(isEdition) } : null;
}

const isEdition = (edition: Edition | "none"): edition is Edition => edition !== "none";
