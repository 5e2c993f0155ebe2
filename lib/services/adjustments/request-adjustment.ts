import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { adjustments } from "@/db/schema";
import { adjustmentState, needsSecondPerson } from "@/lib/core/adjustment";
import { fenString, type Cny } from "@/lib/core/money";
import { ok, refuse, type Result } from "@/lib/core/result";
import { checkBill, type BillRefusal } from "@/lib/services/adjustments/adjusted-bill";
import {
  checkCorrector,
  type Adjustment,
  type MayNotAdjust,
} from "@/lib/services/adjustments/adjustment";
import {
  readWish,
  type AdjustmentWish,
  type WishRefusal,
} from "@/lib/services/adjustments/adjustment-wish";
import { bookAdjustment } from "@/lib/services/adjustments/book-adjustment";
import { audit } from "@/lib/services/audit";
import { catalogInForce } from "@/lib/services/catalogs";
import type { Context, Staff } from "@/lib/services/context";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { inTransaction } from "@/lib/services/transaction";

export type AdjustmentRequest = AdjustmentWish & {
  /** The same key is the same adjustment, however often it is sent. */
  readonly requestKey: string;
};

export type RequestAdjustmentRefusal =
  | BillRefusal
  | MayNotAdjust
  | WishRefusal
  | { readonly code: "request-key-reused"; readonly rule: "R-SET-5" };

/**
 * R-SET-5 · Corrects a bill, or a balance. Up to the policy's amount it is booked at once; above it waits for a second
 * person. Whether a second person is needed is kept with the request: a later policy does not change it.
 */
export async function requestAdjustment(
  { db, clock, actor }: Context<Staff>,
  request: AdjustmentRequest,
): Promise<Result<Adjustment, RequestAdjustmentRefusal>> {
  const read = readWish(request);
  if (!read.ok) return read;
  const wish = read.value;

  return inTransaction(db, async (tx): Promise<Result<Adjustment, RequestAdjustmentRefusal>> => {
    const [account] = await lockAccounts(tx, clock, [request.accountId]);
    if (!account) return refused("account-not-found");
    const allowed = await checkCorrector(tx, actor, request);
    if (!allowed.ok) return allowed;
    const before = await findByKey(tx, account, request.requestKey);
    if (before) return isSame(before, wish) ? ok(before) : refused("request-key-reused");
    if (wish.month !== null) {
      const fits = await checkBill(tx, account.id, wish.month, wish);
      if (!fits.ok) return fits;
    }

    const added = await addAdjustment(tx, account, wish, actor.personId);
    const adjustment = added.needsSecondPerson ? added : await bookAdjustment(tx, account, added);
    const { direction, month, id } = adjustment;
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "request-adjustment",
      object: id,
      details: {
        month,
        direction,
        amount: adjustment.amount,
        reason: adjustment.reason,
        state: adjustmentState(adjustment),
      },
    });
    return ok(adjustment);
  });
}

type Wish = Omit<AdjustmentRequest, "amount"> & { readonly amount: Cny };

async function findByKey(tx: Tx, account: LockedAccount, requestKey: string) {
  const [found] = await tx
    .select()
    .from(adjustments)
    .where(and(eq(adjustments.accountId, account.id), eq(adjustments.requestKey, requestKey)));
  return found;
}

const isSame = (before: Adjustment, wish: Wish): boolean =>
  before.month === wish.month &&
  before.direction === wish.direction &&
  before.amount === fenString(wish.amount) &&
  before.reason === wish.reason;

async function addAdjustment(
  tx: Tx,
  account: LockedAccount,
  { month, direction, amount, reason, requestKey }: Wish,
  requestedBy: string,
): Promise<Adjustment> {
  const { policies } = await catalogInForce(tx, account.now);
  const [added] = await tx
    .insert(adjustments)
    .values({
      accountId: account.id,
      id: newId("adj"),
      requestKey,
      month,
      direction,
      amount: fenString(amount),
      reason,
      requestedAt: account.now,
      requestedBy,
      needsSecondPerson: needsSecondPerson(amount, policies),
    })
    .returning();
  if (!added) throw new Error("the adjustment was not written");
  return added;
}

const refused = (code: "account-not-found" | "request-key-reused") =>
  refuse({ code, rule: "R-SET-5" } as const);
