import { and, ne, sql } from "drizzle-orm";

import { people } from "@/db/schema";
import { refuse, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import { auditPerson } from "@/lib/services/people/audit-person";
import { isEmailAddress } from "@/lib/services/people/email-address";
import { holdPerson } from "@/lib/services/people/hold-person";
import { mailConfirmation, type TooManyLinks } from "@/lib/services/people/mail-confirmation";
import type { LinkMail } from "@/lib/services/people/mail-links";
import { provePassword, type ProofRefusal } from "@/lib/services/people/prove-password";
import { inTransaction } from "@/lib/services/transaction";

export type ChangeEmailRequest = LinkMail & {
  readonly personId: string;
  readonly email: string;
  readonly password: string;
};
export type ChangeEmailRefusal =
  | ProofRefusal
  | TooManyLinks
  | {
      readonly code: "email-invalid" | "email-same" | "email-taken";
      readonly rule: "R-ACC-1";
    };

/** R-ACC-1 · Asks for another address. The present one stays until the link that the new one is sent was opened. */
export async function changeEmail(
  { db, clock }: Pick<Context, "db" | "clock">,
  { personId, email, password, ...mail }: ChangeEmailRequest,
): Promise<Result<void, ChangeEmailRefusal>> {
  if (!isEmailAddress(email)) return refused("email-invalid");
  const proven = await provePassword({ db, clock }, { personId, password });
  if (!proven.ok) return proven;

  return inTransaction(db, async (tx): Promise<Result<void, ChangeEmailRefusal>> => {
    const person = await holdPerson(tx, personId);
    if (person.email.toLowerCase() === email.toLowerCase()) return refused("email-same");
    const others = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(sql`lower(${people.email}) = ${email.toLowerCase()}`, ne(people.id, personId)));
    if (others.length > 0) return refused("email-taken");
    await auditPerson(tx, person, "change-email", clock.now(), { email });
    return mailConfirmation(tx, clock, person, { ...mail, email });
  });
}

const refused = (code: "email-invalid" | "email-same" | "email-taken") =>
  refuse({ code, rule: "R-ACC-1" } as const);
