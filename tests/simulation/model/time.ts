import type { Account } from "@/tests/simulation/model/account";
import { followBalance, grantFreePack } from "@/tests/simulation/model/balance";
import {
  monthEnd,
  monthOf,
  nextMonth,
  previousMonth,
  settlementOf,
  type Instant,
} from "@/tests/simulation/model/calendar";
import { expireVoucher } from "@/tests/simulation/model/gifts";
import { expirePack } from "@/tests/simulation/model/packs";
import type { Prices } from "@/tests/simulation/model/price-list";
import { settle } from "@/tests/simulation/model/settlement";

type Due = { readonly at: Instant; readonly happen: () => void };

/** R-TIME-1: all that falls due for an account on the way from one instant to another, in order. */
export function advance(account: Account, prices: Prices, from: Instant, to: Instant): void {
  for (let month = previousMonth(monthOf(from)); monthEnd(month) <= to; month = nextMonth(month)) {
    const start = monthEnd(month);
    if (start > from) {
      passTo(account, prices, start);
      grantFreePack(account, prices, start);
    }
    const settlement = settlementOf(month);
    if (settlement > from && settlement <= to) {
      passTo(account, prices, settlement);
      settleOnce(account, prices, month, settlement);
    }
  }
  passTo(account, prices, to);
}

function settleOnce(account: Account, prices: Prices, month: string, at: Instant): void {
  const wasThere = account.activatedAt !== null && account.activatedAt < monthEnd(month);
  const isSettled = account.settledThrough !== null && account.settledThrough >= month;
  if (wasThere && !isSettled) settle(account, prices, month, at);
}

/** What falls due by itself up to an instant: ends of packs, vouchers, orders and grace times. */
function passTo(account: Account, prices: Prices, to: Instant): void {
  for (let due = nextDue(account, prices); due && due.at <= to; due = nextDue(account, prices)) {
    due.happen();
  }
}

function nextDue(account: Account, prices: Prices): Due | undefined {
  const packs = account.packs.filter(
    (pack) =>
      pack.kind !== "free" &&
      !pack.expired &&
      pack.heldAt === null &&
      pack.refundedAt === null &&
      pack.used < pack.calls,
  );
  const vouchers = account.vouchers.filter(({ spent, expired }) => !spent && !expired);
  const orders = account.orders.filter(
    ({ paid, cancelledAt, expired }) => !paid && cancelledAt === null && !expired,
  );
  const { graceEndsAt, suspendedAt } = account;
  const dues: Due[] = [
    ...packs.map((pack) => ({ at: pack.endsAt, happen: () => expirePack(account, pack) })),
    ...vouchers.map((voucher) => ({
      at: voucher.endsAt,
      happen: () => expireVoucher(account, voucher),
    })),
    ...orders.map((order) => ({
      at: order.expiresAt,
      happen: () => {
        order.expired = true;
      },
    })),
    ...(graceEndsAt !== null && suspendedAt === null
      ? [{ at: graceEndsAt, happen: () => followBalance(account, prices, graceEndsAt) }]
      : []),
  ];
  return dues.toSorted((a, b) => a.at - b.at)[0];
}
