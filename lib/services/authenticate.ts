import { sql } from "drizzle-orm";

import { people } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { AttemptLimit } from "@/lib/services/attempt-limit";
import type { Context } from "@/lib/services/context";
import { passwordIs } from "@/lib/services/password";

export type Credentials = { readonly email: string; readonly password: string };
export type AuthenticationRefusal =
  /** Never says which of the two was wrong. */
  | { readonly code: "wrong-email-or-password" }
  | { readonly code: "disabled" }
  | { readonly code: "try-later"; readonly until: Date };

const FIFTEEN_MINUTES_MS = 15 * 60 * 1000;
const attempts = new AttemptLimit({ attempts: 10, withinMs: FIFTEEN_MINUTES_MS, names: 10_000 });

/**
 * R-ACC-1 · Who has this e-mail address and password. An unknown address takes as long as a wrong
 * password, and ten guesses at one address are all that a quarter of an hour allows.
 */
export async function authenticate(
  { db, clock }: Pick<Context, "db" | "clock">,
  { email, password }: Credentials,
): Promise<Result<{ readonly personId: string }, AuthenticationRefusal>> {
  const name = email.trim().toLowerCase();
  const until = attempts.count(name, clock.now());
  if (until) return refuse({ code: "try-later", until });

  const [person] = isStorable(name)
    ? await db
        .select()
        .from(people)
        .where(sql`lower(${people.email}) = ${name}`)
    : [];
  const isTheirs = await passwordIs(password, person?.passwordHash ?? null);
  if (!person || !isTheirs) return refuse({ code: "wrong-email-or-password" });

  attempts.forget(name);
  return person.disabledAt ? refuse({ code: "disabled" }) : ok({ personId: person.id });
}

// PostgreSQL refuses a text with a NUL, and nobody has such an address.
const isStorable = (name: string): boolean => name.isWellFormed() && !name.includes("\0");
