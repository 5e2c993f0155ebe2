import { and, eq } from "drizzle-orm";

import { clocks, sessions } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Context, Staff } from "@/lib/services/context";

/** R-TIME-1 · Which clock's accounts a staff member looks at from now on: real and test never mix. */
export async function watchClock(
  { db, actor }: Context<Staff>,
  { sessionId, clockId }: { readonly sessionId: string; readonly clockId: string },
): Promise<Result<void, { readonly code: "clock-not-found"; readonly rule: "R-TIME-1" }>> {
  const [known] = await db.select({ id: clocks.id }).from(clocks).where(eq(clocks.id, clockId));
  if (!known) return refuse({ code: "clock-not-found", rule: "R-TIME-1" });
  await db
    .update(sessions)
    .set({ clockId })
    .where(and(eq(sessions.id, sessionId), eq(sessions.personId, actor.personId)));
  return ok(undefined);
}
