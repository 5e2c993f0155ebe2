import { eq } from "drizzle-orm";

import { clocks } from "@/db/schema";
import { dayOf } from "@/lib/core/calendar";
import type { Context } from "@/lib/services/context";
import { remindOfArrears } from "@/lib/services/notices/arrears-reminders";
import { warnOfExpiry } from "@/lib/services/notices/expiry-warnings";
import { warnOfShortMonth } from "@/lib/services/notices/forecast-warnings";

/** R-ARR-2 · The notices of the day of `at`, to all whom they concern; answers how many were concerned. */
export async function giveDailyNotices(ctx: Context, clockId: string, at: Date): Promise<number> {
  const [clock] = await ctx.db.select().from(clocks).where(eq(clocks.id, clockId));
  if (!clock) throw new Error(`clock ${clockId} does not exist`);
  const days = { through: clock.noticedThrough, day: dayOf(at) };
  const concerned = await Promise.all([
    remindOfArrears(ctx, clockId, days.day),
    warnOfExpiry(ctx, clockId, days),
    warnOfShortMonth(ctx, clockId, at),
  ]);
  await ctx.db.update(clocks).set({ noticedThrough: days.day }).where(eq(clocks.id, clockId));
  return concerned.reduce((sum, each) => sum + each, 0);
}
