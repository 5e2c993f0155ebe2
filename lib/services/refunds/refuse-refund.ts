import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Staff } from "@/lib/services/context";
import { notify } from "@/lib/services/notify";
import { releasePack } from "@/lib/services/packs/hold-pack";
import { plainText } from "@/lib/services/plain-text";
import {
  checkDecider,
  openRefund,
  type MayNotDecide,
  type OpenRefundRefusal,
} from "@/lib/services/refunds/open-refund";
import { changeRefund, type Refund } from "@/lib/services/refunds/refund";
import { LONGEST_REASON } from "@/lib/services/refunds/request-refund";
import { inTransaction } from "@/lib/services/transaction";

export type RefuseRefundRefusal =
  | OpenRefundRefusal
  | MayNotDecide
  | { readonly code: "reason-required"; readonly rule: "R-REF-7" };

export type RefusedRefund = {
  readonly accountId: string;
  readonly refundId: string;
  /** What the customer reads. */
  readonly customerReason: string;
  /** What only staff read. */
  readonly note?: string;
};

/** R-REF-7 · Refuses a request in review with a reason that the customer sees, and gives the pack back to its use. */
export async function refuseRefund(
  { db, clock, actor }: Context<Staff>,
  decision: RefusedRefund,
): Promise<Result<Refund, RefuseRefundRefusal>> {
  const customerReason = plainText(decision.customerReason, LONGEST_REASON);
  if (!customerReason) return refuse({ code: "reason-required", rule: "R-REF-7" });

  return inTransaction(db, async (tx): Promise<Result<Refund, RefuseRefundRefusal>> => {
    const open = await openRefund(tx, clock, decision);
    if (!open.ok) return open;
    const { account, refund } = open.value;
    const allowed = await checkDecider(tx, actor, refund);
    if (!allowed.ok) return allowed;

    const refused = await changeRefund(tx, refund, {
      state: "refused",
      decidedAt: account.now,
      decidedBy: actor.personId,
      customerReason,
      note: plainText(decision.note ?? "", LONGEST_REASON) ?? refund.note,
    });
    await releasePack(tx, account, refund.packId);
    const { id: refundId, packId } = refund;
    await notify(tx, account, "refund-refused", refundId, {
      refundId,
      packId,
      reason: customerReason,
    });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "refuse-refund",
      object: refundId,
      details: { customerReason, note: refused.note },
    });
    return ok(refused);
  });
}
