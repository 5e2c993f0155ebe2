import type { Health } from "@/lib/core/service-health";

const MAY_TAKE_MS = 2_000;

/**
 * What the API says of itself. Where it cannot be reached from here, or says nothing in time, customers may still reach
 * it: that is not known.
 */
export async function apiHealth(apiUrl: string): Promise<Health> {
  try {
    const answer = await fetch(new URL("/api/v1/health/ready", apiUrl), {
      cache: "no-store",
      signal: AbortSignal.timeout(MAY_TAKE_MS),
    });
    return answer.ok ? "ok" : "down";
  } catch {
    return "unknown";
  }
}
