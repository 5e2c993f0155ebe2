import { NOTHING, type Account, type Pack } from "@/tests/simulation/model/account";
import { move } from "@/tests/simulation/model/ledger";
import type { Fen } from "@/tests/simulation/model/money";

/** A pack that nothing happened to yet. */
export const newPack = (
  pack: Pick<Pack, "id" | "kind" | "calls" | "startsAt" | "endsAt"> & Partial<Pack>,
): Pack => ({
  month: null,
  sku: null,
  orderId: null,
  boughtUnder: 1,
  campaign: null,
  paid: NOTHING,
  used: 0,
  heldAt: null,
  refundedAt: null,
  expired: false,
  ...pack,
});

export const priceOf = ({ paid }: Pack): Fen => paid.voucher + paid.gift + paid.income + paid.cash;

/** R-REV-1: what a pack has earned: price ÷ size for each call, rounded down on the running total. */
export const earned = (pack: Pack): Fen => (priceOf(pack) * BigInt(pack.used)) / BigInt(pack.calls);

/** R-ORD-5, R-REV-1: what was used is revenue already, the rest is breakage. */
export function expirePack(account: Account, pack: Pack): void {
  if (pack.expired || pack.refundedAt !== null || pack.used === pack.calls) return;
  pack.expired = true;
  if (pack.kind !== "bought") return;
  move(account, "deferred:packs", "revenue:breakage", priceOf(pack) - earned(pack));
}
