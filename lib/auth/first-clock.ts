import type { Database } from "@/db/client";
import { personByEmail } from "@/db/queries/people";
import { REAL_CLOCK } from "@/db/schema";
import { DEMO_PEOPLE } from "@/lib/demo-people";
import { env } from "@/lib/env";

type Person = { readonly clockId: string | null };

/**
 * R-TIME-1 · Which clock's accounts somebody sees when they sign in: customers their own account's,
 * staff the real one's; in the sandbox, staff see the clock that the demo's customers live by.
 */
export async function firstClock(db: Database, person: Person): Promise<string> {
  if (person.clockId) return person.clockId;
  const demo = env().sandbox ? await personByEmail(db, DEMO_PEOPLE[0].email) : null;
  return demo?.clockId ?? REAL_CLOCK;
}
