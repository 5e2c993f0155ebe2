import { routes } from "@/lib/routes";
import type { Role } from "@/lib/services/sessions/session-limits";

/** Where somebody begins after signing in. */
export function homeOf(role: Role): string {
  switch (role) {
    case "customer":
      return routes.overview();
    case "support":
      return routes.refundQueue();
    case "finance":
      return routes.financeBills();
    case "operator":
      return routes.clock();
  }
}

/** The address to go on to after signing in, if it is one of ours; other sites are never gone to. */
export function localPath(address: string | undefined): string | null {
  if (!address?.startsWith("/")) return null;
  const url = URL.parse(address, "http://console");
  return url?.host === "console" ? url.pathname + url.search : null;
}
