import { clocks } from "@/db/schema";
import { dayOf, monthOf, previousMonth } from "@/lib/core/calendar";
import { audit } from "@/lib/services/audit";
import type { Context } from "@/lib/services/context";
import { newId } from "@/lib/services/new-id";

export type TestClock = { readonly id: string; readonly now: Date };

/** R-TIME-1 · A new test clock that stands at `now`. What fell due before it is none of its business. */
export async function createTestClock(
  { db, clock, actor }: Context,
  { name, now }: { readonly name: string; readonly now: Date },
): Promise<TestClock> {
  const id = newId("clk");
  await db.transaction(async (tx) => {
    await tx.insert(clocks).values({
      id,
      name,
      now,
      grantedThrough: monthOf(now),
      settledThrough: previousMonth(monthOf(now)),
      noticedThrough: dayOf(now),
      createdAt: clock.now(),
    });
    await audit(tx, {
      accountId: "0",
      at: clock.now(),
      actor,
      action: "create-test-clock",
      object: id,
      details: { name, now },
    });
  });
  return { id, now };
}
