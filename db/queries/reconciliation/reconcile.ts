import type { Asker } from "@/db/client";
import { ACCOUNT_CHECKS } from "@/db/queries/reconciliation/account-checks";
import { BILL_CHECKS } from "@/db/queries/reconciliation/bill-checks";
import { ask, type Books, type CheckResult } from "@/db/queries/reconciliation/check";
import { DEED_CHECKS } from "@/db/queries/reconciliation/deed-checks";
import { LEDGER_CHECKS } from "@/db/queries/reconciliation/ledger-checks";
import { PACK_CHECKS } from "@/db/queries/reconciliation/pack-checks";
import { REVENUE_CHECKS } from "@/db/queries/reconciliation/revenue-checks";
import { USAGE_CHECKS } from "@/db/queries/reconciliation/usage-checks";

/** Every equation of the books, in the order in which a person reads them: calls, packs, bills, money, revenue. */
export const CHECKS = [
  ...USAGE_CHECKS,
  ...PACK_CHECKS,
  ...BILL_CHECKS,
  ...DEED_CHECKS,
  ...LEDGER_CHECKS,
  ...REVENUE_CHECKS,
  ...ACCOUNT_CHECKS,
] as const;

export type CheckId = (typeof CHECKS)[number]["id"];

/**
 * R-FUND-3, R-USE-8, R-REV-1 · Asks every equation of the books, one after the other: a reader must not take the
 * connections that calls are metered on. D-26.
 */
export async function reconcile(db: Asker, books: Books): Promise<CheckResult<CheckId>[]> {
  const results: CheckResult<CheckId>[] = [];
  for (const check of CHECKS) results.push(await ask(db, check, books));
  return results;
}
