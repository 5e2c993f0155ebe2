import type { Status } from "@/components/billing/status-badge";
import { serviceState, suspendedFor, type AccountFacts } from "@/lib/core/account";

/** R-ACC-3 · The state of an account as one badge says it: the gravest alone. */
export function accountStatus(account: Omit<AccountFacts, "verifiedAt">): Status {
  const state = serviceState({ ...account, verifiedAt: null });
  if (state === "suspended") {
    return suspendedFor(account).includes("moderation")
      ? "service.stoppedForContent"
      : "service.stoppedForArrears";
  }
  if (state === "active" && account.arrearsSince) return "service.arrears";
  return `service.${state}`;
}
