import type { Tx } from "@/db/client";
import type { Clock } from "@/lib/clock";
import { cny } from "@/lib/core/money";
import { judgePayment, type PaymentReport, type PaymentVerdict } from "@/lib/core/online-payment";
import { audit } from "@/lib/services/audit";
import type { Actor } from "@/lib/services/context";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import type { Recharge } from "@/lib/services/recharge";
import { findRecharge, payRecharge } from "@/lib/services/recharges/pay-recharge";

export type Credited = {
  readonly verdict: PaymentVerdict;
  /** As it now is; null where the report names no recharge of ours. */
  readonly recharge: Recharge | null;
  readonly account: LockedAccount | null;
};

/**
 * R-FUND-4 · Judges what a provider says of a payment under the lock of its account, and credits it where that is the
 * verdict: once, however often, in whatever order and in however many processes it is said.
 */
export async function creditPayment(
  tx: Tx,
  { clock, actor }: { readonly clock: Clock; readonly actor: Actor },
  named: { readonly accountId: string; readonly id: string } | null,
  report: PaymentReport,
): Promise<Credited> {
  const [account] = named ? await lockAccounts(tx, clock, [named.accountId]) : [];
  const recharge = account && named ? await findRecharge(tx, named) : null;
  if (!account || !recharge) return { verdict: "unknown-order", recharge: null, account: null };

  const verdict = judgePayment({ ...recharge, amount: cny(recharge.amount) }, report);
  if (verdict !== "credited") return { verdict, recharge, account };
  const paid = await payRecharge(tx, account, recharge, report.tradeNumber);
  await audit(tx, {
    accountId: account.id,
    at: account.now,
    actor,
    action: "credit-payment",
    object: paid.id,
    details: { amount: paid.amount, channel: paid.channel, reference: paid.reference },
  });
  return { verdict, recharge: paid, account };
}
