import { and, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { refunds } from "@/db/schema";
import { judgeRefund, type RefundRule, type RuleCheck } from "@/lib/core/refund";
import { audit } from "@/lib/services/audit";
import { actorName } from "@/lib/services/context";
import type { LockedAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";
import { findPack } from "@/lib/services/packs/find-pack";
import { releasePack } from "@/lib/services/packs/hold-pack";
import { changeRefund, type Refund } from "@/lib/services/refunds/refund";
import { refundFacts } from "@/lib/services/refunds/refund-facts";
import { REFUND_RULES_ACTOR } from "@/lib/services/refunds/refund-rules";

/**
 * R-REF-5 · Refuses every request of an account that still waits, since a rule that it met no longer holds. To be called
 * in the transaction that stops the account, after the stop is on record. Answers how many it refused.
 */
export async function refuseOpenRefunds(
  tx: Tx,
  account: LockedAccount,
  stopId: string,
): Promise<number> {
  const waiting = await tx
    .select()
    .from(refunds)
    .where(
      and(
        eq(refunds.accountId, account.id),
        inArray(refunds.state, ["in_review", "awaiting_finance"]),
      ),
    )
    .orderBy(refunds.requestedAt, refunds.id);
  for (const refund of waiting) await refuseForStop(tx, account, refund, stopId);
  return waiting.length;
}

const RULE: RefundRule = "R-REF-5";

async function refuseForStop(
  tx: Tx,
  account: LockedAccount,
  refund: Refund,
  contentStopId: string,
): Promise<void> {
  await changeRefund(tx, refund, {
    state: "refused",
    decidedAt: account.now,
    decidedBy: actorName(REFUND_RULES_ACTOR),
    contentStopId,
    rules: await rulesNow(tx, account, refund),
  });
  await releasePack(tx, account, refund.packId);
  const { id: refundId, packId } = refund;
  const refused = { refundId, packId, reason: "", rule: RULE };
  await notify(tx, account, "refund-refused", refundId, refused);
  await audit(tx, {
    accountId: account.id,
    at: account.now,
    actor: REFUND_RULES_ACTOR,
    action: "refuse-refund",
    object: refundId,
    details: { rule: RULE, contentStopId },
  });
}

/** The rules as they stand now for a request that was made before. */
export async function rulesNow(
  tx: Tx,
  account: LockedAccount,
  request: Refund,
): Promise<readonly RuleCheck[]> {
  const pack = await findPack(tx, account.id, request.packId);
  if (!pack) throw new Error(`pack ${request.packId} does not exist`);
  const facts = await refundFacts(tx, account, { pack, askedAt: request.requestedAt, request });
  return judgeRefund(facts).rules;
}
