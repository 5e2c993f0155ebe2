import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { people } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { auditPerson } from "@/lib/services/people/audit-person";
import type { HeldPerson } from "@/lib/services/people/hold-person";
import { mailPerson, type MailLocale } from "@/lib/services/people/mail-person";
import { endSessions } from "@/lib/services/sessions/end-sessions";

/** R-ACC-1 · Another password, which ends the sessions that the former one opened, and is told by mail. */
export async function setPassword(
  tx: Tx,
  clock: Clock,
  person: HeldPerson,
  change: {
    readonly passwordHash: string;
    readonly by: "change-password" | "reset-password";
    readonly locale: MailLocale;
    /** The session that goes on; null where there is none. */
    readonly except: string | null;
  },
): Promise<void> {
  const now = clock.now();
  await tx
    .update(people)
    .set({ passwordHash: change.passwordHash })
    .where(eq(people.id, person.id));
  await endSessions(tx, person.id, { except: change.except, at: now });
  await auditPerson(tx, person, change.by, now);
  await mailPerson(tx, clock, person, {
    kind: "password-changed",
    locale: change.locale,
    reference: `${person.id}:${now.toISOString()}`,
    values: { name: person.name },
  });
}
