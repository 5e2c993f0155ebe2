import type { Context } from "@/lib/services/context";
import { auditPerson } from "@/lib/services/people/audit-person";
import { holdPerson } from "@/lib/services/people/hold-person";
import { endSessions } from "@/lib/services/sessions/end-sessions";

/** Signs a person out everywhere but in the browser that they ask from. */
export async function endOtherSessions(
  { db, clock }: Pick<Context, "db" | "clock">,
  { personId, sessionId }: { readonly personId: string; readonly sessionId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await holdPerson(tx, personId);
    await endSessions(tx, personId, { except: sessionId, at: clock.now() });
    await auditPerson(tx, person, "end-other-sessions", clock.now());
  });
}
