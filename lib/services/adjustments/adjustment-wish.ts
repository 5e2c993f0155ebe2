import type { AdjustmentDirection } from "@/lib/core/adjustment";
import type { Month } from "@/lib/core/calendar";
import { isZero, parseAmount, type Cny } from "@/lib/core/money";
import { ok, refuse, type Result } from "@/lib/core/result";
import { LONGEST_REASON } from "@/lib/services/adjustments/adjustment";
import { plainText } from "@/lib/services/plain-text";

/** An adjustment as somebody filled it in. */
export type AdjustmentWish = {
  readonly accountId: string;
  /** The bill that is corrected; null where only the balance is. */
  readonly month: Month | null;
  readonly direction: AdjustmentDirection;
  /** Yuan as a person typed them. */
  readonly amount: string;
  /** What the customer reads. */
  readonly reason: string;
};

export type WishRefusal = {
  readonly code: "account-not-found" | "not-an-amount" | "reason-required";
  readonly rule: "R-SET-5";
};

/** R-SET-5 · An amount above zero, and a reason. */
export function readWish<Wish extends AdjustmentWish>(
  wish: Wish,
): Result<Omit<Wish, "amount"> & { readonly amount: Cny }, WishRefusal> {
  const amount = parseAmount(wish.amount.trim());
  if (!amount.ok || isZero(amount.value)) return refuse({ code: "not-an-amount", rule: "R-SET-5" });
  const reason = plainText(wish.reason, LONGEST_REASON);
  if (!reason) return refuse({ code: "reason-required", rule: "R-SET-5" });
  return ok({ ...wish, reason, amount: amount.value });
}
