import type { Tx } from "@/db/client";
import type { Clock } from "@/lib/clock";
import { mayDecide, type DeciderRefusal } from "@/lib/core/refund";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Staff } from "@/lib/services/context";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { ownAccountIds } from "@/lib/services/own-accounts";
import {
  findRefund,
  isOpen,
  type Refund,
  type RefundDecided,
  type RefundNotFound,
} from "@/lib/services/refunds/refund";

export type MayNotDecide =
  | { readonly code: DeciderRefusal; readonly rule: "R-REF-11" }
  | { readonly code: "wrong-role"; readonly rule: "R-REF-11"; readonly needed: Staff["role"] };
export type OpenRefundRefusal = RefundNotFound | RefundDecided;

export type OpenRefund = { readonly account: LockedAccount; readonly refund: Refund };

/** Locks the account of a request that still waits for a decision. */
export async function openRefund(
  tx: Tx,
  clock: Clock,
  { accountId, refundId }: { readonly accountId: string; readonly refundId: string },
): Promise<Result<OpenRefund, OpenRefundRefusal>> {
  const [account] = await lockAccounts(tx, clock, [accountId]);
  const refund = account && (await findRefund(tx, account.id, refundId));
  if (!account || !refund) return refuse({ code: "refund-not-found", rule: "R-REF-10" });
  if (!isOpen(refund))
    return refuse({ code: "refund-decided", rule: "R-REF-10", state: refund.state });
  return ok({ account, refund });
}

/** R-REF-11 · Support decides; what it approved above the policy's amount waits for finance, which is another person. */
export async function checkDecider(
  tx: Tx,
  staff: Staff,
  refund: Refund,
): Promise<Result<void, MayNotDecide>> {
  const needed = refund.state === "in_review" ? "support" : "finance";
  if (staff.role !== needed) return refuse({ code: "wrong-role", rule: "R-REF-11", needed });
  const decider = { id: staff.personId, ownAccountIds: await ownAccountIds(tx, staff) };
  const allowed = mayDecide(decider, {
    accountId: refund.accountId,
    firstApproverId: refund.firstApprovedBy,
  });
  return allowed.ok ? ok(undefined) : refuse({ code: allowed.refusal, rule: "R-REF-11" });
}
