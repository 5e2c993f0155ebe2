import type { BurnDownPoint } from "@/components/charts/burn-down";
import type { PackView } from "@/db/queries/packs";
import type { UsageRow } from "@/db/queries/usage";
import {
  addDays,
  DAY_MS,
  dayOf,
  dayStart,
  monthOf,
  monthStart,
  type Day,
} from "@/lib/core/calendar";
import { expectedCalls, packRunOut, type DayUsage } from "@/lib/core/forecast";

/** What packs, the free quota apart, still hold, and how long it lasts at the present rate. */
export type Quota = {
  readonly packs: readonly PackView[];
  readonly left: number;
  readonly total: number;
  /** The line from the month's first day, or the first pack, to now. */
  readonly points: readonly BurnDownPoint[];
  readonly end: QuotaEnd;
};

/** Estimates: `used-up` on a day, or not before the last pack expires, or no calls to judge by. */
export type QuotaEnd =
  | { readonly how: "used-up" | "expires"; readonly day: Day; readonly days: number }
  | { readonly how: "idle" };

const DAYS_AHEAD = 366;

type Facts = {
  readonly packs: readonly PackView[];
  readonly history: readonly UsageRow[];
  readonly days: readonly DayUsage[];
  readonly now: Date;
};

/** Null where no pack covers calls now. */
export function quotaOf({ packs, history, days, now }: Facts): Quota | null {
  const paidOrGiven = packs.filter(({ kind }) => kind !== "free");
  const covering = paidOrGiven.filter(({ place }) => place !== null);
  if (covering.length === 0) return null;
  const left = sum(covering.map(({ callsLeft }) => callsLeft));
  return {
    packs: covering,
    left,
    total: sum(covering.map(({ callsTotal }) => callsTotal)),
    points: burnDownPoints(paidOrGiven, history, { left, now }),
    end: endOf(covering, days, { left, now }),
  };
}

function endOf(
  packs: readonly PackView[],
  days: readonly DayUsage[],
  { left, now }: { readonly left: number; readonly now: Date },
): QuotaEnd {
  const today = dayOf(now);
  const made = days.find(({ day }) => day === today)?.byProduct.general.calls ?? 0;
  const expected = expectedCalls(days, "general", today);
  const dailyForecast = Array.from({ length: DAYS_AHEAD }, (_, ahead) => {
    const day = addDays(today, ahead);
    const calls = expected(day);
    return { day, calls: ahead === 0 ? Math.max(0, calls - made) : calls };
  });
  if (dailyForecast.every(({ calls }) => calls === 0)) return { how: "idle" };

  const until = (day: Day) => (dayStart(day).getTime() - dayStart(today).getTime()) / DAY_MS;
  const expires = dayOf(new Date(Math.max(...packs.map(({ endsAt }) => endsAt.getTime()))));
  const usedUp = packRunOut({ packsLeft: left, dailyForecast });
  return usedUp && usedUp <= expires
    ? { how: "used-up", day: usedUp, days: until(usedUp) }
    : { how: "expires", day: expires, days: until(expires) };
}

type Change = { readonly at: Date; readonly by: number; readonly isStep: boolean };

/** Reads the line backwards from what is left now: every draw, purchase and end since the month began. */
function burnDownPoints(
  packs: readonly PackView[],
  history: readonly UsageRow[],
  { left, now }: { readonly left: number; readonly now: Date },
): BurnDownPoint[] {
  const since = monthStart(monthOf(now));
  const changes = [...drawn(history, now), ...arrivals(packs), ...departures(packs, now)]
    .filter(({ at }) => at > since && at <= now)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());

  let level = left - sum(changes.map(({ by }) => by));
  const points: BurnDownPoint[] = [{ at: since, left: level }];
  for (const { at, by, isStep } of changes) {
    if (isStep) points.push({ at, left: level });
    level += by;
    points.push({ at, left: level });
  }
  return [...points, { at: now, left }];
}

/** A day's calls have been drawn when it ends; today's, by now. */
const drawn = (history: readonly UsageRow[], now: Date): Change[] =>
  history.map(({ at, gifted, bought }) => {
    const dayEnd = new Date(at.getTime() + DAY_MS);
    return { at: dayEnd < now ? dayEnd : now, by: -(gifted + bought), isStep: false };
  });

const arrivals = (packs: readonly PackView[]): Change[] =>
  packs.map(({ startsAt, callsTotal }) => ({ at: startsAt, by: callsTotal, isStep: true }));

/** What was still in a pack when it expired, went back, or was set aside for a refund. */
const departures = (packs: readonly PackView[], now: Date): Change[] =>
  packs.flatMap(({ refundedAt, heldAt, endsAt, callsLeft }) => {
    const at = refundedAt ?? heldAt ?? (endsAt <= now ? endsAt : null);
    return at ? [{ at, by: -callsLeft, isStep: true }] : [];
  });

const sum = (counts: readonly number[]): number =>
  counts.reduce((total, count) => total + count, 0);
