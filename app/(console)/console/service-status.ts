import type { Status } from "@/components/billing/status-badge";
import { serviceState, suspendedFor, type AccountFacts } from "@/lib/core/account";
import { compare } from "@/lib/core/money";
import type { Overview } from "./overview";

/** The state of the service as one badge says it: the gravest alone. */
export function serviceStatus(
  account: AccountFacts,
  { forecast, available }: Pick<Overview, "forecast" | "available">,
): Status {
  const state = serviceState(account);
  if (state === "suspended") {
    return suspendedFor(account).includes("moderation")
      ? "service.stoppedForContent"
      : "service.stoppedForArrears";
  }
  if (state !== "active") return `service.${state}`;
  if (account.arrearsSince) return "service.arrears";
  return forecast && compare(available, forecast.charge) < 0
    ? "service.lowBalance"
    : "service.active";
}
