import { and, eq, gt, isNull, lt, lte, ne } from "drizzle-orm";

import { accounts, packs } from "@/db/schema";
import { addDays, dayStart, type Day } from "@/lib/core/calendar";
import { EXPIRY_MARKS, expiryMark, noticesDueAt } from "@/lib/core/daily-notices";
import type { Context } from "@/lib/services/context";
import { tellEach } from "@/lib/services/notices/tell-each";
import { notify } from "@/lib/services/notify";

const FURTHEST = Math.max(...EXPIRY_MARKS);

/** R-ARR-2 · Warns of bought and gifted packs with calls left that reached a mark before their end since `through`. */
export async function warnOfExpiry(
  ctx: Context,
  clockId: string,
  days: { readonly through: Day; readonly day: Day },
): Promise<number> {
  const ending = await ctx.db
    .select({ accountId: packs.accountId, pack: packs })
    .from(packs)
    .innerJoin(accounts, eq(accounts.id, packs.accountId))
    .where(
      and(
        eq(accounts.clockId, clockId),
        isNull(packs.closedAt),
        ne(packs.kind, "free"),
        lt(packs.callsUsed, packs.callsTotal),
        gt(packs.endsAt, noticesDueAt(days.day)),
        lte(packs.endsAt, dayStart(addDays(days.day, FURTHEST + 1))),
      ),
    );
  const marked = ending.flatMap(({ accountId, pack }) => {
    const mark = expiryMark(pack, days);
    return mark === null ? [] : [{ accountId, pack, mark }];
  });
  return tellEach(ctx, marked, async (tx, account, { pack, mark }) => {
    const { id: packId, callsTotal, callsUsed, endsAt } = pack;
    await notify(tx, account, "pack-expiring", `${packId}:${mark}`, {
      packId,
      callsLeft: callsTotal - callsUsed,
      callsTotal,
      endsAt: endsAt.toISOString(),
    });
    return true;
  });
}
