import {
  done,
  refused,
  type Account,
  type Adjustment,
  type Outcome,
} from "@/tests/simulation/model/account";
import { followBalance } from "@/tests/simulation/model/balance";
import type { Instant } from "@/tests/simulation/model/calendar";
import { available, move } from "@/tests/simulation/model/ledger";
import type { Fen } from "@/tests/simulation/model/money";
import { inForce, type Prices } from "@/tests/simulation/model/price-list";
import type { Person } from "@/tests/simulation/model/refund-decision";

type Asked = Omit<Adjustment, "state" | "requestedBy"> & { readonly by: Person };

/** R-SET-5: booked at once, or, above the policy's amount, when a second person agreed. */
export function requestAdjustment(
  account: Account,
  prices: Prices,
  now: Instant,
  { by, ...asked }: Asked,
): Outcome {
  if (by.role !== "finance") return refused("wrong-role");
  const not = whyBeyond(account, asked);
  if (not) return refused(not);
  const adjustment: Adjustment = { ...asked, requestedBy: by.id, state: "awaiting_approval" };
  account.adjustments.push(adjustment);
  const waits = asked.amount > inForce(prices, now).secondPersonAbove;
  if (!waits) book(account, prices, now, adjustment);
  return done({ state: adjustment.state });
}

/** R-SET-5: the second person is not the first. */
export function approveAdjustment(
  account: Account,
  prices: Prices,
  now: Instant,
  { id, by }: { readonly id: string; readonly by: Person },
): Outcome {
  const adjustment = account.adjustments.find((each) => each.id === id);
  if (!adjustment) return refused("adjustment-not-found");
  if (adjustment.state !== "awaiting_approval") return refused("adjustment-decided");
  if (by.role !== "finance") return refused("wrong-role");
  if (by.id === adjustment.requestedBy) return refused("same-person-twice");
  const not = whyBeyond(account, adjustment);
  if (not) return refused(not);
  book(account, prices, now, adjustment);
  return done({ state: adjustment.state });
}

type Correction = Pick<Adjustment, "month" | "direction" | "amount">;

/** R-SET-5: a credit gives back at most what the bill, with its corrections so far, has charged. */
function whyBeyond(account: Account, { month, direction, amount }: Correction): string | null {
  if (month === null) return null;
  const bill = account.bills.find((each) => each.month === month);
  if (!bill) return "bill-not-found";
  const left = account.adjustments
    .filter((each) => each.month === month && each.state === "booked")
    .reduce((total, each) => total + signed(each), bill.total);
  return direction === "credit" && amount > left ? "beyond-the-bill" : null;
}

const signed = ({ direction, amount }: Correction): Fen =>
  direction === "debit" ? amount : -amount;

function book(account: Account, prices: Prices, now: Instant, adjustment: Adjustment): void {
  adjustment.state = "booked";
  move(account, "purse:cash", "adjustments", signed(adjustment));
  followBalance(account, prices, now);
}

/** R-FUND-1: at most what is available can be frozen. */
export function freeze(
  account: Account,
  { id, amount }: { readonly id: string; readonly amount: Fen },
): Outcome {
  if (amount > available(account)) return refused("more-than-available");
  account.freezes.push({ id, amount, released: false });
  return done();
}

export function release(account: Account, id: string): Outcome {
  const found = account.freezes.find((each) => each.id === id);
  if (!found) return refused("freeze-not-found");
  if (found.released) return refused("already-released");
  found.released = true;
  return done();
}

/** R-ACC-3, D-20: not with bought calls left, a refund in review, or a debt. */
export function closeService(account: Account, now: Instant): Outcome {
  if (account.closedAt !== null) return done({ closedAt: account.closedAt });
  if (account.activatedAt === null) return refused("not-activated");
  const hasCallsLeft = account.packs.some(
    (pack) =>
      pack.kind === "bought" &&
      pack.refundedAt === null &&
      !pack.expired &&
      now < pack.endsAt &&
      pack.used < pack.calls,
  );
  if (hasCallsLeft) return refused("bought-calls-left");
  const waits = account.refunds.some(({ state }) =>
    ["in_review", "awaiting_finance"].includes(state),
  );
  if (waits) return refused("refund-in-review");
  if (account.arrearsSince !== null) return refused("in-arrears");
  account.closedAt = now;
  return done({ closedAt: now });
}
