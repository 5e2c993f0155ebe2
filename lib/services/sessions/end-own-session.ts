import { and, eq, isNull } from "drizzle-orm";

import { sessions } from "@/db/schema";
import { sessionHandle } from "@/db/schema/session-handle";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import { auditPerson } from "@/lib/services/people/audit-person";
import { holdPerson } from "@/lib/services/people/hold-person";
import { inTransaction } from "@/lib/services/transaction";

/** Signs one of a person's browsers out. `handle` names the session, as the list of sessions does. */
export function endOwnSession(
  { db, clock }: Pick<Context, "db" | "clock">,
  { personId, handle }: { readonly personId: string; readonly handle: string },
): Promise<Result<void, { readonly code: "session-not-found" }>> {
  return inTransaction(db, async (tx) => {
    const person = await holdPerson(tx, personId);
    const now = clock.now();
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(
        and(eq(sessions.personId, personId), isNull(sessions.revokedAt), eq(sessionHandle, handle)),
      )
      .returning({ id: sessions.id });
    if (ended.length === 0) return refuse({ code: "session-not-found" } as const);
    await auditPerson(tx, person, "end-session", now);
    return ok(undefined);
  });
}
