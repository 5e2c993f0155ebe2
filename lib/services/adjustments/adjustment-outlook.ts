import { eq } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { correctedTotal, needsSecondPerson, signedCharge } from "@/lib/core/adjustment";
import { fenString, minus, plus, ZERO, type Cny } from "@/lib/core/money";
import { ok, refuse, type Result } from "@/lib/core/result";
import {
  adjustedBill,
  checkBill,
  type BillRefusal,
} from "@/lib/services/adjustments/adjusted-bill";
import {
  readWish,
  type AdjustmentWish,
  type WishRefusal,
} from "@/lib/services/adjustments/adjustment-wish";
import { catalogInForce } from "@/lib/services/catalogs";
import { clockTime } from "@/lib/services/clock-time";
import { pursesOf } from "@/lib/services/ledger";

export type AdjustmentOutlook = {
  readonly reason: string;
  readonly amount: Cny;
  /** How the customer's cash would move: up for a credit, down for a debit. */
  readonly change: Cny;
  readonly cash: Cny;
  readonly cashAfter: Cny;
  readonly needsSecondPerson: boolean;
  /** Above it a second person is needed. */
  readonly limit: Cny;
  /** Null where only the balance is corrected. */
  readonly bill: { readonly total: string; readonly before: Cny; readonly after: Cny } | null;
};

/** R-SET-5 · What an adjustment would come to now, before anybody books it; the same rules answer again under the lock. */
export async function adjustmentOutlook(
  db: Asker,
  clock: Clock,
  request: AdjustmentWish,
): Promise<Result<AdjustmentOutlook, WishRefusal | BillRefusal>> {
  const wish = readWish(request);
  if (!wish.ok) return wish;
  const { month, direction, amount, reason, accountId } = wish.value;
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  if (!account) return refuse({ code: "account-not-found", rule: "R-SET-5" });
  if (month !== null) {
    const fits = await checkBill(db, accountId, month, { direction, amount });
    if (!fits.ok) return fits;
  }

  const [purses, bill, now] = await Promise.all([
    pursesOf(db, accountId),
    month === null ? null : adjustedBill(db, accountId, month),
    clockTime(db, clock, account.clockId),
  ]);
  const { policies } = await catalogInForce(db, now);
  const charge = signedCharge({ direction, amount: fenString(amount) });
  const before = bill && correctedTotal(bill.total, bill.booked);
  return ok({
    reason,
    amount,
    change: minus(ZERO, charge),
    cash: purses.cash,
    cashAfter: minus(purses.cash, charge),
    needsSecondPerson: needsSecondPerson(amount, policies),
    limit: policies.coApprovalAbove,
    bill: bill && before && { total: bill.total, before, after: plus(before, charge) },
  });
}
