import { eq } from "drizzle-orm";

import { people, sessions } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import type { Cipher } from "@/lib/services/crypt";
import { holdPerson } from "@/lib/services/people/hold-person";
import type { MailLocale } from "@/lib/services/people/mail-person";
import {
  codeAttempts,
  tryLater,
  wrongCode,
  type CodeRefusal,
} from "@/lib/services/second-factor/code-attempts";
import { newRecoveryCodes } from "@/lib/services/second-factor/recovery-codes";
import { takeTotp } from "@/lib/services/second-factor/take-code";
import { tellOfChange } from "@/lib/services/second-factor/tell-of-change";
import { sessionLimits } from "@/lib/services/sessions/session-limits";
import { inTransaction } from "@/lib/services/transaction";

export type EnableRequest = {
  readonly personId: string;
  /** The session that goes on, from now on with its second factor given; all others end. */
  readonly sessionId: string;
  readonly code: string;
  readonly cipher: Cipher;
  readonly locale: MailLocale;
};
export type EnableRefusal =
  | CodeRefusal
  | { readonly code: "already-enabled" | "not-begun"; readonly rule: "R-ACC-1" };

/** D-21 · A first code shows that the authenticator works: from now on one is asked for. Answers ten recovery codes. */
export async function enableSecondFactor(
  { db, clock }: Pick<Context, "db" | "clock">,
  { personId, sessionId, code, cipher, locale }: EnableRequest,
): Promise<Result<readonly string[], EnableRefusal>> {
  const now = clock.now();
  const until = codeAttempts.count(personId, now);
  if (until) return tryLater(until);

  const enabled = await inTransaction(
    db,
    async (tx): Promise<Result<readonly string[], EnableRefusal>> => {
      const person = await holdPerson(tx, personId);
      if (person.totpEnabledAt) return refused("already-enabled");
      if (!person.totpSecretEncrypted) return refused("not-begun");
      const given = { code: code.replace(/\s/g, ""), at: now };
      if (!(await takeTotp(tx, cipher, person, given))) return wrongCode();

      await tx.update(people).set({ totpEnabledAt: now }).where(eq(people.id, personId));
      const expiresAt = new Date(now.getTime() + sessionLimits(person.role).longestMs);
      await tx
        .update(sessions)
        .set({ secondFactorAt: now, expiresAt })
        .where(eq(sessions.id, sessionId));
      const codes = await newRecoveryCodes(tx, cipher, person, now);
      await tellOfChange(tx, clock, person, { change: "on", locale, except: sessionId });
      return ok(codes);
    },
  );
  if (enabled.ok) codeAttempts.forget(personId);
  return enabled;
}

const refused = (code: "already-enabled" | "not-begun") =>
  refuse({ code, rule: "R-ACC-1" } as const);
