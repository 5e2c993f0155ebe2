import { eq } from "drizzle-orm";

import { people } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { AttemptLimit } from "@/lib/services/attempt-limit";
import type { Context } from "@/lib/services/context";
import { passwordIs } from "@/lib/services/password";
import type { Person } from "@/lib/services/people/hold-person";

export type ProofRefusal =
  | { readonly code: "wrong-password"; readonly rule: "R-ACC-1" }
  | { readonly code: "try-later"; readonly rule: "R-ACC-1"; readonly until: Date };

const FIFTEEN_MINUTES_MS = 15 * 60 * 1000;
const attempts = new AttemptLimit({ attempts: 10, withinMs: FIFTEEN_MINUTES_MS, names: 10_000 });

/**
 * R-ACC-1 · Whoever is signed in says their password once more before they change how they sign in: a browser that was
 * left open is not enough. As throttled as signing in.
 */
export async function provePassword(
  { db, clock }: Pick<Context, "db" | "clock">,
  { personId, password }: { readonly personId: string; readonly password: string },
): Promise<Result<Person, ProofRefusal>> {
  const until = attempts.count(personId, clock.now());
  if (until) return refuse({ code: "try-later", rule: "R-ACC-1", until });
  const [person] = await db.select().from(people).where(eq(people.id, personId));
  if (!person || !(await passwordIs(password, person.passwordHash))) {
    return refuse({ code: "wrong-password", rule: "R-ACC-1" });
  }
  attempts.forget(personId);
  return ok(person);
}
