import type { REFUSALS, USAGE_REFUSALS } from "@/lib/rest/refusals";

/** What this door itself answers no with, before or after any service was asked. */
export const DOOR_PROBLEMS = {
  body_too_large: 413,
  channel_unavailable: 422,
  forbidden: 403,
  idempotency_in_progress: 409,
  idempotency_key_invalid: 400,
  idempotency_key_missing: 400,
  idempotency_mismatch: 422,
  internal_error: 500,
  invalid_request: 422,
  malformed_json: 400,
  not_found: 404,
  not_ready: 503,
  overloaded: 503,
  rate_limited: 429,
  unauthorized: 401,
  unsupported_media_type: 415,
} as const;

export type DoorProblem = keyof typeof DOOR_PROBLEMS;

/** Every `code` of a problem. */
export type ProblemCode = DoorProblem | (typeof REFUSALS)[keyof typeof REFUSALS]["code"];

/** Every `code` of a usage event that was not counted. */
export type UsageCode = "usage.invalid" | (typeof USAGE_REFUSALS)[keyof typeof USAGE_REFUSALS];
