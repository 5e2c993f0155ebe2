import { plusHours } from "@/lib/core/calendar";

/** What a key may be allowed: the products of the vendor-compatible door, by the vendor's own names. */
export const KEY_SCOPES = ["tiia", "billing"] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** D-33 · Keys an account may have, disabled ones included; one that was rotated counts no more. */
export const MOST_KEYS = 5;

/** D-33 · Addresses and networks that a key's allow-list may name. */
export const MOST_KEY_ADDRESSES = 20;

const OVERLAP_HOURS = 24;

/** D-33 · When a key that is rotated now stops to work: time enough to hand the new secret to every program. */
export const overlapEnd = (now: Date): Date => plusHours(now, OVERLAP_HOURS);

export type KeyFacts = {
  readonly disabledAt: Date | null;
  /** Set by its rotation: works before this instant, and no longer at it. */
  readonly stopsAt: Date | null;
};

export const KEY_STATES = ["active", "rotating", "disabled", "stopped"] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** D-33 · A rotated key works on until its overlap ends, unless it is disabled before; what has stopped stays so. */
export function keyState({ disabledAt, stopsAt }: KeyFacts, now: Date): KeyState {
  if (stopsAt && now >= stopsAt) return "stopped";
  if (disabledAt) return "disabled";
  return stopsAt ? "rotating" : "active";
}

/** Whether calls that the key signs are accepted. */
export function keyWorks(key: KeyFacts, now: Date): boolean {
  const state = keyState(key, now);
  return state === "active" || state === "rotating";
}
