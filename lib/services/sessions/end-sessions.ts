import { and, eq, isNull, ne } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { sessions } from "@/db/schema";

/** Ends all sessions of a person but the one they act in, if any: whoever else was signed in is not any more. */
export async function endSessions(
  tx: Tx,
  personId: string,
  { except, at }: { readonly except: string | null; readonly at: Date },
): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: at })
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.revokedAt),
        except === null ? undefined : ne(sessions.id, except),
      ),
    );
}
