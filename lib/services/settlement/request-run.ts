import { settlementDueAt, type Month } from "@/lib/core/calendar";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { clockTime } from "@/lib/services/clock-time";
import { actorName, type Context, type Staff } from "@/lib/services/context";
import { enqueue } from "@/lib/services/jobs/enqueue";
import type { RunRefusal } from "@/lib/services/settlement/run";

export type RequestRunRefusal =
  | RunRefusal
  | { readonly code: "wrong-role"; readonly rule: "R-SET-1" };

/**
 * R-SET-1 · Leaves the settlement of a month to the worker: a new run, or another try for the accounts that
 * failed. What was settled is settled, so asking twice does no harm.
 */
export async function requestRun(
  { db, clock, actor }: Context<Staff>,
  { clockId, month }: { readonly clockId: string; readonly month: Month },
): Promise<Result<void, RequestRunRefusal>> {
  if (actor.role === "support") return refuse({ code: "wrong-role", rule: "R-SET-1" });
  const from = settlementDueAt(month);
  if ((await clockTime(db, clock, clockId)) < from) {
    return refuse({ code: "month-not-over", rule: "R-SET-1", from });
  }
  await db.transaction(async (tx) => {
    const by = actorName(actor);
    await enqueue(tx, "settle-month", { clockId, month, by }, `settle-month:${clockId}:${month}`);
    await audit(tx, {
      accountId: "0",
      at: clock.now(),
      actor,
      action: "request-settlement",
      object: month,
      details: { clockId, month },
    });
  });
  return ok(undefined);
}
