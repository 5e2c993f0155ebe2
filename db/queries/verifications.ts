import { and, asc, count, desc, eq, isNull } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, verifications } from "@/db/schema";

// The sealed number stays in its table: nobody reads it, support sees it masked.
const shown = {
  accountId: verifications.accountId,
  id: verifications.id,
  kind: verifications.kind,
  name: verifications.name,
  numberMasked: verifications.numberMasked,
  submittedAt: verifications.submittedAt,
  approvedAt: verifications.approvedAt,
  rejectedAt: verifications.rejectedAt,
  decidedBy: verifications.decidedBy,
  reason: verifications.reason,
};

/** Submissions of one clock's accounts that wait for support, the longest waiting first. */
export const verificationsWaiting = (db: Asker, clockId: string) =>
  db
    .select({ ...shown, accountName: accounts.name })
    .from(verifications)
    .innerJoin(accounts, eq(accounts.id, verifications.accountId))
    .where(
      and(
        eq(accounts.clockId, clockId),
        isNull(verifications.approvedAt),
        isNull(verifications.rejectedAt),
      ),
    )
    .orderBy(asc(verifications.submittedAt), asc(verifications.id));

/** R-ACC-1 · The newest submission of an account: waiting, approved, or rejected with its reason. */
export async function latestVerification(db: Asker, accountId: string) {
  const [latest] = await db
    .select(shown)
    .from(verifications)
    .where(eq(verifications.accountId, accountId))
    .orderBy(desc(verifications.submittedAt), desc(verifications.id))
    .limit(1);
  return latest ?? null;
}

/** How many submissions of one clock's accounts wait for support. */
export async function verificationsWaitingCount(db: Asker, clockId: string): Promise<number> {
  const [found] = await db
    .select({ waiting: count() })
    .from(verifications)
    .innerJoin(accounts, eq(accounts.id, verifications.accountId))
    .where(
      and(
        eq(accounts.clockId, clockId),
        isNull(verifications.approvedAt),
        isNull(verifications.rejectedAt),
      ),
    );
  return found?.waiting ?? 0;
}

/** R-REF-7 · The accounts of one clock that were verified with the same number, this one among them, by number. */
export const accountsOfIdentity = (
  db: Asker,
  { clockId, fingerprint }: { readonly clockId: string; readonly fingerprint: string },
) =>
  db
    .select({ id: accounts.id, name: accounts.name, createdAt: accounts.createdAt })
    .from(accounts)
    .where(and(eq(accounts.clockId, clockId), eq(accounts.identityFingerprint, fingerprint)))
    .orderBy(asc(accounts.id));
