import type { Tx } from "@/db/client";
import { packs } from "@/db/schema";
import { cny } from "@/lib/core/money";
import { unearned } from "@/lib/core/revenue";
import { transfer } from "@/lib/services/ledger";
import type { LockedAccount } from "@/lib/services/lock-account";
import { findPack, isPack, type Pack } from "@/lib/services/packs/find-pack";

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

// R-REV-1 · What the used calls earned was booked with each of them; the rest was paid for and never asked for.
const bookBreakage = (tx: Tx, account: LockedAccount, { id, price, ...pack }: Pack) =>
  transfer(tx, account, { cause: "expiry", reference: id }, [
    {
      from: "deferred:packs",
      to: "revenue:breakage",
      amount: unearned({ price: cny(price), callsTotal: pack.callsTotal }, pack.callsUsed),
    },
  ]);
