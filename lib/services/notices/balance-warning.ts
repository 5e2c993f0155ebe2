import { and, eq, gt } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { alertSettings, purses } from "@/db/schema";
import { dayOf } from "@/lib/core/calendar";
import { cny, compare, fenString, isNegative, plus, type Cny } from "@/lib/core/money";
import { availableBalance } from "@/lib/core/payment";
import type { LockedAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";

/**
 * R-ARR-2 · To be called after `spent` left the purses: warns where that took what is available below the customer's
 * threshold, once a day at most. A balance below zero is arrears and is told as such.
 */
export async function warnOfLowBalance(tx: Tx, account: LockedAccount, spent: Cny): Promise<void> {
  const [found] = await tx
    .select({ threshold: alertSettings.balanceBelow, purse: purses })
    .from(alertSettings)
    .innerJoin(purses, eq(purses.accountId, alertSettings.accountId))
    .where(and(eq(alertSettings.accountId, account.id), gt(alertSettings.balanceBelow, "0")));
  if (!found?.threshold) return;
  const { cash, income, gift, frozen } = found.purse;
  const available = availableBalance(
    { cash: cny(cash), income: cny(income), gift: cny(gift) },
    cny(frozen),
  );
  const threshold = cny(found.threshold);
  const isBelow = compare(available, threshold) < 0;
  const wasBelow = compare(plus(available, spent), threshold) < 0;
  if (!isBelow || wasBelow || isNegative(available)) return;
  await notify(tx, account, "balance-low", dayOf(account.now), {
    balance: fenString(available),
    threshold: fenString(threshold),
  });
}
