import { eq } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { judgeRefund, type RefundVerdict } from "@/lib/core/refund";
import { clockTime } from "@/lib/services/clock-time";
import { findPack } from "@/lib/services/packs/find-pack";
import { findRefund } from "@/lib/services/refunds/refund";
import { refundFacts } from "@/lib/services/refunds/refund-facts";

/** What a request to refund this pack would be answered now, or null where the account has no such pack. */
export async function refundOutlook(
  db: Asker,
  clock: Clock,
  accountId: string,
  packId: string,
): Promise<RefundVerdict | null> {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  const pack = await findPack(db, accountId, packId);
  if (!account || !pack) return null;
  const askedAt = await clockTime(db, clock, account.clockId);
  return judgeRefund(await refundFacts(db, account, { pack, askedAt }));
}

/** What an approval of this request would be answered now: the rules as of when it was asked for (R-REF-9). */
export async function reviewOutlook(
  db: Asker,
  accountId: string,
  refundId: string,
): Promise<RefundVerdict | null> {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  const request = await findRefund(db, accountId, refundId);
  const pack = request && (await findPack(db, accountId, request.packId));
  if (!account || !pack) return null;
  return judgeRefund(
    await refundFacts(db, account, { pack, askedAt: request.requestedAt, request }),
  );
}
