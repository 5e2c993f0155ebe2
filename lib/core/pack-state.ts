/** In the order in which one is asked for: a pack that was refunded is not also unused. */
export const PACK_STATES = ["refunded", "used_up", "expired", "held", "unused", "in_use"] as const;
export type PackDisplayState = (typeof PACK_STATES)[number];

export type PackFacts = {
  readonly callsUsed: number;
  readonly callsTotal: number;
  /** Exclusive. */
  readonly endsAt: Date;
  readonly heldAt: Date | null;
  readonly refundedAt: Date | null;
};

/** What a pack is, read off its facts. It expires by the clock, swept up or not (R-ORD-5). */
export function packState(pack: PackFacts, at: Date): PackDisplayState {
  if (pack.refundedAt) return "refunded";
  if (pack.callsUsed === pack.callsTotal) return "used_up";
  if (pack.heldAt) return "held"; // Before "expired": a request in review keeps the pack as it was.
  if (at >= pack.endsAt) return "expired";
  return pack.callsUsed === 0 ? "unused" : "in_use";
}
