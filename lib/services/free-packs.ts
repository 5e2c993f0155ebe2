import type { Tx } from "@/db/client";
import { packs } from "@/db/schema";
import { catalogAt, type Catalog } from "@/lib/core/catalog";
import { freePackDue } from "@/lib/core/free-pack";
import { catalogs } from "@/lib/services/catalogs";
import type { LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";

/**
 * R-FREE-1 · Gives the account the free pack of the month of `at`, unless it has it or deserves none.
 * Answers whether a pack was given. `one_free_pack_a_month` holds, whatever is retried or raced.
 */
export async function ensureFreePack(tx: Tx, account: LockedAccount, at: Date): Promise<boolean> {
  const pack = freePack(account, await catalogs(tx), at);
  if (!pack) return false;
  const given = await tx
    .insert(packs)
    .values(pack)
    .onConflictDoNothing()
    .returning({ id: packs.id });
  return given.length > 0;
}

/** The row of the free pack that an account should hold at an instant, or null. */
export function freePack(account: LockedAccount, versions: readonly Catalog[], at: Date) {
  const due = freePackDue(account, "general", catalogAt(versions, at), at);
  if (!due) return null;
  return {
    accountId: account.id,
    id: newId("pkg"),
    product: due.product,
    kind: "free",
    callsTotal: due.calls,
    startsAt: due.startsAt,
    endsAt: due.endsAt,
    createdAt: at,
    freeMonth: due.month,
  } as const;
}
