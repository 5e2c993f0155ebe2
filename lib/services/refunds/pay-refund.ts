import { and, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { packs } from "@/db/schema";
import { cny, fenString } from "@/lib/core/money";
import { followBalance } from "@/lib/services/arrears";
import { transfer } from "@/lib/services/ledger";
import type { LockedAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";
import { isPack } from "@/lib/services/packs/find-pack";
import { amountOf, type Refund } from "@/lib/services/refunds/refund";

/**
 * R-REF-4, R-REF-10 · Takes the pack back and pays for it, each amount to the purse that it came from. The rules have
 * agreed under the same lock; the pack's own row has the last word.
 */
export async function payRefund(tx: Tx, account: LockedAccount, refund: Refund): Promise<void> {
  await takeBack(tx, account, refund.packId);
  await transfer(tx, account, { cause: "refund", reference: refund.id }, [
    { from: "deferred:packs", to: "purse:cash", amount: cny(refund.cash) },
    { from: "deferred:packs", to: "purse:income", amount: cny(refund.income) },
    { from: "deferred:packs", to: "purse:gift", amount: cny(refund.gift) },
    { from: "deferred:packs", to: "funding:promotion", amount: cny(refund.voucherNotReturned) },
  ]);
  const after = await followBalance(tx, account);
  await notify(tx, after, "refund-paid", refund.id, {
    refundId: refund.id,
    packId: refund.packId,
    amount: fenString(amountOf(refund)),
  });
}

async function takeBack(tx: Tx, account: LockedAccount, packId: string): Promise<void> {
  const taken = await tx
    .update(packs)
    .set({ refundedAt: account.now, closedAt: account.now, heldAt: null })
    .where(
      and(
        isPack({ accountId: account.id, id: packId }),
        eq(packs.callsUsed, 0),
        isNull(packs.refundedAt),
      ),
    )
    .returning({ id: packs.id });
  if (taken.length !== 1)
    throw new Error(`pack ${packId} was used or refunded under the account's lock`);
}
