import { eq, inArray, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, people } from "@/db/schema";

// The hash of a password never leaves the services.
const shown = {
  id: people.id,
  email: people.email,
  name: people.name,
  role: people.role,
  accountId: people.accountId,
  disabledAt: people.disabledAt,
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
