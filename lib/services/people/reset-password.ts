import { eq } from "drizzle-orm";

import { people } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import { hashPassword, passwordRefusal, type PasswordRefusal } from "@/lib/services/password";
import { holdPerson } from "@/lib/services/people/hold-person";
import { checkLink, takeLink, type LinkRefusal } from "@/lib/services/people/mail-links";
import type { MailLocale } from "@/lib/services/people/mail-person";
import { setPassword } from "@/lib/services/people/set-password";
import { inTransaction } from "@/lib/services/transaction";

export type ResetRefusal =
  | LinkRefusal
  | { readonly code: PasswordRefusal | "email-changed"; readonly rule: "R-ACC-1" };

/**
 * R-ACC-1 · Whoever holds the link gives the person a new password, and nobody is signed in with the old one any more.
 * The link also proves the address that it was mailed to. An unfit password does not use the link up.
 */
export async function resetPassword(
  { db, clock }: Pick<Context, "db" | "clock">,
  request: { readonly token: string; readonly password: string; readonly locale: MailLocale },
): Promise<Result<void, ResetRefusal>> {
  const { token, password, locale } = request;
  const usable = await checkLink(db, "reset-password", token, clock.now());
  if (!usable.ok) return usable;
  const unfit = passwordRefusal(password, usable.value.email);
  if (unfit) return refuse({ code: unfit, rule: "R-ACC-1" });

  const passwordHash = await hashPassword(password);
  return inTransaction(db, async (tx): Promise<Result<void, ResetRefusal>> => {
    const now = clock.now();
    const link = await takeLink(tx, "reset-password", token, now);
    if (!link.ok) return link;
    const person = await holdPerson(tx, link.value.personId);
    // Whoever reads the mails of a former address is not this person any more.
    if (person.email !== link.value.email) {
      return refuse({ code: "email-changed", rule: "R-ACC-1" });
    }
    if (!person.emailConfirmedAt) {
      await tx.update(people).set({ emailConfirmedAt: now }).where(eq(people.id, person.id));
    }
    const change = { passwordHash, by: "reset-password", locale, except: null } as const;
    await setPassword(tx, clock, person, change);
    return ok(undefined);
  });
}
