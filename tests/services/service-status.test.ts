import { eq } from "drizzle-orm";
import { expect, it } from "vitest";

import { serviceFacts } from "@/db/queries/service-status";
import { clocks, mails, REAL_CLOCK, settlementRuns } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { performDue } from "@/lib/services/due/perform-due";
import { newId } from "@/lib/services/new-id";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const system = { kind: "system", name: "worker" } as const;

const mailOf = (id: string, sendAfter: Date, change: Partial<typeof mails.$inferInsert> = {}) => ({
  id,
  occasion: id,
  kind: "test",
  recipient: "someone@example.com",
  locale: "zh-CN" as const,
  subject: "s",
  body: "b",
  createdAt: sendAfter,
  sendAfter,
  ...change,
});

it("R-SET-1 · what the status page knows: how far the worker came, what was settled, and what waits to be sent", async () => {
  const db = database();
  const begun = shanghai("2025-11-18T09:00:00");
  await db
    .update(clocks)
    .set({
      now: begun,
      settledThrough: "2025-10",
      grantedThrough: "2025-11",
      noticedThrough: "2025-11-17",
    })
    .where(eq(clocks.id, REAL_CLOCK));
  expect(await serviceFacts(db)).toEqual({
    performedThrough: begun,
    settledThrough: "2025-10",
    lastSettlement: null,
    waitingSince: null,
  });

  const now = shanghai("2025-12-01T00:11:00");
  await performDue(db, system, REAL_CLOCK, clockAt(now).now());
  await db
    .insert(mails)
    .values([
      mailOf(newId("mail"), shanghai("2025-11-20T08:00:00"), { sentAt: now }),
      mailOf(newId("mail"), shanghai("2025-11-21T08:00:00"), { abandonedAt: now }),
      mailOf(newId("mail"), shanghai("2025-11-23T08:00:00")),
      mailOf(newId("mail"), shanghai("2025-11-22T08:00:00")),
    ]);
  const [run] = await db.select().from(settlementRuns);
  expect(await serviceFacts(db)).toEqual({
    performedThrough: now,
    settledThrough: "2025-11",
    lastSettlement: run ? { month: "2025-11", finishedAt: run.finishedAt } : null,
    waitingSince: shanghai("2025-11-22T08:00:00"),
  });
});
