import { voucherState, type vouchersOf } from "@/db/queries/vouchers";
import { isZero } from "@/lib/core/money";

type Voucher = Awaited<ReturnType<typeof vouchersOf>>[number];

/** What may still be done with a voucher at `now`, as a word of the statuses. */
export function voucherStatus(voucher: Voucher, now: Date) {
  const { spent, balance, startsAt, endsAt } = voucherState(voucher);
  if (spent || (isZero(balance) && !voucher.expiredAt)) return "voucher.used_up" as const;
  if (now >= endsAt) return "voucher.expired" as const;
  return startsAt && now < startsAt
    ? ("voucher.not_started" as const)
    : ("voucher.usable" as const);
}
