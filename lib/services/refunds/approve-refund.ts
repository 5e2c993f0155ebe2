import type { Tx } from "@/db/client";
import {
  judgeRefund,
  needsSecondApprover,
  type RefundRule,
  type RefundVerdict,
  type RuleCheck,
} from "@/lib/core/refund";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { catalogInForce } from "@/lib/services/catalogs";
import type { Context, Staff } from "@/lib/services/context";
import type { LockedAccount } from "@/lib/services/lock-account";
import { findPack } from "@/lib/services/packs/find-pack";
import { plainText } from "@/lib/services/plain-text";
import {
  checkDecider,
  openRefund,
  type MayNotDecide,
  type OpenRefundRefusal,
} from "@/lib/services/refunds/open-refund";
import { payRefund } from "@/lib/services/refunds/pay-refund";
import { changeRefund, type Refund } from "@/lib/services/refunds/refund";
import { refundFacts } from "@/lib/services/refunds/refund-facts";
import { LONGEST_REASON } from "@/lib/services/refunds/request-refund";
import { inTransaction } from "@/lib/services/transaction";

export type ApproveRefundRefusal =
  | OpenRefundRefusal
  | MayNotDecide
  | { readonly code: "note-required"; readonly rule: "R-REF-7" }
  | {
      readonly code: "rules-failed";
      readonly rule: RefundRule;
      readonly failed: readonly RefundRule[];
      readonly rules: readonly RuleCheck[];
    };

export type Approval = {
  readonly accountId: string;
  readonly refundId: string;
  /** Why the signal does not stand in the way; staff read it, the customer does not. */
  readonly note: string;
};

/**
 * R-REF-7, R-REF-11 · Pays a request that a signal sent to review. Above the policy's amount the approval of support is
 * the first of two: finance, another person, completes it. The rules are asked again under the lock.
 */
export async function approveRefund(
  { db, clock, actor }: Context<Staff>,
  approval: Approval,
): Promise<Result<Refund, ApproveRefundRefusal>> {
  const note = plainText(approval.note, LONGEST_REASON);
  if (!note) return refuse({ code: "note-required", rule: "R-REF-7" });

  return inTransaction(db, async (tx): Promise<Result<Refund, ApproveRefundRefusal>> => {
    const open = await openRefund(tx, clock, approval);
    if (!open.ok) return open;
    const { account, refund } = open.value;
    const allowed = await checkDecider(tx, actor, refund);
    if (!allowed.ok) return allowed;
    const verdict = await judgeAgain(tx, account, refund);
    const [failed] = verdict.failed;
    if (failed)
      return refuse({
        code: "rules-failed",
        rule: failed,
        failed: verdict.failed,
        rules: verdict.rules,
      });

    const first = refund.state === "in_review" && (await waitsForFinance(tx, account, verdict));
    const approved = first
      ? await approveFirst(tx, account, refund, { actor, note })
      : await approveAndPay(tx, account, refund, { actor, note });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "approve-refund",
      object: refund.id,
      details: { state: approved.state, note, rules: verdict.rules },
    });
    return ok(approved);
  });
}

// R-REF-9 · The rules of the moment when the customer asked: a long review does not make the request late.
async function judgeAgain(tx: Tx, account: LockedAccount, request: Refund): Promise<RefundVerdict> {
  const pack = await findPack(tx, account.id, request.packId);
  if (!pack) throw new Error(`pack ${request.packId} does not exist`);
  return judgeRefund(
    await refundFacts(tx, account, { pack, askedAt: request.requestedAt, request }),
  );
}

// Only a signal sends a request to review, so each one that waits has shown one.
async function waitsForFinance(
  tx: Tx,
  account: LockedAccount,
  { amounts }: RefundVerdict,
): Promise<boolean> {
  const { policies } = await catalogInForce(tx, account.now);
  return needsSecondApprover(amounts, policies, true);
}

type By = { readonly actor: Staff; readonly note: string };

// The person alone is kept, without the role, so that `a_second_pair_of_eyes_is_another_pair` compares persons: one
// whose role changed in between is still the same.
const approveFirst = (tx: Tx, account: LockedAccount, refund: Refund, { actor, note }: By) =>
  changeRefund(tx, refund, {
    state: "awaiting_finance",
    firstApprovedAt: account.now,
    firstApprovedBy: actor.personId,
    note,
  });

async function approveAndPay(
  tx: Tx,
  account: LockedAccount,
  refund: Refund,
  { actor, note }: By,
): Promise<Refund> {
  const paid = await changeRefund(tx, refund, {
    state: "paid",
    decidedAt: account.now,
    decidedBy: actor.personId,
    note: refund.note ? `${refund.note}\n${note}` : note,
  });
  await payRefund(tx, account, paid);
  return paid;
}
