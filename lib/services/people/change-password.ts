import { ok, refuse, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import { hashPassword, passwordRefusal, type PasswordRefusal } from "@/lib/services/password";
import { holdPerson } from "@/lib/services/people/hold-person";
import type { MailLocale } from "@/lib/services/people/mail-person";
import { provePassword, type ProofRefusal } from "@/lib/services/people/prove-password";
import { setPassword } from "@/lib/services/people/set-password";
import { inTransaction } from "@/lib/services/transaction";

export type ChangePasswordRequest = {
  readonly personId: string;
  /** The session that goes on; all others end. */
  readonly sessionId: string;
  readonly password: string;
  readonly newPassword: string;
  readonly locale: MailLocale;
};
export type ChangePasswordRefusal =
  | ProofRefusal
  | { readonly code: PasswordRefusal; readonly rule: "R-ACC-1" };

/** R-ACC-1 · Whoever knows their password gives themselves another one. */
export async function changePassword(
  { db, clock }: Pick<Context, "db" | "clock">,
  { personId, sessionId, password, newPassword, locale }: ChangePasswordRequest,
): Promise<Result<void, ChangePasswordRefusal>> {
  const proven = await provePassword({ db, clock }, { personId, password });
  if (!proven.ok) return proven;
  const unfit = passwordRefusal(newPassword, proven.value.email);
  if (unfit) return refuse({ code: unfit, rule: "R-ACC-1" });

  const passwordHash = await hashPassword(newPassword);
  return inTransaction(db, async (tx) => {
    const person = await holdPerson(tx, personId);
    const change = { passwordHash, by: "change-password", locale, except: sessionId } as const;
    await setPassword(tx, clock, person, change);
    return ok(undefined);
  });
}
