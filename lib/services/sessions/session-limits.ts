import { HOUR_MS } from "@/lib/core/calendar";
import type { ROLES } from "@/db/schema";

export type Role = (typeof ROLES)[number];
export type SessionLimits = { readonly idleMs: number; readonly longestMs: number };

const STAFF: SessionLimits = { idleMs: HOUR_MS / 2, longestMs: 12 * HOUR_MS };
const CUSTOMER: SessionLimits = { idleMs: 24 * HOUR_MS, longestMs: 7 * 24 * HOUR_MS };

/** How long a session lives unused, and how long at most. */
export const sessionLimits = (role: Role): SessionLimits =>
  role === "customer" ? CUSTOMER : STAFF;

/** The longest that any session lives: how long a browser needs to keep its cookie. */
export const LONGEST_SESSION_MS = CUSTOMER.longestMs;

/** How long somebody whose password was right has time for their code, or to set an authenticator up. */
export const UNPROVEN_SESSION_MS = HOUR_MS / 4;
