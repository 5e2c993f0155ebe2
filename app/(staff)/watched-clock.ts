import { cache } from "react";

import { database } from "@/db";
import { clockOf, type ClockView } from "@/db/queries/clocks";
import { requireViewer } from "@/lib/auth/viewer";
import { systemClock } from "@/lib/clock";

/** The clock whose accounts the signed-in staff member looks at, at its own time (R-TIME-1). */
export type WatchedClock = ClockView;

/** Asked of the database once for each request. */
export const watchedClock = cache(async (): Promise<WatchedClock> => {
  const { clockId } = await requireViewer();
  const clock = await clockOf(database(), clockId);
  if (!clock) throw new Error(`clock ${clockId} does not exist`);
  return { ...clock, now: clock.isReal ? systemClock.now() : clock.now };
});
