import type { Tx } from "@/db/client";
import type { Clock } from "@/lib/clock";
import { refuse, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import type { Cipher } from "@/lib/services/crypt";
import { holdPerson, type HeldPerson } from "@/lib/services/people/hold-person";
import type { MailLocale } from "@/lib/services/people/mail-person";
import { provePassword, type ProofRefusal } from "@/lib/services/people/prove-password";
import {
  codeAttempts,
  tryLater,
  wrongCode,
  type CodeRefusal,
} from "@/lib/services/second-factor/code-attempts";
import { takeCode } from "@/lib/services/second-factor/take-code";
import { inTransaction } from "@/lib/services/transaction";

export type ChangeRequest = {
  readonly personId: string;
  /** The session that goes on; all others end. */
  readonly sessionId: string;
  readonly password: string;
  readonly code: string;
  readonly cipher: Cipher;
  readonly locale: MailLocale;
};
export type ChangeRefusal =
  | ProofRefusal
  | CodeRefusal
  | { readonly code: "not-enabled"; readonly rule: "R-ACC-1" };

/** D-21 · Changes a second factor for whoever gives the password and a code: neither alone is enough. */
export async function changeSecondFactor<Answer>(
  { db, clock }: { readonly db: Context["db"]; readonly clock: Clock },
  { personId, password, code, cipher }: ChangeRequest,
  change: (tx: Tx, person: HeldPerson) => Promise<Result<Answer, ChangeRefusal>>,
): Promise<Result<Answer, ChangeRefusal>> {
  const proven = await provePassword({ db, clock }, { personId, password });
  if (!proven.ok) return proven;
  const until = codeAttempts.count(personId, clock.now());
  if (until) return tryLater(until);

  const changed = await inTransaction(db, async (tx): Promise<Result<Answer, ChangeRefusal>> => {
    const person = await holdPerson(tx, personId);
    if (!person.totpEnabledAt) return refuse({ code: "not-enabled", rule: "R-ACC-1" });
    if (!(await takeCode(tx, cipher, person, { code, at: clock.now() }))) return wrongCode();
    return change(tx, person);
  });
  if (changed.ok) codeAttempts.forget(personId);
  return changed;
}
