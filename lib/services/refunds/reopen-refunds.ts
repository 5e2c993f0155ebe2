import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { refunds } from "@/db/schema";
import { audit } from "@/lib/services/audit";
import type { LockedAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";
import { holdPack } from "@/lib/services/packs/hold-pack";
import { changeRefund } from "@/lib/services/refunds/refund";
import { REFUND_RULES_ACTOR } from "@/lib/services/refunds/refund-rules";
import { rulesNow } from "@/lib/services/refunds/refuse-open-refunds";

/**
 * R-REF-9 · A stop that was wrong must not cost a customer a request that was made in time: what it
 * refused waits for a person again. To be called in the transaction that overturns the stop. Answers
 * how many it reopened.
 */
export async function reopenRefunds(
  tx: Tx,
  account: LockedAccount,
  stopId: string,
): Promise<number> {
  const refused = await tx
    .select()
    .from(refunds)
    .where(
      and(
        eq(refunds.accountId, account.id),
        eq(refunds.state, "refused"),
        eq(refunds.contentStopId, stopId),
      ),
    )
    .orderBy(refunds.requestedAt, refunds.id);
  for (const refund of refused) {
    await changeRefund(tx, refund, {
      state: "in_review",
      decidedAt: null,
      decidedBy: null,
      firstApprovedAt: null,
      firstApprovedBy: null,
      contentStopId: null,
      rules: await rulesNow(tx, account, refund),
    });
    await holdPack(tx, account, refund.packId);
    const { id: refundId, packId } = refund;
    const reference = `${refundId}:${account.now.toISOString()}`;
    await notify(tx, account, "refund-in-review", reference, { refundId, packId });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor: REFUND_RULES_ACTOR,
      action: "reopen-refund",
      object: refundId,
    });
  }
  return refused.length;
}
