import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import {
  advanceTestClock,
  mayAdvance,
  type AdvanceRefusal,
} from "@/lib/services/clocks/advance-test-clock";
import { findTestClock } from "@/lib/services/clocks/find-test-clock";
import { actorName, type Context, type Staff } from "@/lib/services/context";
import { nextDue } from "@/lib/services/due/next-due";
import { enqueue } from "@/lib/services/jobs/enqueue";

export type RequestAdvanceRefusal =
  | AdvanceRefusal
  | { readonly code: "wrong-role"; readonly rule: "R-TIME-1" };

/**
 * R-TIME-1 · Advances a test clock for staff. Where nothing falls due on the way it is done at once;
 * else it is left to the worker, since a month of many accounts takes longer than a page should.
 */
export async function requestAdvance(
  ctx: Context<Staff>,
  { clockId, to }: { readonly clockId: string; readonly to: Date },
): Promise<Result<{ readonly underWay: boolean }, RequestAdvanceRefusal>> {
  const { db, clock, actor } = ctx;
  if (actor.role === "support") return refuse({ code: "wrong-role", rule: "R-TIME-1" });
  const testClock = await findTestClock(db, clockId);
  if (!testClock) return refuse({ code: "no-such-clock", rule: "R-TIME-1" });
  const allowed = mayAdvance(testClock.now, to);
  if (!allowed.ok) return allowed;

  if ((await nextDue(db, clockId, to)) === null) {
    const advanced = await advanceTestClock(ctx, { clockId, to });
    return advanced.ok ? ok({ underWay: false }) : advanced;
  }
  await db.transaction(async (tx) => {
    const payload = { clockId, to: to.toISOString(), by: actorName(actor) };
    await enqueue(tx, "advance-clock", payload, `advance-clock:${clockId}:${payload.to}`);
    await audit(tx, {
      accountId: "0",
      at: clock.now(),
      actor,
      action: "request-advance",
      object: clockId,
      details: { from: testClock.now, to },
    });
  });
  return ok({ underWay: true });
}
