import { and, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { verifications } from "@/db/schema";
import {
  checkCreditCode,
  checkResidentId,
  maskNumber,
  type CreditCodeRefusal,
  type ResidentIdRefusal,
} from "@/lib/core/identity";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer, System } from "@/lib/services/context";
import type { Cipher } from "@/lib/services/crypt";
import { decideVerification, type Verification } from "@/lib/services/identity/decide-verification";
import { lockAccount, type LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { plainText } from "@/lib/services/plain-text";
import { inTransaction } from "@/lib/services/transaction";

export type VerificationRequest = {
  readonly kind: Verification["kind"];
  /** A person's or a company's name, as the document has it. */
  readonly name: string;
  /** A resident id or a unified social credit code. Stored sealed only. */
  readonly number: string;
  readonly cipher: Cipher;
  /** The sandbox has no support that could look at documents: what passes the check is approved. */
  readonly approveAtOnce?: boolean;
};
export type VerificationRefusal = {
  readonly code:
    | "name-invalid"
    | "already-verified"
    | "already-waiting"
    | ResidentIdRefusal
    | CreditCodeRefusal;
  readonly rule: "R-ACC-1";
};

const LONGEST_NAME = 100;
const SANDBOX: System = { kind: "system", name: "sandbox" };

/** R-ACC-1 · Format and check digit are verified at once; then support decides. */
export async function submitVerification(
  { db, clock, actor }: Context<Customer>,
  { kind, cipher, approveAtOnce = false, ...request }: VerificationRequest,
): Promise<Result<Verification, VerificationRefusal>> {
  const name = plainText(request.name, LONGEST_NAME);
  if (!name) return refused("name-invalid");
  const number =
    kind === "personal" ? checkResidentId(request.number) : checkCreditCode(request.number);
  if (!number.ok) return refused(number.refusal);

  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    if (account.verifiedAt) return refused("already-verified");
    if (await isWaiting(tx, account)) return refused("already-waiting");

    const submitted = await addVerification(
      tx,
      account,
      { kind, name },
      sealed(number.value, cipher),
    );
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "submit-verification",
      object: submitted.id,
      details: { kind, number: submitted.numberMasked },
    });
    if (!approveAtOnce) return ok(submitted);
    return ok(
      await decideVerification(tx, account, submitted, { verdict: "approved", actor: SANDBOX }),
    );
  });
}

const sealed = (number: string, cipher: Cipher) => ({
  numberEncrypted: cipher.seal(number),
  numberMasked: maskNumber(number),
  numberFingerprint: cipher.fingerprint(number),
});

async function isWaiting(tx: Tx, account: LockedAccount): Promise<boolean> {
  const waiting = await tx
    .select({ id: verifications.id })
    .from(verifications)
    .where(
      and(
        eq(verifications.accountId, account.id),
        isNull(verifications.approvedAt),
        isNull(verifications.rejectedAt),
      ),
    );
  return waiting.length > 0;
}

async function addVerification(
  tx: Tx,
  account: LockedAccount,
  claim: Pick<Verification, "kind" | "name">,
  number: ReturnType<typeof sealed>,
): Promise<Verification> {
  const [submitted] = await tx
    .insert(verifications)
    .values({
      ...claim,
      ...number,
      accountId: account.id,
      id: newId("ver"),
      submittedAt: account.now,
    })
    .returning();
  if (!submitted) throw new Error("the verification was not written");
  return submitted;
}

const refused = (code: VerificationRefusal["code"]) => refuse({ code, rule: "R-ACC-1" } as const);
