import { cny } from "@/lib/core/money";
import type { VoucherState } from "@/lib/core/payment";
import { shanghai } from "@/tests/support/shanghai";

/** A voucher of 100 yuan that anything may be paid with during 2025, but for what is changed. */
export const voucher = (change: Partial<VoucherState> = {}): VoucherState => ({
  id: "v",
  balance: cny(100),
  startsAt: shanghai("2025-01-01T00:00:00"),
  endsAt: shanghai("2026-01-01T00:00:00"),
  multiUse: true,
  spent: false,
  products: null,
  scope: "both",
  minimum: cny(0),
  ...change,
});
