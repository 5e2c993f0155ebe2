import { cny } from "@/lib/core/money";
import { ok, type Result } from "@/lib/core/result";
import { checkBill, type BillRefusal } from "@/lib/services/adjustments/adjusted-bill";
import {
  changeAdjustment,
  checkCorrector,
  openAdjustment,
  type Adjustment,
  type AdjustmentOpenRefusal,
  type MayNotAdjust,
} from "@/lib/services/adjustments/adjustment";
import { bookAdjustment } from "@/lib/services/adjustments/book-adjustment";
import { audit } from "@/lib/services/audit";
import type { Context, Staff } from "@/lib/services/context";
import { inTransaction } from "@/lib/services/transaction";

export type ApproveAdjustmentRefusal = AdjustmentOpenRefusal | MayNotAdjust | BillRefusal;

/**
 * R-SET-5 · A second person agrees, and the adjustment is booked. The bill is asked again under the lock: other
 * corrections may have been booked while this one waited.
 */
export async function approveAdjustment(
  { db, clock, actor }: Context<Staff>,
  request: { readonly accountId: string; readonly adjustmentId: string },
): Promise<Result<Adjustment, ApproveAdjustmentRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<Adjustment, ApproveAdjustmentRefusal>> => {
    const open = await openAdjustment(tx, clock, request);
    if (!open.ok) return open;
    const { account, adjustment } = open.value;
    const allowed = await checkCorrector(tx, actor, adjustment);
    if (!allowed.ok) return allowed;
    const { month, direction, amount } = adjustment;
    if (month !== null) {
      const fits = await checkBill(tx, account.id, month, { direction, amount: cny(amount) });
      if (!fits.ok) return fits;
    }

    const decision = { decidedAt: account.now, decidedBy: actor.personId };
    const agreed = await changeAdjustment(tx, adjustment, decision);
    const booked = await bookAdjustment(tx, account, agreed);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "approve-adjustment",
      object: booked.id,
      details: { month, direction, amount },
    });
    return ok(booked);
  });
}
