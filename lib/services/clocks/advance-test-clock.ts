import { eq } from "drizzle-orm";

import { clocks, REAL_CLOCK } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context } from "@/lib/services/context";
import { performDue, type Performed } from "@/lib/services/due/perform-due";

export type Advanced = { readonly now: Date; readonly performed: readonly Performed[] };
export type AdvanceRefusal = {
  readonly code: "no-such-clock" | "backwards" | "too-far";
  readonly rule: "R-TIME-1";
};

/** A jump of more than this many days would perform more months than anyone waits for. */
const MOST_DAYS = 800;
const DAY_MS = 86_400_000;

/**
 * R-TIME-1 · Advances a test clock, performing in order all that falls due up to `to`. Never backwards.
 * Two that advance one clock take turns; from two processes each finds done what the other did.
 */
export async function advanceTestClock(
  ctx: Context,
  { clockId, to }: { readonly clockId: string; readonly to: Date },
): Promise<Result<Advanced, AdvanceRefusal>> {
  return inTurn(clockId, async () => {
    const [clock] = await ctx.db.select().from(clocks).where(eq(clocks.id, clockId));
    if (!clock || clockId === REAL_CLOCK)
      return refuse({ code: "no-such-clock", rule: "R-TIME-1" });
    const allowed = mayAdvance(clock.now, to);
    if (!allowed.ok) return allowed;
    const performed = await performDue(ctx.db, ctx.actor, clockId, to);
    await ctx.db.transaction((tx) =>
      audit(tx, {
        accountId: "0",
        at: ctx.clock.now(),
        actor: ctx.actor,
        action: "advance-test-clock",
        object: clockId,
        details: { from: clock.now, to },
      }),
    );
    return ok({ now: to, performed });
  });
}

/** R-TIME-1 · A test clock goes forward only, and not further than anybody would wait for. */
export function mayAdvance(now: Date, to: Date): Result<void, AdvanceRefusal> {
  if (to < now) return refuse({ code: "backwards", rule: "R-TIME-1" });
  if (to.getTime() - now.getTime() > MOST_DAYS * DAY_MS) {
    return refuse({ code: "too-far", rule: "R-TIME-1" });
  }
  return ok(undefined);
}

const underWay = new Map<string, Promise<unknown>>();

/** Runs `work` after whatever this process is already doing under that name. */
async function inTurn<Answer>(name: string, work: () => Promise<Answer>): Promise<Answer> {
  const before = underWay.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  underWay.set(name, mine);
  try {
    return await mine;
  } finally {
    if (underWay.get(name) === mine) underWay.delete(name);
  }
}
