import { ok, refuse, type Result } from "@/lib/core/result";
import {
  changeAdjustment,
  checkCorrector,
  LONGEST_REASON,
  openAdjustment,
  type Adjustment,
  type AdjustmentOpenRefusal,
  type MayNotAdjust,
} from "@/lib/services/adjustments/adjustment";
import { audit } from "@/lib/services/audit";
import type { Context, Staff } from "@/lib/services/context";
import { plainText } from "@/lib/services/plain-text";
import { inTransaction } from "@/lib/services/transaction";

export type RefuseAdjustmentRefusal =
  | AdjustmentOpenRefusal
  | MayNotAdjust
  | { readonly code: "reason-required"; readonly rule: "R-SET-5" };

/** R-SET-5 · Refuses an adjustment that waits, for a reason that staff read. Who asked for it may take it back so. */
export async function refuseAdjustment(
  { db, clock, actor }: Context<Staff>,
  request: { readonly accountId: string; readonly adjustmentId: string; readonly reason: string },
): Promise<Result<Adjustment, RefuseAdjustmentRefusal>> {
  const refusedBecause = plainText(request.reason, LONGEST_REASON);
  if (!refusedBecause) return refuse({ code: "reason-required", rule: "R-SET-5" });

  return inTransaction(db, async (tx): Promise<Result<Adjustment, RefuseAdjustmentRefusal>> => {
    const open = await openAdjustment(tx, clock, request);
    if (!open.ok) return open;
    const { account, adjustment } = open.value;
    const allowed = await checkCorrector(tx, actor, { accountId: account.id });
    if (!allowed.ok) return allowed;

    const refused = await changeAdjustment(tx, adjustment, {
      decidedAt: account.now,
      decidedBy: actor.personId,
      refusedBecause,
    });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "refuse-adjustment",
      object: refused.id,
      details: { reason: refusedBecause },
    });
    return ok(refused);
  });
}
