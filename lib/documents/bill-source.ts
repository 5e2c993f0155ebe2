import type { Asker } from "@/db/client";
import { accountOf } from "@/db/queries/accounts";
import { adjustmentsOfBill, bookedOnly, type Adjustment } from "@/db/queries/adjustments";
import { billOf, type BillDetail } from "@/db/queries/bills";
import { usageByDay, type UsageRow } from "@/db/queries/usage";
import { monthEnd, monthStart, type Month } from "@/lib/core/calendar";
import { withTier, type BillLineView } from "@/lib/format/bill-derivation";
import { catalogs } from "@/lib/services/catalogs";

/** All that a document about one bill shows. Its amounts are those that were charged. */
export type BillSource = {
  readonly account: { readonly id: string; readonly name: string };
  readonly bill: Omit<BillDetail, "lines"> & { readonly lines: readonly BillLineView[] };
  /** Booked ones, the oldest first. */
  readonly adjustments: readonly Adjustment[];
  readonly days: readonly UsageRow[];
};

/** R-SET-3 · One issued bill with what its documents show, or null where the month has none. */
export async function billSourceOf(
  db: Asker,
  accountId: string,
  month: Month,
): Promise<BillSource | null> {
  const [account, bill] = await Promise.all([
    accountOf(db, accountId),
    billOf(db, accountId, month),
  ]);
  if (!account || !bill) return null;
  const [versions, adjustments, days] = await Promise.all([
    catalogs(db),
    adjustmentsOfBill(db, accountId, month),
    usageByDay(db, accountId, { from: monthStart(month), to: monthEnd(month) }),
  ]);
  const lines = bill.lines.map((line) => withTier(line, versions));
  return { account, bill: { ...bill, lines }, adjustments: bookedOnly(adjustments), days };
}
