import { and, eq, isNotNull } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { adjustments, bills } from "@/db/schema";
import { correctedTotal, exceedsBill } from "@/lib/core/adjustment";
import type { Month } from "@/lib/core/calendar";
import { fenString, type Cny } from "@/lib/core/money";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Adjustment } from "@/lib/services/adjustments/adjustment";

export type BillRefusal =
  | { readonly code: "bill-not-found"; readonly rule: "R-SET-5" }
  /** `most` is what the bill still comes to, in yuan. */
  | { readonly code: "beyond-the-bill"; readonly rule: "R-SET-5"; readonly most: string };

/** R-SET-5 · A correction of a bill needs the bill, and a credit never gives back more than it charged. */
export async function checkBill(
  db: Asker,
  accountId: string,
  month: Month,
  { direction, amount }: { readonly direction: Adjustment["direction"]; readonly amount: Cny },
): Promise<Result<void, BillRefusal>> {
  const bill = await adjustedBill(db, accountId, month);
  if (!bill) return refuse({ code: "bill-not-found", rule: "R-SET-5" });
  if (!exceedsBill(direction, amount, bill)) return ok(undefined);
  const most = fenString(correctedTotal(bill.total, bill.booked));
  return refuse({ code: "beyond-the-bill", rule: "R-SET-5", most });
}

/** What a bill charged, and its booked corrections; null where the month has no bill. */
export async function adjustedBill(db: Asker, accountId: string, month: Month) {
  const [bill] = await db
    .select({ total: bills.total })
    .from(bills)
    .where(and(eq(bills.accountId, accountId), eq(bills.month, month)));
  if (!bill) return null;
  const booked = await db
    .select({ direction: adjustments.direction, amount: adjustments.amount })
    .from(adjustments)
    .where(
      and(
        eq(adjustments.accountId, accountId),
        eq(adjustments.month, month),
        isNotNull(adjustments.bookedAt),
      ),
    );
  return { total: bill.total, booked };
}
