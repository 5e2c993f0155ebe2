import { count, desc, eq, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, clocks, REAL_CLOCK } from "@/db/schema";

export type ClockView = typeof clocks.$inferSelect & {
  /** R-TIME-1 · It follows the system; `now` is only how far its due events were performed. */
  readonly isReal: boolean;
};

/** One clock, or null. */
export async function clockOf(db: Asker, clockId: string): Promise<ClockView | null> {
  const [clock] = await db.select().from(clocks).where(eq(clocks.id, clockId));
  return clock ? { ...clock, isReal: clock.id === REAL_CLOCK } : null;
}

const MOST_LISTED = 50;

/** The clocks whose accounts a staff member may watch: the real one, then test clocks by how many live by them. */
export async function clocksToWatch(db: Asker) {
  const living = count(accounts.id);
  const rows = await db
    .select({ id: clocks.id, name: clocks.name, now: clocks.now, accounts: living })
    .from(clocks)
    .leftJoin(accounts, eq(accounts.clockId, clocks.id))
    .groupBy(clocks.id)
    .orderBy(desc(sql`${clocks.id} = ${REAL_CLOCK}`), desc(living), desc(clocks.createdAt))
    .limit(MOST_LISTED);
  return rows.map((row) => ({ ...row, isReal: row.id === REAL_CLOCK }));
}
