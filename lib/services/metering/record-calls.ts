import type { Database } from "@/db/client";
import type { Clock } from "@/lib/clock";
import { eventKey } from "@/lib/services/metering/event-key";
import { readMeters } from "@/lib/services/metering/read-meters";
import type { UsageAnswer, UsageEvent } from "@/lib/services/metering/usage";
import { writeUsage } from "@/lib/services/metering/write-usage";

/**
 * R-USE-1..8 · Counts a batch of usage events, covered in the same transaction: when this answers,
 * each event is durable and its caller knows who paid. Answers stand in the order of the events; each
 * event stands alone, so a refused one does not stop the others.
 */
export function recordCalls(
  db: Database,
  clock: Clock,
  events: readonly UsageEvent[],
): Promise<UsageAnswer[]> {
  return db.transaction(async (tx) => {
    const meters = await readMeters(tx, clock, events);
    const answers: UsageAnswer[] = [];
    for (const [index, event] of inOrderOfTime(events)) {
      const meter = meters.get(event.accountId);
      if (!meter) throw new Error(`account ${event.accountId} does not exist`);
      answers[index] = meter.count(eventKey(event.key), event);
    }
    await writeUsage(tx, [...meters.values()]);
    return answers;
  });
}

// R-USE-3 decides when a call happens: within a batch the earlier call is covered first. Events
// without a time happen now, after all that have one, in the order in which they were sent.
function inOrderOfTime(events: readonly UsageEvent[]): [index: number, event: UsageEvent][] {
  const timeOf = (event: UsageEvent) => event.occurredAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return [...events.entries()].toSorted(([, a], [, b]) => {
    const [before, after] = [timeOf(a), timeOf(b)];
    return before === after ? 0 : before - after;
  });
}
