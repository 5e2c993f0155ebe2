import { and, eq, gt, isNull } from "drizzle-orm";

import { people, sessions } from "@/db/schema";
import type { Context } from "@/lib/services/context";
import { sessionLimits, type Role } from "@/lib/services/sessions/session-limits";

export type LiveSession = {
  readonly id: string;
  readonly clockId: string;
  readonly expiresAt: Date;
  /** When a code of the authenticator was given in it. */
  readonly secondFactorAt: Date | null;
  readonly person: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly role: Role;
    readonly accountId: string | null;
    readonly emailConfirmedAt: Date | null;
    readonly totpEnabledAt: Date | null;
  };
};

// Seen is written once a minute at most, so that reading a page does not cost a write.
const SEEN_EVERY_MS = 60_000;

/**
 * The session behind a cookie, or null where it was ended, has run out, was left alone for too long,
 * or belongs to somebody who was disabled. Being asked for keeps it alive.
 */
export async function continueSession(
  { db, clock }: Pick<Context, "db" | "clock">,
  sessionId: string,
): Promise<LiveSession | null> {
  const now = clock.now();
  const [found] = await db
    .select({
      id: sessions.id,
      clockId: sessions.clockId,
      expiresAt: sessions.expiresAt,
      lastSeenAt: sessions.lastSeenAt,
      secondFactorAt: sessions.secondFactorAt,
      person: {
        id: people.id,
        email: people.email,
        name: people.name,
        role: people.role,
        accountId: people.accountId,
        emailConfirmedAt: people.emailConfirmedAt,
        totpEnabledAt: people.totpEnabledAt,
      },
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.revokedAt),
        isNull(people.disabledAt),
        gt(sessions.expiresAt, now),
      ),
    );
  if (!found) return null;

  const { lastSeenAt, ...session } = found;
  const unseenMs = now.getTime() - lastSeenAt.getTime();
  if (unseenMs >= sessionLimits(session.person.role).idleMs) return null;
  if (unseenMs >= SEEN_EVERY_MS) {
    await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, sessionId));
  }
  return session;
}
