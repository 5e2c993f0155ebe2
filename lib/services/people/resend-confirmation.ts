import { refuse, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import { holdPerson } from "@/lib/services/people/hold-person";
import { linkBehind, type LinkMail } from "@/lib/services/people/mail-links";
import { mailConfirmation, type TooManyLinks } from "@/lib/services/people/mail-confirmation";
import { inTransaction } from "@/lib/services/transaction";

/** Whoever is signed in, or whoever holds a link that works no more. */
export type ResendRequest = LinkMail & ({ readonly personId: string } | { readonly token: string });
export type ResendRefusal =
  | TooManyLinks
  | { readonly code: "already-confirmed" | "link-unknown"; readonly rule: "R-ACC-1" };

/** R-ACC-1 · Mails a new confirmation link; the one before it is worth nothing from now on. */
export function resendConfirmation(
  { db, clock }: Pick<Context, "db" | "clock">,
  request: ResendRequest,
): Promise<Result<void, ResendRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<void, ResendRefusal>> => {
    const link =
      "token" in request ? await linkBehind(tx, "confirm-email", request.token) : undefined;
    if (link === null) return refuse({ code: "link-unknown", rule: "R-ACC-1" });
    const personId = "token" in request ? link?.personId : request.personId;
    const person = await holdPerson(tx, personId ?? "");
    const email = link?.email ?? person.email;
    if (person.emailConfirmedAt && person.email === email) {
      return refuse({ code: "already-confirmed", rule: "R-ACC-1" });
    }
    return mailConfirmation(tx, clock, person, { ...request, email });
  });
}
