import type { Result } from "@/lib/core/result";
import type { Context, Staff } from "@/lib/services/context";
import {
  decideOnWaiting,
  type DecisionRefusal,
  type Verification,
  type VerificationKey,
} from "@/lib/services/identity/decide-verification";

/** R-ACC-1 · Support found the documents in order: from now on the account may buy. */
export const approveVerification = (
  context: Context<Staff>,
  request: VerificationKey,
): Promise<Result<Verification, DecisionRefusal>> =>
  decideOnWaiting(context, request, { verdict: "approved", actor: context.actor });
