import { ok, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import type { Cipher } from "@/lib/services/crypt";
import { auditPerson } from "@/lib/services/people/audit-person";
import { holdPerson } from "@/lib/services/people/hold-person";
import { mailPerson, type MailLocale } from "@/lib/services/people/mail-person";
import {
  codeAttempts,
  tryLater,
  wrongCode,
  type CodeRefusal,
} from "@/lib/services/second-factor/code-attempts";
import { takeCode } from "@/lib/services/second-factor/take-code";
import { inTransaction } from "@/lib/services/transaction";

export type CodeRequest = {
  /** Whose password was right. */
  readonly personId: string;
  readonly code: string;
  readonly cipher: Cipher;
  readonly locale: MailLocale;
};

/** R-ACC-1 · The second step of signing in. That a recovery code was used is told by mail: it may have been stolen. */
export async function giveCode(
  { db, clock }: Pick<Context, "db" | "clock">,
  { personId, code, cipher, locale }: CodeRequest,
): Promise<Result<void, CodeRefusal>> {
  const now = clock.now();
  const until = codeAttempts.count(personId, now);
  if (until) return tryLater(until);

  const given = await inTransaction(db, async (tx): Promise<Result<void, CodeRefusal>> => {
    const person = await holdPerson(tx, personId);
    const taken = await takeCode(tx, cipher, person, { code, at: now });
    if (!taken) return wrongCode();
    if (taken === "recovery-code") {
      await auditPerson(tx, person, "use-recovery-code", now);
      await mailPerson(tx, clock, person, {
        kind: "second-factor-changed",
        locale,
        reference: `${personId}:${now.toISOString()}`,
        values: { name: person.name, change: "spent" },
      });
    }
    return ok(undefined);
  });
  if (given.ok) codeAttempts.forget(personId);
  return given;
}
