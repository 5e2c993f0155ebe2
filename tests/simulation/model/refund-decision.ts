import {
  done,
  refused,
  type Account,
  type Outcome,
  type Refund,
} from "@/tests/simulation/model/account";
import type { Instant } from "@/tests/simulation/model/calendar";
import { expirePack } from "@/tests/simulation/model/packs";
import { inForce, type Prices } from "@/tests/simulation/model/price-list";
import { failedRules, isOpen, packOf, payRefund } from "@/tests/simulation/model/refund";

/** R-REF-9: a request that is taken back, or refused, lets the pack cover calls again. */
export function withdraw(account: Account, now: Instant, refundId: string): Outcome {
  const refund = openRefund(account, refundId);
  if ("refused" in refund) return refund;
  closeRefund(account, refund, "withdrawn", now);
  return done({ state: refund.state });
}

export type Person = { readonly id: string; readonly role: "support" | "finance" | "operator" };

export function refuseRefund(
  account: Account,
  now: Instant,
  { refundId, by }: { readonly refundId: string; readonly by: Person },
): Outcome {
  const refund = openRefund(account, refundId);
  if ("refused" in refund) return refund;
  const not = whyNotBy(refund, by);
  if (not) return refused(not);
  closeRefund(account, refund, "refused", now);
  return done({ state: refund.state });
}

/** R-REF-7, R-REF-11: support approves; above an amount finance, another person, completes it. */
export function approveRefund(
  account: Account,
  prices: Prices,
  now: Instant,
  { refundId, by }: { readonly refundId: string; readonly by: Person },
): Outcome {
  const refund = openRefund(account, refundId);
  if ("refused" in refund) return refund;
  const not = whyNotBy(refund, by);
  if (not) return refused(not);
  const question = { askedAt: refund.askedAt, request: refund };
  if (failedRules(account, prices, packOf(account, refund), question).length > 0) {
    return refused("rules-failed");
  }
  const { cash, income, gift } = refund.amounts;
  const much = cash + income + gift > inForce(prices, now).secondPersonAbove;
  if (refund.state === "in_review" && much) {
    refund.state = "awaiting_finance";
    refund.firstApprover = by.id;
    return done({ state: refund.state });
  }
  refund.state = "paid";
  refund.decidedAt = now;
  payRefund(account, prices, now, refund);
  return done({ state: refund.state });
}

function openRefund(account: Account, refundId: string): Refund | { readonly refused: string } {
  const refund = account.refunds.find(({ id }) => id === refundId);
  if (!refund) return { refused: "refund-not-found" };
  return isOpen(refund) ? refund : { refused: "refund-decided" };
}

function whyNotBy(refund: Refund, by: Person): string | null {
  if (by.role !== (refund.state === "in_review" ? "support" : "finance")) return "wrong-role";
  return refund.firstApprover === by.id ? "same-person-twice" : null;
}

export function closeRefund(
  account: Account,
  refund: Refund,
  state: "refused" | "withdrawn",
  now: Instant,
): void {
  refund.state = state;
  refund.decidedAt = now;
  const pack = packOf(account, refund);
  pack.heldAt = null;
  if (now >= pack.endsAt) expirePack(account, pack);
}
