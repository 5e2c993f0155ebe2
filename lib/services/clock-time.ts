import { eq } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { clocks, REAL_CLOCK } from "@/db/schema";
import type { Clock } from "@/lib/clock";

/** R-TIME-1 · What time a clock shows: the caller's where it is the real one, else where it stands. */
export async function clockTime(db: Asker, clock: Clock, clockId: string): Promise<Date> {
  if (clockId === REAL_CLOCK) return clock.now();
  const [testClock] = await db
    .select({ now: clocks.now })
    .from(clocks)
    .where(eq(clocks.id, clockId));
  if (!testClock) throw new Error(`clock ${clockId} does not exist`);
  return testClock.now;
}
