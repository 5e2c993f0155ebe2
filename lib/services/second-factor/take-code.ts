import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { people } from "@/db/schema";
import type { Cipher } from "@/lib/services/crypt";
import type { HeldPerson } from "@/lib/services/people/hold-person";
import { takeRecoveryCode } from "@/lib/services/second-factor/recovery-codes";
import { totpStep } from "@/lib/services/second-factor/totp";

export type GivenCode = { readonly code: string; readonly at: Date };

/** How somebody showed that they are who their password says; null where the code was not right. */
export type CodeKind = "authenticator" | "recovery-code";

/**
 * D-21 · Takes a code of the person's authenticator, or one of their recovery codes. Either works once: a code that
 * was read over a shoulder is worth nothing after it was used.
 */
export async function takeCode(
  tx: Tx,
  cipher: Cipher,
  person: HeldPerson,
  { code, at }: GivenCode,
): Promise<CodeKind | null> {
  if (!person.totpEnabledAt) return null;
  const typed = code.replace(/\s/g, "");
  if (/^\d{6}$/.test(typed)) {
    return (await takeTotp(tx, cipher, person, { code: typed, at })) ? "authenticator" : null;
  }
  return (await takeRecoveryCode(tx, cipher, person, { code, at })) ? "recovery-code" : null;
}

/** Takes a code of an authenticator, also of one that is only being set up. */
export async function takeTotp(
  tx: Tx,
  cipher: Cipher,
  { id, totpSecretEncrypted, totpLastStep }: HeldPerson,
  { code, at }: GivenCode,
): Promise<boolean> {
  if (totpSecretEncrypted === null) return false;
  const step = totpStep(cipher.open(totpSecretEncrypted), code, at);
  if (step === null || step <= (totpLastStep ?? -1)) return false;
  await tx.update(people).set({ totpLastStep: step }).where(eq(people.id, id));
  return true;
}
