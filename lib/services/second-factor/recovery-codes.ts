import { randomInt } from "node:crypto";

import { and, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { recoveryCodes } from "@/db/schema";
import type { Cipher } from "@/lib/services/crypt";
import type { HeldPerson } from "@/lib/services/people/hold-person";

export const RECOVERY_CODES = 10;

// Crockford's base 32, as in ids: what looks alike is not in it. Fifty bits a code.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const HALF = 5;

/** Ten new codes, each of which stands in once for a lost authenticator. Told this once; those before are void. */
export async function newRecoveryCodes(
  tx: Tx,
  cipher: Cipher,
  { id: personId }: HeldPerson,
  createdAt: Date,
): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => `${randomHalf()}-${randomHalf()}`);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await tx
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ personId, hash: hashOf(cipher, code), createdAt })));
  return codes;
}

/** Uses a recovery code up, however it was typed; answers whether it was one that still worked. */
export async function takeRecoveryCode(
  tx: Tx,
  cipher: Cipher,
  { id: personId }: HeldPerson,
  { code, at }: { readonly code: string; readonly at: Date },
): Promise<boolean> {
  const taken = await tx
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(
      and(
        eq(recoveryCodes.personId, personId),
        eq(recoveryCodes.hash, hashOf(cipher, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ hash: recoveryCodes.hash });
  return taken.length > 0;
}

const randomHalf = (): string =>
  Array.from({ length: HALF }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

// Keyed: fifty bits under a plain hash could be searched by whoever has a copy of the database.
const hashOf = (cipher: Cipher, code: string): string =>
  cipher.fingerprint(`recovery-code ${meant(code)}`);

const meant = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
