import { and, desc, eq, gt, isNull, or, isNotNull } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { people, sessions } from "@/db/schema";
import { sessionHandle } from "@/db/schema/session-handle";

/** The browsers in which a person is signed in, the last used first; `seenSince` is how long an idle one lives. */
export const sessionsOf = (
  db: Asker,
  personId: string,
  { now, seenSince }: { readonly now: Date; readonly seenSince: Date },
) =>
  db
    .select({
      handle: sessionHandle,
      id: sessions.id,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, seenSince),
        // Who has not given their code yet is not signed in.
        or(isNull(people.totpEnabledAt), isNotNull(sessions.secondFactorAt)),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt));
