import { createHash } from "node:crypto";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * R-USE-6 · The caller's key as 16 bytes: a UUID as it is, any other text as the head of its SHA-256.
 * Short keys keep the one index of the hottest table small.
 */
export function eventKey(callersKey: string): string {
  if (UUID.test(callersKey)) return callersKey.toLowerCase();
  const digest = createHash("sha256").update(callersKey).digest("hex");
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ].join("-");
}
