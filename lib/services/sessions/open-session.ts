import { eq } from "drizzle-orm";

import { people, sessions } from "@/db/schema";
import { audit } from "@/lib/services/audit";
import type { Context } from "@/lib/services/context";
import { randomSecret } from "@/lib/services/random-text";
import { sessionLimits, UNPROVEN_SESSION_MS } from "@/lib/services/sessions/session-limits";

export type NewSession = {
  readonly personId: string;
  readonly userAgent: string | null;
  /** The clock whose accounts a staff member looks at. A customer sees their own account's. */
  readonly clockId: string;
  /** Beyond the password: a code was given, or is owed, for which there is a quarter of an hour; else none is asked for. */
  readonly secondFactor?: "given" | "owed";
};

const LONGEST_USER_AGENT = 300;

/** A new session of a person who proved who they are; answers its id. Sessions run on the system's time. */
export async function openSession(
  { db, clock }: Pick<Context, "db" | "clock">,
  { personId, userAgent, clockId, secondFactor }: NewSession,
): Promise<string> {
  const [person] = await db.select().from(people).where(eq(people.id, personId));
  if (!person) throw new Error(`person ${personId} does not exist`);
  const now = clock.now();
  const id = randomSecret("ses");
  const lastsMs =
    secondFactor === "owed" ? UNPROVEN_SESSION_MS : sessionLimits(person.role).longestMs;

  await db.transaction(async (tx) => {
    await tx.insert(sessions).values({
      id,
      personId,
      clockId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + lastsMs),
      secondFactorAt: secondFactor === "given" ? now : null,
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
