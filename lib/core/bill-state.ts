import { cny, isZero } from "@/lib/core/money";

export const BILL_STATES = ["paid", "owed", "repaid", "corrected"] as const;
export type BillState = (typeof BILL_STATES)[number];

export type BillFacts = {
  /** How much of the charge drove cash below zero, in yuan. */
  readonly owed: string;
  readonly issuedAt: Date;
  /** Whether a correction of it was booked. */
  readonly isCorrected: boolean;
};

/**
 * R-SET-4, R-ARR-1 · A bill is always charged, so it is paid, unless it left a debt: then it is owed as long as those
 * arrears last, and repaid afterwards. R-SET-5 · One that was corrected says so, unless it is still owed.
 */
export function billState(bill: BillFacts, arrearsSince: Date | null): BillState {
  const leftDebt = !isZero(cny(bill.owed));
  if (leftDebt && arrearsSince !== null && arrearsSince <= bill.issuedAt) return "owed";
  if (bill.isCorrected) return "corrected";
  return leftDebt ? "repaid" : "paid";
}
