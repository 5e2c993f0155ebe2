import { and, eq, isNull } from "drizzle-orm";

import { sessions } from "@/db/schema";
import type { Context } from "@/lib/services/context";

/** Ends a session at once: its cookie is worth nothing from now on. Ending it twice changes nothing. */
export async function endSession(
  { db, clock }: Pick<Context, "db" | "clock">,
  sessionId: string,
): Promise<void> {
  await db
    .update(sessions)
    .set({ revokedAt: clock.now() })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
}
