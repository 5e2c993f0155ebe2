import type { Asker } from "@/db/client";
import { REAL_CLOCK } from "@/db/schema";
import { clockAt, type Clock } from "@/lib/clock";
import { findTestClock } from "@/lib/services/clocks/find-test-clock";

export type NamedClock = { readonly id: string; readonly clock: Clock };

/** R-TIME-1 · The test clock by that id, or the real one where none is named; null where there is no such clock. */
export async function clockNamed(
  db: Asker,
  real: Clock,
  testClockId: string | undefined,
): Promise<NamedClock | null> {
  if (testClockId === undefined) return { id: REAL_CLOCK, clock: real };
  const found = await findTestClock(db, testClockId);
  return found && { id: found.id, clock: clockAt(found.now) };
}
