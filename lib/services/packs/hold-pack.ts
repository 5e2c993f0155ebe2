import type { Tx } from "@/db/client";
import { packs } from "@/db/schema";
import type { LockedAccount } from "@/lib/services/lock-account";
import { expirePack } from "@/lib/services/packs/expire-pack";
import { isPack } from "@/lib/services/packs/find-pack";

/** R-REF-9 · Keeps a pack from covering calls while a refund of it is decided. */
export async function holdPack(tx: Tx, account: LockedAccount, packId: string): Promise<void> {
  await tx
    .update(packs)
    .set({ heldAt: account.now })
    .where(isPack({ accountId: account.id, id: packId }));
}

/** R-REF-9 · Lets a held pack cover calls again, or ends it where its time ran out meanwhile. */
export async function releasePack(tx: Tx, account: LockedAccount, packId: string): Promise<void> {
  await tx
    .update(packs)
    .set({ heldAt: null })
    .where(isPack({ accountId: account.id, id: packId }));
  await expirePack(tx, account, packId);
}
