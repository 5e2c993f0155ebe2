import { and, eq, ne } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { clocks, REAL_CLOCK } from "@/db/schema";
import type { TestClock } from "@/lib/services/clocks/create-test-clock";

/** R-TIME-1 · A test clock and where it stands, or null. The real one is not a test clock. */
export async function findTestClock(db: Asker, id: string): Promise<TestClock | null> {
  const [found] = await db
    .select({ id: clocks.id, now: clocks.now })
    .from(clocks)
    .where(and(eq(clocks.id, id), ne(clocks.id, REAL_CLOCK)));
  return found ?? null;
}
