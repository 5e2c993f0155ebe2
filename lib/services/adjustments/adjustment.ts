import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { adjustments } from "@/db/schema";
import { mayDecide } from "@/lib/core/refund";
import { adjustmentState, type AdjustmentState } from "@/lib/core/adjustment";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Clock } from "@/lib/clock";
import { ownAccountIds } from "@/lib/services/own-accounts";
import type { Staff } from "@/lib/services/context";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";

export type Adjustment = typeof adjustments.$inferSelect;

export const LONGEST_REASON = 500;

export type AdjustmentOpenRefusal =
  | { readonly code: "adjustment-not-found"; readonly rule: "R-SET-5" }
  | {
      readonly code: "adjustment-decided";
      readonly rule: "R-SET-5";
      readonly state: AdjustmentState;
    };

export type MayNotAdjust = {
  readonly code: "own-account" | "same-person-twice" | "wrong-role";
  readonly rule: "R-SET-5";
};

/** Locks the account of an adjustment that still waits for a second person. */
export async function openAdjustment(
  tx: Tx,
  clock: Clock,
  { accountId, adjustmentId }: { readonly accountId: string; readonly adjustmentId: string },
): Promise<
  Result<
    { readonly account: LockedAccount; readonly adjustment: Adjustment },
    AdjustmentOpenRefusal
  >
> {
  const [account] = await lockAccounts(tx, clock, [accountId]);
  const [adjustment] = account
    ? await tx
        .select()
        .from(adjustments)
        .where(isAdjustment({ accountId: account.id, id: adjustmentId }))
    : [];
  if (!account || !adjustment) return refuse({ code: "adjustment-not-found", rule: "R-SET-5" });
  const state = adjustmentState(adjustment);
  if (state !== "awaiting_approval")
    return refuse({ code: "adjustment-decided", rule: "R-SET-5", state });
  return ok({ account, adjustment });
}

/** R-SET-5 · Finance corrects, nobody on an account of their own, and the second person is not the first. */
export async function checkCorrector(
  tx: Tx,
  staff: Staff,
  request: { readonly accountId: string; readonly requestedBy?: string },
): Promise<Result<void, MayNotAdjust>> {
  if (staff.role !== "finance") return refuse({ code: "wrong-role", rule: "R-SET-5" });
  const decider = { id: staff.personId, ownAccountIds: await ownAccountIds(tx, staff) };
  const allowed = mayDecide(decider, {
    accountId: request.accountId,
    firstApproverId: request.requestedBy ?? null,
  });
  return allowed.ok ? ok(undefined) : refuse({ code: allowed.refusal, rule: "R-SET-5" });
}

/** Writes what became of an adjustment, and answers with it as it now is. */
export async function changeAdjustment(
  tx: Tx,
  adjustment: Adjustment,
  facts: Partial<Pick<Adjustment, "decidedAt" | "decidedBy" | "refusedBecause" | "bookedAt">>,
): Promise<Adjustment> {
  await tx.update(adjustments).set(facts).where(isAdjustment(adjustment));
  return { ...adjustment, ...facts };
}

const isAdjustment = ({ accountId, id }: Pick<Adjustment, "accountId" | "id">) =>
  and(eq(adjustments.accountId, accountId), eq(adjustments.id, id));
