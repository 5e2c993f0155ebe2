import type { vouchersOf } from "@/db/queries/vouchers";
import { voucherState } from "@/db/queries/vouchers";
import { voucherRefusal, type VoucherRefusal, type VoucherUse } from "@/lib/core/payment";

export type VoucherRow = Awaited<ReturnType<typeof vouchersOf>>[number];

export type VoucherChoice = {
  readonly voucher: VoucherRow;
  /** Why it cannot pay for this; null where it can. */
  readonly refusal: VoucherRefusal | null;
};

/** R-FUND-2 · The vouchers that still hold something, those that can pay for this first. */
export const voucherChoices = (
  vouchers: readonly VoucherRow[],
  use: VoucherUse,
): readonly VoucherChoice[] =>
  vouchers
    .map((voucher) => ({ voucher, refusal: voucherRefusal(voucherState(voucher), use) }))
    .filter(({ refusal }) => refusal !== "empty" && refusal !== "expired")
    .toSorted((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null));
