import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { invoiceTitles, verifications, type accounts } from "@/db/schema";
import type { TitleHolder } from "@/lib/core/invoice-title";

export type StoredTitle = typeof invoiceTitles.$inferSelect;
export type TitleNotFound = { readonly code: "title-not-found"; readonly rule: "R-INV-1" };

/** A title that the account keeps, or null where it has none by that id. */
export async function findTitle(
  db: Asker,
  accountId: string,
  titleId: string,
): Promise<StoredTitle | null> {
  const [found] = await db
    .select()
    .from(invoiceTitles)
    .where(
      and(
        eq(invoiceTitles.accountId, accountId),
        eq(invoiceTitles.id, titleId),
        isNull(invoiceTitles.removedAt),
      ),
    );
  return found ?? null;
}

/** R-ACC-1 · As whom the account was verified, with the name that was on the documents. */
export async function titleHolder(
  db: Asker,
  account: Pick<typeof accounts.$inferSelect, "id" | "verifiedAs">,
): Promise<TitleHolder> {
  const [verified] = await db
    .select({ name: verifications.name })
    .from(verifications)
    .where(and(eq(verifications.accountId, account.id), isNotNull(verifications.approvedAt)))
    .orderBy(desc(verifications.approvedAt))
    .limit(1);
  return { verifiedAs: account.verifiedAs, verifiedName: verified?.name ?? null };
}
