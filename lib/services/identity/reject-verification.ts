import { refuse, type Result } from "@/lib/core/result";
import type { Context, Staff } from "@/lib/services/context";
import {
  decideOnWaiting,
  type DecisionRefusal,
  type Verification,
  type VerificationKey,
} from "@/lib/services/identity/decide-verification";
import { plainText } from "@/lib/services/plain-text";

export type RejectionRefusal =
  | DecisionRefusal
  | { readonly code: "reason-missing"; readonly rule: "R-ACC-1" };

const LONGEST_REASON = 500;

/** R-ACC-1 · Support rejects a submission with a reason that the customer reads; they may submit again. */
export async function rejectVerification(
  context: Context<Staff>,
  { reason: given, ...key }: VerificationKey & { readonly reason: string },
): Promise<Result<Verification, RejectionRefusal>> {
  const reason = plainText(given, LONGEST_REASON);
  if (!reason) return refuse({ code: "reason-missing", rule: "R-ACC-1" });
  return decideOnWaiting(context, key, { verdict: "rejected", reason, actor: context.actor });
}
