import { database } from "@/db";
import { usageByDay } from "@/db/queries/usage";
import { requireCustomer, viewer } from "@/lib/auth/viewer";
import { addDays, dayOf, dayStart } from "@/lib/core/calendar";
import type { Product } from "@/lib/core/catalog";
import { LIMITS } from "./wish";

const RECENT_DAYS = 30;

/** The calls of the reader's last thirty days; null for visitors, and where there are too few to calculate with. */
export async function ownCalls(product: Product): Promise<number | null> {
  if ((await viewer())?.person.role !== "customer") return null;
  const { accountId, now } = await requireCustomer();
  const today = dayOf(now);
  const days = await usageByDay(database(), accountId, {
    product,
    from: dayStart(addDays(today, -RECENT_DAYS)),
    to: dayStart(addDays(today, 1)),
  });
  const calls = days.reduce((sum, day) => sum + day.calls, 0);
  return calls < LIMITS.calls.least ? null : Math.min(calls, LIMITS.calls.most);
}
