import { and, desc, eq, isNotNull, isNull, min } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { clocks, mails, REAL_CLOCK, settlementRuns, webhookDeliveries } from "@/db/schema";
import type { Month } from "@/lib/core/calendar";

/** What the database knows of how the service fares: times alone, nothing of any account. */
export type ServiceFacts = {
  /** R-TIME-1 · How far what falls due in real time has been performed; the worker moves it each minute. */
  readonly performedThrough: Date;
  readonly settledThrough: Month;
  /** When the settlement that ended last ended, in real time; null before the first. */
  readonly lastSettlement: { readonly month: Month; readonly finishedAt: Date } | null;
  /** Since when the mail or message that waits longest could have been sent; null where none waits. */
  readonly waitingSince: Date | null;
};

/** Throws where the database does not answer. */
export async function serviceFacts(db: Asker): Promise<ServiceFacts> {
  const [[clock], [run], [mail], [delivery]] = await Promise.all([
    db.select().from(clocks).where(eq(clocks.id, REAL_CLOCK)),
    db
      .select({ month: settlementRuns.month, finishedAt: settlementRuns.finishedAt })
      .from(settlementRuns)
      .where(and(eq(settlementRuns.clockId, REAL_CLOCK), isNotNull(settlementRuns.finishedAt)))
      .orderBy(desc(settlementRuns.finishedAt))
      .limit(1),
    db
      .select({ since: min(mails.sendAfter) })
      .from(mails)
      .where(and(isNull(mails.sentAt), isNull(mails.abandonedAt))),
    db
      .select({ since: min(webhookDeliveries.nextTryAt) })
      .from(webhookDeliveries)
      .where(and(isNull(webhookDeliveries.deliveredAt), isNull(webhookDeliveries.abandonedAt))),
  ]);
  if (!clock) throw new Error("the real clock is missing");
  return {
    performedThrough: clock.now,
    settledThrough: clock.settledThrough,
    lastSettlement: run?.finishedAt ? { month: run.month, finishedAt: run.finishedAt } : null,
    waitingSince: earlier(mail?.since ?? null, delivery?.since ?? null),
  };
}

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other);
