import type { Tx } from "@/db/client";
import { packs } from "@/db/schema";
import { monthOf, monthStart } from "@/lib/core/calendar";
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
  return (await ensureFreePacks(tx, [account], at)) > 0;
}

/**
 * R-FREE-1 · Gives many accounts the free pack of the month of `at`, by one statement; answers how many were given.
 * The same rule as `ensureFreePack`, asked for each, under the locks that are held.
 */
export async function ensureFreePacks(
  tx: Tx,
  accounts: readonly LockedAccount[],
  at: Date,
): Promise<number> {
  const versions = await catalogs(tx);
  const due = accounts.flatMap((account) => freePack(account, versions, at) ?? []);
  if (due.length === 0) return 0;
  const given = await tx
    .insert(packs)
    .values(due)
    .onConflictDoNothing()
    .returning({ id: packs.id });
  return given.length;
}

/**
 * The row of the free pack that an account should hold at an instant, or null. Its size is that of the version in
 * force at the month's first instant, for whoever gets it and whenever in the month (D-28).
 */
export function freePack(account: LockedAccount, versions: readonly Catalog[], at: Date) {
  const version = catalogAt(versions, monthStart(monthOf(at)));
  const due = freePackDue(account, "general", version, at);
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
