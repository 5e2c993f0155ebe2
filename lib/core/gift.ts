import { DAY_MS } from "@/lib/core/calendar";
import { ok, refuse, type Result } from "@/lib/core/result";

/** More than one person may give on their own is a campaign, and that is a catalogue matter. */
export const GIFT_CALLS_MAX = 1_000_000;
export const GIFT_DAYS_MAX = 366;

export type GiftRequest = {
  readonly calls: number;
  readonly endsAt: Date;
  readonly reason: string;
};

export type GiftRefusal =
  | { readonly code: "bad-calls"; readonly rule: "R-USE-3"; readonly most: number }
  | { readonly code: "bad-end"; readonly rule: "R-USE-3"; readonly mostDays: number }
  | { readonly code: "reason-required"; readonly rule: "R-USE-3" };

/** R-USE-3 · A gifted pack: a whole number of calls, an end in the time to come, and a reason that stays on record. */
export function checkGift(
  { calls, endsAt, reason }: GiftRequest,
  at: Date,
): Result<void, GiftRefusal> {
  if (!Number.isInteger(calls) || calls < 1 || calls > GIFT_CALLS_MAX) {
    return refuse({ code: "bad-calls", rule: "R-USE-3", most: GIFT_CALLS_MAX });
  }
  const lasts = endsAt.getTime() - at.getTime();
  if (!(lasts > 0 && lasts <= GIFT_DAYS_MAX * DAY_MS)) {
    return refuse({ code: "bad-end", rule: "R-USE-3", mostDays: GIFT_DAYS_MAX });
  }
  if (reason === "") return refuse({ code: "reason-required", rule: "R-USE-3" });
  return ok(undefined);
}
