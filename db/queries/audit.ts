import { and, desc, eq, inArray, or, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { auditLog } from "@/db/schema";

/** What is written about a clock itself, not about an account of it. */
const OF_A_CLOCK = [
  "create-test-clock",
  "request-advance",
  "advance-test-clock",
  "request-settlement",
  "open-settlement",
  "resume-settlement",
] as const;
export type ClockDeed = (typeof OF_A_CLOCK)[number];

/** R-TIME-1 · What was done to a clock, and the settlements of its months, the latest first. */
export const deedsOfClock = (db: Asker, clockId: string, limit: number) =>
  db
    .select({
      id: auditLog.id,
      recordedAt: auditLog.recordedAt,
      actor: auditLog.actor,
      action: sql<ClockDeed>`${auditLog.action}`,
      details: sql<Readonly<Record<string, unknown>>>`${auditLog.details}`,
    })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.accountId, "0"),
        inArray(auditLog.action, [...OF_A_CLOCK]),
        or(eq(auditLog.object, clockId), sql`${auditLog.details}->>'clockId' = ${clockId}`),
      ),
    )
    .orderBy(desc(auditLog.recordedAt), desc(auditLog.id))
    .limit(limit);
