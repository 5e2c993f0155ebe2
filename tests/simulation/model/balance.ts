import {
  done,
  refused,
  works,
  type Account,
  type Outcome,
  type Recharge,
} from "@/tests/simulation/model/account";
import {
  HOUR,
  monthEnd,
  monthOf,
  monthStart,
  type Instant,
} from "@/tests/simulation/model/calendar";
import { move, purse } from "@/tests/simulation/model/ledger";
import { fen, type Fen } from "@/tests/simulation/model/money";
import { newPack } from "@/tests/simulation/model/packs";
import { inForce, type Prices } from "@/tests/simulation/model/price-list";

/** R-FUND-1: what decides over arrears. Frozen money still belongs to the account. */
export const balanceOf = (account: Account): Fen =>
  purse(account, "cash") + purse(account, "income") + purse(account, "gift");

/**
 * R-ARR-1: below zero is arrears, with a grace time, then a suspension. R-FUND-5: not below zero ends both at once.
 */
export function followBalance(account: Account, prices: Prices, now: Instant): void {
  if (balanceOf(account) >= 0n) {
    const resumes = account.suspendedAt !== null;
    account.arrearsSince = null;
    account.graceEndsAt = null;
    account.suspendedAt = null;
    if (resumes) grantFreePack(account, prices, now);
    return;
  }
  account.arrearsSince ??= now;
  account.graceEndsAt ??= account.arrearsSince + inForce(prices, now).graceHours * HOUR;
  if (now >= account.graceEndsAt) account.suspendedAt ??= now;
}

/**
 * R-FREE-1: the month's free pack, at most one, to an account that works. R-FREE-2: to a suspended one when it
 * resumes. R-FREE-3: it reaches back to the 1st, or to the activation.
 */
export function grantFreePack(account: Account, prices: Prices, at: Instant): void {
  const month = monthOf(at);
  // D-28: the size is that of the month's first instant.
  const calls = inForce(prices, monthStart(month)).freeCalls;
  if (!works(account) || account.activatedAt === null || calls === 0) return;
  const startsAt = Math.max(account.activatedAt, monthStart(month));
  if (at < startsAt || account.packs.some((pack) => pack.month === month)) return;
  account.packs.push(
    newPack({ id: `free ${month}`, kind: "free", calls, startsAt, endsAt: monthEnd(month), month }),
  );
}

/** R-ACC-2: activates once, at once; activating again answers as the first time. Not in arrears. */
export function activate(account: Account, prices: Prices, now: Instant): Outcome {
  if (account.stops.some(({ liftedAt }) => liftedAt === null)) return refused("content-stopped");
  if (account.arrearsSince !== null) return refused("in-arrears");
  if (account.activatedAt === null || account.closedAt !== null) {
    // D-20: a service that was closed works again, as old as it was.
    account.activatedAt ??= now;
    account.closedAt = null;
    grantFreePack(account, prices, now);
  }
  return done({ activatedAt: account.activatedAt });
}

const SMALLEST_RECHARGE = fen("1");
const LARGEST_RECHARGE = fen("1000000");

/** R-FUND-4: what is paid online lands in cash at once, a bank transfer when finance saw it. */
export function recharge(
  account: Account,
  prices: Prices,
  now: Instant,
  asked: Pick<Recharge, "id" | "key" | "amount" | "channel">,
): Outcome {
  if (asked.amount < SMALLEST_RECHARGE) return refused("amount-too-small");
  if (asked.amount > LARGEST_RECHARGE) return refused("amount-too-large");
  const before = account.recharges.find(({ key }) => key === asked.key);
  if (before) {
    const same = before.amount === asked.amount && before.channel === asked.channel;
    return same ? done({ id: before.id }) : refused("request-key-reused");
  }
  const made: Recharge = { ...asked, reference: null, paid: false };
  account.recharges.push(made);
  if (made.channel === "sandbox") receive(account, prices, now, made);
  return done({ id: made.id });
}

/** R-FUND-4: finance confirms a transfer once; the same reference again is answered the same. */
export function confirmTransfer(
  account: Account,
  prices: Prices,
  now: Instant,
  asked: { readonly rechargeId: string; readonly reference: string; readonly amount: Fen },
): Outcome {
  const found = account.recharges.find(({ id }) => id === asked.rechargeId);
  if (!found) return refused("recharge-not-found");
  if (found.channel !== "transfer") return refused("not-a-transfer");
  if (found.amount !== asked.amount) return refused("amount-differs");
  if (found.paid) {
    return found.reference === asked.reference
      ? done({ id: found.id })
      : refused("already-confirmed");
  }
  found.reference = asked.reference;
  receive(account, prices, now, found);
  return done({ id: found.id });
}

function receive(account: Account, prices: Prices, now: Instant, paid: Recharge): void {
  paid.paid = true;
  move(account, `funding:${paid.channel}`, "purse:cash", paid.amount);
  followBalance(account, prices, now);
}

/** R-FUND-1: money that support gives; the same key is the same gift. */
export function giveBalance(
  account: Account,
  prices: Prices,
  now: Instant,
  amounts: Readonly<Record<"cash" | "income" | "gift", Fen>>,
): Outcome {
  move(account, "funding:sandbox", "purse:cash", amounts.cash);
  move(account, "funding:income", "purse:income", amounts.income);
  move(account, "funding:promotion", "purse:gift", amounts.gift);
  followBalance(account, prices, now);
  return done();
}
