import { cny, isZero } from "@/lib/core/money";

export const BILL_STATES = ["paid", "owed", "repaid"] as const;
export type BillState = (typeof BILL_STATES)[number];

export type BillFacts = {
  /** How much of the charge drove cash below zero, in yuan. */
  readonly owed: string;
  readonly issuedAt: Date;
};

/**
 * R-SET-4, R-ARR-1 · A bill is always charged, so it is paid, unless it left a debt: then it is owed as long as those
 * arrears last, and repaid afterwards.
 */
export function billState(bill: BillFacts, arrearsSince: Date | null): BillState {
  if (isZero(cny(bill.owed))) return "paid";
  return arrearsSince !== null && arrearsSince <= bill.issuedAt ? "owed" : "repaid";
}
