import type { PackView } from "@/db/queries/packs";
import { catalogAt, type Catalog } from "@/lib/core/catalog";
import { cny } from "@/lib/core/money";
import { judgeRefund, returned, type RefundAmounts } from "@/lib/core/refund";

/** Why a pack cannot be given back, by the fact that the failed rule states. */
const OBSTACLES = [
  "not-bought",
  "partly-used",
  "window-closed",
  "content-stop-upheld",
  "campaign-forbids-refund",
  "campaign-window-closed",
  "expired",
  "already-in-review",
  "already-refunded",
  "invoiced",
] as const;
type Obstacle = (typeof OBSTACLES)[number];

/** Whether a pack could be given back now, and until when; or the rule that forbids it. */
export type RefundChance =
  | { readonly open: true; readonly until: Date; readonly amounts: RefundAmounts }
  | { readonly open: false; readonly because: Obstacle };

export type ChanceFacts = {
  readonly now: Date;
  readonly catalogs: readonly Catalog[];
  /** R-REF-5 · A stop for content violations is on record as upheld. */
  readonly contentStopUpheld: boolean;
  /** R-INV-1 · The orders that stand on an issued invoice. */
  readonly invoicedOrders: ReadonlySet<string>;
};

/**
 * R-REF-1..8 · The refund rules asked for a list of packs at once, from what their rows say. The request itself
 * asks them again under the account's lock. Signals of abuse are left out: they forbid nothing (R-REF-7).
 */
export function refundChance(
  pack: PackView,
  { now, catalogs, contentStopUpheld, invoicedOrders }: ChanceFacts,
): RefundChance {
  const { abuse, refundDays } = catalogAt(catalogs, pack.startsAt).policies;
  const paid = {
    voucher: cny(pack.paidVoucher),
    gift: cny(pack.paidGift),
    income: cny(pack.paidIncome),
    cash: cny(pack.paidCash),
  };
  const { rules, until } = judgeRefund({
    kind: pack.kind,
    callsUsed: pack.callsUsed,
    callsTotal: pack.callsTotal,
    deliveredAt: pack.startsAt,
    askedAt: now,
    endsAt: pack.endsAt,
    contentStopUpheld,
    campaignRule: pack.campaignRule,
    openOrPaidRefund: pack.refundedAt ? "paid" : pack.heldAt ? "in_review" : null,
    invoiced: pack.orderId !== null && invoicedOrders.has(pack.orderId),
    paid,
    signals: { refundsInWindow: 0, sameSizeCycles: 0, accountsWithIdentity: 1 },
    policies: { refundDays, abuse },
  });
  const failed = rules.filter(({ outcome }) => outcome === "fail");
  if (failed.length === 0) return { open: true, until, amounts: returned(paid) };
  // What already became of a pack says more than the rules that it also fails.
  const told = failed.find(({ id }) => id === "R-REF-10") ?? failed[0];
  const because = OBSTACLES.find((obstacle) => obstacle === told?.fact.code);
  if (!because) throw new Error(`no words for ${told?.fact.code}`);
  return { open: false, because };
}
