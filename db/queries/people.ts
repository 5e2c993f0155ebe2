import { and, eq, gt, inArray, isNull, ne, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, mailLinks, people, recoveryCodes } from "@/db/schema";

// The hash of a password never leaves the services.
const shown = {
  id: people.id,
  email: people.email,
  name: people.name,
  role: people.role,
  accountId: people.accountId,
  disabledAt: people.disabledAt,
  totpEnabledAt: people.totpEnabledAt,
};

export async function personById(db: Asker, id: string) {
  const [person] = await db.select(shown).from(people).where(eq(people.id, id));
  return person ?? null;
}

/** E-mail addresses are the same in capitals. */
export async function personByEmail(db: Asker, email: string) {
  const [person] = await db
    .select({ ...shown, clockId: accounts.clockId })
    .from(people)
    .leftJoin(accounts, eq(accounts.id, people.accountId))
    .where(sql`lower(${people.email}) = ${email.trim().toLowerCase()}`);
  return person ?? null;
}

/** The names behind the ids in "support:prs_…", for pages that say who decided. */
export async function namesOf(
  db: Asker,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How a person signs in: their address, their authenticator, and how many recovery codes are left. */
export async function signInFactsOf(db: Asker, personId: string) {
  const [person] = await db
    .select({
      email: people.email,
      emailConfirmedAt: people.emailConfirmedAt,
      totpEnabledAt: people.totpEnabledAt,
      /** Sealed; what an authenticator is set up with, until its first code was given. */
      totpSecretEncrypted: people.totpSecretEncrypted,
    })
    .from(people)
    .where(eq(people.id, personId));
  if (!person) throw new Error(`person ${personId} does not exist`);
  const codesLeft = await db.$count(
    recoveryCodes,
    and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)),
  );
  return { ...person, codesLeft };
}

/** The address that waits for its link to be opened, where it is to replace the present one; null where none does. */
export async function addressAskedFor(
  db: Asker,
  person: { readonly id: string; readonly email: string },
  now: Date,
): Promise<string | null> {
  const [link] = await db
    .select({ email: mailLinks.email })
    .from(mailLinks)
    .where(
      and(
        eq(mailLinks.personId, person.id),
        eq(mailLinks.purpose, "confirm-email"),
        ne(mailLinks.email, person.email),
        isNull(mailLinks.usedAt),
        gt(mailLinks.expiresAt, now),
      ),
    );
  return link?.email ?? null;
}
