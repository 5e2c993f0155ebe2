import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { verifications } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { changeAccount } from "@/lib/services/change-account";
import { actorName, type Context, type Staff, type System } from "@/lib/services/context";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";
import { inTransaction } from "@/lib/services/transaction";

export type Verification = typeof verifications.$inferSelect;
export type Decision = { readonly actor: Staff | System } & (
  | { readonly verdict: "approved" }
  | { readonly verdict: "rejected"; readonly reason: string }
);
export type DecisionRefusal = {
  readonly code: "verification-not-found" | "already-decided";
  readonly rule: "R-ACC-1";
};
export type VerificationKey = { readonly accountId: string; readonly verificationId: string };

/** R-ACC-1 · Decides on a submission that still waits. */
export function decideOnWaiting(
  { db, clock }: Context<Staff>,
  { accountId, verificationId }: VerificationKey,
  decision: Decision,
): Promise<Result<Verification, DecisionRefusal>> {
  return inTransaction(db, async (tx) => {
    const [account] = await lockAccounts(tx, clock, [accountId]);
    const [submitted] = await tx
      .select()
      .from(verifications)
      .where(and(eq(verifications.accountId, accountId), eq(verifications.id, verificationId)));
    if (!account || !submitted)
      return refuse({ code: "verification-not-found", rule: "R-ACC-1" } as const);
    if (submitted.approvedAt || submitted.rejectedAt) {
      return refuse({ code: "already-decided", rule: "R-ACC-1" } as const);
    }
    return ok(await decideVerification(tx, account, submitted, decision));
  });
}

/** R-ACC-1 · Writes a decision and what follows from it; the customer is told. */
export async function decideVerification(
  tx: Tx,
  account: LockedAccount,
  submitted: Verification,
  decision: Decision,
): Promise<Verification> {
  const isApproved = decision.verdict === "approved";
  const facts = {
    approvedAt: isApproved ? account.now : null,
    rejectedAt: isApproved ? null : account.now,
    decidedBy: actorName(decision.actor),
    reason: isApproved ? null : decision.reason,
  };
  await tx
    .update(verifications)
    .set(facts)
    .where(and(eq(verifications.accountId, account.id), eq(verifications.id, submitted.id)));
  if (isApproved) {
    await changeAccount(tx, account, {
      verifiedAt: account.now,
      verifiedAs: submitted.kind,
      identityFingerprint: submitted.numberFingerprint,
    });
  }
  if (decision.verdict === "rejected") {
    const { reason } = decision;
    await notify(tx, account, "verification-rejected", submitted.id, { reason });
  } else {
    await notify(tx, account, "verification-approved", submitted.id, {});
  }
  await audit(tx, {
    accountId: account.id,
    at: account.now,
    actor: decision.actor,
    action: isApproved ? "approve-verification" : "reject-verification",
    object: submitted.id,
    details: reasonOf(decision),
  });
  return { ...submitted, ...facts };
}

const reasonOf = (decision: Decision): Record<string, string> =>
  decision.verdict === "rejected" ? { reason: decision.reason } : {};
