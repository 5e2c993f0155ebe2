import { and, eq, ne, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { people } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import { auditPerson } from "@/lib/services/people/audit-person";
import { holdAddress } from "@/lib/services/people/hold-address";
import { holdPerson } from "@/lib/services/people/hold-person";
import { takeLink, type LinkRefusal, type MailLink } from "@/lib/services/people/mail-links";
import { inTransaction } from "@/lib/services/transaction";

export type ConfirmRefusal =
  | LinkRefusal
  /** Somebody else has the address by now. */
  | { readonly code: "email-taken"; readonly rule: "R-ACC-1" };

/**
 * R-ACC-1 · Whoever opens the link reads the mails of its address: from now on it is the person's own and confirmed,
 * and notices are mailed to it. A link works once.
 */
export function confirmEmail(
  { db, clock }: Pick<Context, "db" | "clock">,
  { token }: { readonly token: string },
): Promise<Result<{ readonly email: string }, ConfirmRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<{ email: string }, ConfirmRefusal>> => {
    const now = clock.now();
    const link = await takeLink(tx, "confirm-email", token, now);
    if (!link.ok) return link;
    const person = await holdPerson(tx, link.value.personId);
    const { email } = link.value;
    await holdAddress(tx, email);
    if (await isTaken(tx, link.value)) return refuse({ code: "email-taken", rule: "R-ACC-1" });
    await tx.update(people).set({ email, emailConfirmedAt: now }).where(eq(people.id, person.id));
    await auditPerson(tx, person, "confirm-email", now, { email });
    return ok({ email });
  });
}

async function isTaken(tx: Tx, { email, personId }: MailLink): Promise<boolean> {
  const others = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(sql`lower(${people.email}) = ${email.toLowerCase()}`, ne(people.id, personId)));
  return others.length > 0;
}
