import type { Tx } from "@/db/client";
import { packs } from "@/db/schema";
import { cny, minus } from "@/lib/core/money";
import { transfer } from "@/lib/services/ledger";
import type { LockedAccount } from "@/lib/services/lock-account";
import { findPack, isPack, type Pack } from "@/lib/services/packs/find-pack";
import { recognisePackRevenue } from "@/lib/services/revenue/recognise";

/**
 * R-ORD-5 · Ends a pack whose time is over, and answers whether it did. Does nothing to one that is closed, runs on,
 * or is held: a request in review keeps its pack as it was (R-REF-9), and the decision ends it.
 */
export async function expirePack(tx: Tx, account: LockedAccount, packId: string): Promise<boolean> {
  const pack = await findPack(tx, account.id, packId);
  if (!pack || pack.closedAt || pack.heldAt || account.now < pack.endsAt) return false;
  if (pack.kind === "bought") await bookBreakage(tx, account, pack);
  await tx.update(packs).set({ expiredAt: pack.endsAt, closedAt: pack.endsAt }).where(isPack(pack));
  return true;
}

// R-REV-1 · What the used calls earned is revenue; the rest was paid for and never asked for.
async function bookBreakage(tx: Tx, account: LockedAccount, pack: Pack): Promise<void> {
  const earned = await recognisePackRevenue(tx, account, pack, "end");
  await transfer(tx, account, { cause: "expiry", reference: pack.id }, [
    { from: "deferred:packs", to: "revenue:breakage", amount: minus(cny(pack.price), earned) },
  ]);
}
