import { watchedClock } from "@/app/(staff)/watched-clock";
import { endBefore, endOf, pageOf, ROWS_PER_PAGE, type Trail } from "@/app/(console)/trail";
import type { Pager } from "@/components/ui/keyset-table";
import { database } from "@/db";
import { refundsDecided, refundsWaiting, refundsWaitingCount } from "@/db/queries/refunds";
import { plusHours } from "@/lib/core/calendar";
import { routes, type StaffRole } from "@/lib/routes";
import type { RefundRow } from "./review";

export const QUEUE_TABS = ["in_review", "awaiting_finance", "decided"] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

export type Queue = {
  readonly tab: QueueTab;
  readonly rows: readonly RefundRow[];
  readonly counts: Readonly<Partial<Record<QueueTab, number>>>;
  readonly now: Date;
  readonly pager?: Pager | undefined;
};

/** What each role works on. */
export const firstTab = (role: StaffRole): QueueTab =>
  role === "finance" ? "awaiting_finance" : "in_review";

/** The requests of the watched clock's accounts: those that wait by the time that is left, decided ones by the latest. */
export async function queueOf(tab: QueueTab, trail: Trail = { ends: [] }): Promise<Queue> {
  const clock = await watchedClock();
  const counts = await refundsWaitingCount(database(), clock.id);
  const list = { tab, counts, now: clock.now };
  if (tab !== "decided") {
    return { ...list, rows: await refundsWaiting(database(), clock.id, tab) };
  }
  const after = endBefore(trail);
  const decided = await refundsDecided(database(), clock.id, {
    ...(after ? { after } : {}),
    limit: ROWS_PER_PAGE + 1,
  });
  const page = pageOf(decided, trail, {
    endOf: ({ refund }) => endOf(refund.decidedAt ?? refund.requestedAt, refund.id),
    href: (trail) => routes.refundQueue({ tab, trail }),
  });
  return { ...list, ...page };
}

const REVIEW_HOURS = 8;

/** What we promise a customer: an answer within eight hours, on the account's own clock. */
export const answerDueAt = (requestedAt: Date): Date => plusHours(requestedAt, REVIEW_HOURS);

/** The requests before and after one, in the order of the queue, and its place in it. */
export function placeIn({ rows }: Queue, refundId: string) {
  const index = rows.findIndex(({ refund }) => refund.id === refundId);
  return {
    place: index + 1,
    before: rows[index - 1]?.refund.id,
    // A request that was just decided has left the queue: the first one is next.
    after: rows[index + 1]?.refund.id,
  };
}
