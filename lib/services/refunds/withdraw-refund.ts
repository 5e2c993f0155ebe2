import { ok, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { actorName, type Context } from "@/lib/services/context";
import { releasePack } from "@/lib/services/packs/hold-pack";
import { openRefund, type OpenRefundRefusal } from "@/lib/services/refunds/open-refund";
import { changeRefund, type Refund } from "@/lib/services/refunds/refund";
import { inTransaction } from "@/lib/services/transaction";

/** R-REF-9 · The customer takes back a request that still waits: the pack covers calls again. */
export function withdrawRefund(
  { db, clock, actor }: Context,
  request: { readonly accountId: string; readonly refundId: string },
): Promise<Result<Refund, OpenRefundRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<Refund, OpenRefundRefusal>> => {
    const open = await openRefund(tx, clock, request);
    if (!open.ok) return open;
    const { account, refund } = open.value;

    const withdrawn = await changeRefund(tx, refund, {
      state: "withdrawn",
      decidedAt: account.now,
      decidedBy: actorName(actor),
    });
    await releasePack(tx, account, refund.packId);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "withdraw-refund",
      object: refund.id,
    });
    return ok(withdrawn);
  });
}
