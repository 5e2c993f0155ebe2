import { eq } from "drizzle-orm";

import { people } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import type { Cipher } from "@/lib/services/crypt";
import { holdPerson } from "@/lib/services/people/hold-person";
import { newTotpSecret } from "@/lib/services/second-factor/totp";
import { inTransaction } from "@/lib/services/transaction";

export type BeginRefusal = { readonly code: "already-enabled"; readonly rule: "R-ACC-1" };

/** D-21 · Makes the secret of a new authenticator. It is asked for nowhere until a code has shown that it works. */
export function beginSecondFactor(
  { db }: Pick<Context, "db">,
  { personId, cipher }: { readonly personId: string; readonly cipher: Cipher },
): Promise<Result<void, BeginRefusal>> {
  return inTransaction(db, async (tx) => {
    const person = await holdPerson(tx, personId);
    if (person.totpEnabledAt) {
      return refuse({ code: "already-enabled", rule: "R-ACC-1" } as const);
    }
    await tx
      .update(people)
      .set({ totpSecretEncrypted: cipher.seal(newTotpSecret()), totpLastStep: null })
      .where(eq(people.id, personId));
    return ok(undefined);
  });
}
