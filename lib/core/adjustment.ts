import { compare, cny, minus, plus, ZERO, type Cny } from "@/lib/core/money";
import type { Policies } from "@/lib/core/policies";

export const ADJUSTMENT_DIRECTIONS = ["credit", "debit"] as const;
/** A credit gives the customer money, a debit takes it. */
export type AdjustmentDirection = (typeof ADJUSTMENT_DIRECTIONS)[number];

export const ADJUSTMENT_STATES = ["booked", "awaiting_approval", "refused"] as const;
export type AdjustmentState = (typeof ADJUSTMENT_STATES)[number];

/** R-SET-5 · An adjustment is booked at once or waits for a second person, who books or refuses it. */
export function adjustmentState(adjustment: {
  readonly bookedAt: Date | null;
  readonly refusedBecause: string | null;
}): AdjustmentState {
  if (adjustment.bookedAt) return "booked";
  return adjustment.refusedBecause === null ? "awaiting_approval" : "refused";
}

/** R-SET-5 · Whether a second person must agree: above the policy's amount, not at it. */
export const needsSecondPerson = (
  amount: Cny,
  { coApprovalAbove }: Pick<Policies, "coApprovalAbove">,
): boolean => compare(amount, coApprovalAbove) > 0;

type Amount = { readonly direction: AdjustmentDirection; readonly amount: string };

/** What an adjustment adds to what the customer paid: a debit counts up, a credit down. In yuan. */
export const signedCharge = ({ direction, amount }: Amount): Cny =>
  direction === "debit" ? cny(amount) : minus(ZERO, cny(amount));

/** R-SET-5 · What a bill comes to with its booked corrections. The bill itself stays as it was issued. */
export const correctedTotal = (total: string, booked: readonly Amount[]): Cny =>
  plus(cny(total), ...booked.map(signedCharge));

/** R-SET-5 · A credit gives back at most what the bill charged, net of its earlier corrections; a debit has no such limit. */
export const exceedsBill = (
  direction: AdjustmentDirection,
  amount: Cny,
  bill: { readonly total: string; readonly booked: readonly Amount[] },
): boolean =>
  direction === "credit" && compare(amount, correctedTotal(bill.total, bill.booked)) > 0;
