import type { Database } from "@/db/client";
import type { Clock } from "@/lib/clock";
import { eventKey } from "@/lib/services/metering/event-key";
import { readMeters, type KeyedEvent } from "@/lib/services/metering/read-meters";
import { tellOfPacks } from "@/lib/services/metering/tell-of-packs";
import type { UsageAnswer, UsageEvent } from "@/lib/services/metering/usage";
import { writeUsage } from "@/lib/services/metering/write-usage";

/**
 * R-USE-1..8 · Counts a batch of usage events, covered in the same transaction: when this answers,
 * each event is durable and its caller knows who paid. Answers stand in the order of the events; each
 * event stands alone, so a refused one does not stop the others.
 */
export async function recordCalls(
  db: Database,
  clock: Clock,
  events: readonly UsageEvent[],
): Promise<UsageAnswer[]> {
  try {
    return await recordTogether(db, clock, events);
  } catch (error) {
    if (!isBeyondCounting(error)) throw error;
    if (events.length === 1) return [{ outcome: "refused", refusal: BEYOND_COUNTING }];
  }
  // The database refused a sum above 10^15. Whose it was shows when each event is counted alone.
  const answers: UsageAnswer[] = [];
  const keyed = events.map((event) => ({ key: eventKey(event.key), event }));
  for (const [index, { event }] of inOrderOfTime(keyed)) {
    [answers[index]] = (await recordCalls(db, clock, [event])) as [UsageAnswer];
  }
  return answers;
}

const BEYOND_COUNTING = { code: "too-many-calls", rule: "R-USE-8" } as const;

function isBeyondCounting(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return (
    typeof cause === "object" &&
    cause !== null &&
    "constraint_name" in cause &&
    cause.constraint_name === "calls_are_counted_from_zero"
  );
}

function recordTogether(
  db: Database,
  clock: Clock,
  events: readonly UsageEvent[],
): Promise<UsageAnswer[]> {
  const keyed = events.map((event) => ({ key: eventKey(event.key), event }));
  return db.transaction(async (tx) => {
    const meters = await readMeters(tx, clock, keyed);
    const answers: UsageAnswer[] = [];
    for (const [index, { key, event }] of inOrderOfTime(keyed)) {
      const meter = meters.get(event.accountId);
      if (!meter) throw new Error(`account ${event.accountId} does not exist`);
      answers[index] = meter.count(key, event);
    }
    await writeUsage(tx, [...meters.values()]);
    await tellOfPacks(tx, meters.values());
    return answers;
  });
}

// R-USE-3 decides when a call happens: within a batch the earlier call is covered first. Events
// without a time happen now, after all that have one, in the order in which they were sent.
function inOrderOfTime(events: readonly KeyedEvent[]): [index: number, event: KeyedEvent][] {
  const timeOf = ({ event }: KeyedEvent) => event.occurredAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return [...events.entries()].toSorted(([, a], [, b]) => {
    const [before, after] = [timeOf(a), timeOf(b)];
    return before === after ? 0 : before - after;
  });
}
