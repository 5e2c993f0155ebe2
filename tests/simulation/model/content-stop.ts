import {
  done,
  openStop,
  refused,
  type Account,
  type Outcome,
} from "@/tests/simulation/model/account";
import { grantFreePack } from "@/tests/simulation/model/balance";
import type { Instant } from "@/tests/simulation/model/calendar";
import type { Prices } from "@/tests/simulation/model/price-list";
import { isOpen, packOf } from "@/tests/simulation/model/refund";
import { closeRefund } from "@/tests/simulation/model/refund-decision";

/** R-MOD-1: a stop refuses calls. R-REF-5: and the refunds that wait. */
export function stopAccount(account: Account, now: Instant, stopId: string): Outcome {
  if (account.closedAt !== null) return refused("account-closed");
  if (openStop(account)) return refused("already-stopped");
  account.stops.push({ id: stopId, at: now, liftedAt: null, upheld: true });
  for (const refund of account.refunds.filter(isOpen)) {
    closeRefund(account, refund, "refused", now);
    refund.stopId = stopId;
  }
  return done();
}

/** R-MOD-1: lifts a stop. R-REF-5, R-REF-9: one that was wrong bars no refund and cost nobody a request. */
export function restoreAccount(
  account: Account,
  prices: Prices,
  now: Instant,
  overturned: boolean,
): Outcome {
  const stop = openStop(account);
  if (!stop) return refused("not-stopped");
  stop.liftedAt = now;
  stop.upheld = !overturned;
  grantFreePack(account, prices, now);
  for (const refund of overturned ? account.refunds : []) {
    if (refund.state !== "refused" || refund.stopId !== stop.id) continue;
    refund.state = "in_review";
    refund.decidedAt = null;
    refund.firstApprover = null;
    refund.stopId = null;
    packOf(account, refund).heldAt = now;
  }
  return done();
}
