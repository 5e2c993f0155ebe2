import { and, eq, lt } from "drizzle-orm";

import { accounts } from "@/db/schema";
import { dayStart, type Day } from "@/lib/core/calendar";
import { daysBetween } from "@/lib/core/daily-notices";
import { fenString, ZERO } from "@/lib/core/money";
import { availableBalance } from "@/lib/core/payment";
import type { Context } from "@/lib/services/context";
import { pursesOf } from "@/lib/services/ledger";
import { tellEach } from "@/lib/services/notices/tell-each";
import { notify } from "@/lib/services/notify";

/** R-ARR-2 · Reminds whoever has been in arrears since an earlier day; the first day's notice was the arrears' own. */
export async function remindOfArrears(ctx: Context, clockId: string, day: Day): Promise<number> {
  const owing = await ctx.db
    .select({ accountId: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.clockId, clockId), lt(accounts.arrearsSince, dayStart(day))));
  return tellEach(ctx, owing, async (tx, account) => {
    if (!account.arrearsSince) return false;
    await notify(tx, account, "arrears-reminder", day, {
      balance: fenString(availableBalance(await pursesOf(tx, account.id), ZERO)),
      days: daysBetween(account.arrearsSince, account.now),
    });
    return true;
  });
}
