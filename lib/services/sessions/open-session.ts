import { eq } from "drizzle-orm";

import { people, sessions } from "@/db/schema";
import { audit } from "@/lib/services/audit";
import type { Context } from "@/lib/services/context";
import { randomSecret } from "@/lib/services/random-text";
import { sessionLimits } from "@/lib/services/sessions/session-limits";

export type NewSession = {
  readonly personId: string;
  readonly userAgent: string | null;
  /** The clock whose accounts a staff member looks at. A customer sees their own account's. */
  readonly clockId: string;
};

const LONGEST_USER_AGENT = 300;

/** A new session of a person who proved who they are; answers its id. Sessions run on the system's time. */
export async function openSession(
  { db, clock }: Pick<Context, "db" | "clock">,
  { personId, userAgent, clockId }: NewSession,
): Promise<string> {
  const [person] = await db.select().from(people).where(eq(people.id, personId));
  if (!person) throw new Error(`person ${personId} does not exist`);
  const now = clock.now();
  const id = randomSecret("ses");

  await db.transaction(async (tx) => {
    await tx.insert(sessions).values({
      id,
      personId,
      clockId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + sessionLimits(person.role).longestMs),
      userAgent: userAgent?.slice(0, LONGEST_USER_AGENT) ?? null,
    });
    await audit(tx, {
      accountId: person.accountId ?? "0",
      at: now,
      actor: { kind: "system", name: "sign-in" },
      action: "open-session",
      object: personId,
    });
  });
  return id;
}
