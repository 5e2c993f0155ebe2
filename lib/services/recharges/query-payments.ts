import { asc, lte } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { recharges } from "@/db/schema";
import {
  nextPaymentQuery,
  nextQueryAfterFailure,
  orderNumberOf,
  type PaymentReport,
} from "@/lib/core/online-payment";
import type { Context } from "@/lib/services/context";
import type { Recharge } from "@/lib/services/recharge";
import { creditPayment, type Credited } from "@/lib/services/recharges/credit-payment";
import { queryNextAt } from "@/lib/services/recharges/pay-recharge";
import { keep } from "@/lib/services/recharges/take-notification";

/** Asks the provider what became of an order; null where it knows of none, since nobody opened its pay page. */
export type AskProvider = (orderNumber: string) => Promise<PaymentReport | null>;

export type Queried = {
  readonly asked: number;
  readonly credited: number;
  /** What went wrong with those that could not be asked; they are asked again soon. */
  readonly failures: readonly unknown[];
};

const MOST_AT_ONCE = 100;

/**
 * R-FUND-4 · Asks about the recharges whose provider has said nothing yet, each after growing pauses. A notification may
 * never come; the money is credited all the same.
 */
export async function queryPayments(ctx: Context, ask: AskProvider): Promise<Queried> {
  const now = ctx.clock.now();
  const due = await ctx.db
    .select()
    .from(recharges)
    .where(lte(recharges.nextQueryAt, now))
    .orderBy(asc(recharges.nextQueryAt))
    .limit(MOST_AT_ONCE);

  const failures: unknown[] = [];
  let credited = 0;
  for (const recharge of due) {
    try {
      // Asked before the account is locked: a slow provider keeps nobody waiting.
      const report = await ask(orderNumberOf(recharge));
      const verdict = await ctx.db.transaction((tx) => take(tx, ctx, recharge, report));
      if (verdict === "credited") credited += 1;
    } catch (error) {
      failures.push(error);
      const again = nextQueryAfterFailure(recharge.createdAt, now);
      await ctx.db.transaction((tx) => queryNextAt(tx, recharge, again));
    }
  }
  return { asked: due.length, credited, failures };
}

async function take(
  tx: Tx,
  ctx: Context,
  asked: Recharge,
  report: PaymentReport | null,
): Promise<Credited["verdict"]> {
  const waiting: PaymentReport = { state: "waiting", amount: null, tradeNumber: "" };
  const { verdict, recharge } = await creditPayment(tx, ctx, asked, report ?? waiting);
  if (!recharge || recharge.paidAt) return verdict;

  const goesOn = verdict === "waiting";
  const now = ctx.clock.now();
  await queryNextAt(tx, recharge, goesOn ? nextPaymentQuery(recharge.createdAt, now) : null);
  if (!goesOn) {
    await keep(tx, {
      provider: recharge.channel,
      notifyId: `query:${recharge.id}`,
      receivedAt: now,
      accountId: recharge.accountId,
      rechargeId: recharge.id,
      body: JSON.stringify(report),
      verdict,
    });
  }
  return verdict;
}
