import { and, eq } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { packs } from "@/db/schema";

export type Pack = typeof packs.$inferSelect;

/** A pack of the account, or null where it has none by that id. */
export async function findPack(db: Asker, accountId: string, packId: string): Promise<Pack | null> {
  const [found] = await db
    .select()
    .from(packs)
    .where(isPack({ accountId, id: packId }));
  return found ?? null;
}

export const isPack = ({ accountId, id }: Pick<Pack, "accountId" | "id">) =>
  and(eq(packs.accountId, accountId), eq(packs.id, id));
