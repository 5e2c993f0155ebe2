import {
  monthOf,
  previousMonth,
  settlementDeadline,
  settlementDueAt,
  type Month,
} from "@/lib/core/calendar";

/** `late` works but is behind; `unknown` where nobody could be asked. */
export type Health = "ok" | "late" | "down" | "unknown";

const MINUTE_MS = 60_000;

/** The worker performs what falls due each minute; after three without a sign of it something is wrong. */
const WORKER_MAY_BE_BEHIND_MS = 3 * MINUTE_MS;
/** Mails and webhook messages are sent within seconds, and tried again for hours where a receiver does not answer. */
const QUEUE_MAY_WAIT_MS = 10 * MINUTE_MS;

/** Whether the worker lives, by how far what falls due has been performed. */
export const workerHealth = (performedThrough: Date, now: Date): Health =>
  now.getTime() - performedThrough.getTime() <= WORKER_MAY_BE_BEHIND_MS ? "ok" : "late";

/** Whether what waits to be sent keeps moving, by since when the first of it could have been. */
export const queueHealth = (waitingSince: Date | null, now: Date): Health =>
  waitingSince === null || now.getTime() - waitingSince.getTime() <= QUEUE_MAY_WAIT_MS
    ? "ok"
    : "late";

export type SettlementState = "settled" | "under-way" | "late";

/** R-SET-1 · The former month is settled, or may still be until the 3rd 24:00, or should have been. */
export function settlementState(settledThrough: Month, now: Date): SettlementState {
  const former = previousMonth(monthOf(now));
  if (settledThrough >= former) return "settled";
  const before = previousMonth(former);
  // Even before the run begins the month before the former one must have been settled.
  if (settledThrough < before) return "late";
  return now < settlementDeadline(former) ? "under-way" : "late";
}

/** R-SET-1 · When the run of the month that is going on begins. */
export const nextSettlement = (now: Date): Date => settlementDueAt(monthOf(now));
