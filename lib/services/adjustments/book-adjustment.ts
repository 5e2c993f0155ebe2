import type { Tx } from "@/db/client";
import { cny, fenString, minus, ZERO } from "@/lib/core/money";
import { signedCharge } from "@/lib/core/adjustment";
import { changeAdjustment, type Adjustment } from "@/lib/services/adjustments/adjustment";
import { followBalance } from "@/lib/services/arrears";
import { transfer } from "@/lib/services/ledger";
import type { LockedAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";

/**
 * R-SET-5 · Moves the money of an adjustment in a transfer of its own, between cash and the ledger account of
 * adjustments. A debit may take cash below zero, as a bill may; a credit may end arrears.
 */
export async function bookAdjustment(
  tx: Tx,
  account: LockedAccount,
  adjustment: Adjustment,
): Promise<Adjustment> {
  const { id, direction, reason, month } = adjustment;
  const amount = cny(adjustment.amount);
  await transfer(tx, account, { cause: "adjustment", reference: id }, [
    direction === "credit"
      ? { from: "adjustments", to: "purse:cash", amount, note: reason }
      : { from: "purse:cash", to: "adjustments", amount, note: reason },
  ]);
  await followBalance(tx, account);
  const told = { amount: fenString(minus(ZERO, signedCharge(adjustment))), direction, reason };
  if (month === null) await notify(tx, account, "balance-adjusted", id, told);
  else await notify(tx, account, "bill-adjusted", id, { ...told, month });
  return changeAdjustment(tx, adjustment, { bookedAt: account.now });
}
