import type { PackDetail } from "./pack-detail";

export type Milestone = {
  readonly what:
    | "placed"
    | "delivered"
    | "granted"
    | "firstUse"
    | "used50"
    | "used80"
    | "used100"
    | "held"
    | "refunded"
    | "expired";
  readonly at: Date;
  readonly tone: "neutral" | "pack" | "ok" | "warn";
};

const SHARES = [
  { what: "used50", share: 0.5, tone: "neutral" },
  { what: "used80", share: 0.8, tone: "warn" },
  { what: "used100", share: 1, tone: "neutral" },
] as const;

/** What happened to a pack, oldest first. The hour that reached a share of it is known, not the minute. */
export function milestonesOf(
  { pack, deductions, placedAt }: PackDetail,
  now: Date,
): readonly Milestone[] {
  const reached = SHARES.flatMap(({ what, share, tone }): Milestone[] => {
    const hour = deductions.find(
      ({ leftAfter }) => pack.callsTotal - leftAfter >= share * pack.callsTotal,
    )?.hour;
    return hour ? [{ what, at: hour, tone }] : [];
  });
  const expiredAt = pack.state === "expired" && pack.endsAt <= now ? pack.endsAt : null;
  return [
    ...happened("placed", placedAt, "neutral"),
    ...happened(pack.kind === "bought" ? "delivered" : "granted", pack.startsAt, "pack"),
    ...happened("firstUse", pack.firstUsedAt, "pack"),
    ...reached,
    ...happened("held", pack.heldAt, "warn"),
    ...happened("refunded", pack.refundedAt, "ok"),
    ...happened("expired", expiredAt, "neutral"),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const happened = (what: Milestone["what"], at: Date | null, tone: Milestone["tone"]): Milestone[] =>
  at ? [{ what, at, tone }] : [];
