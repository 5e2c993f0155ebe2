import type { Tx } from "@/db/client";
import { packs } from "@/db/schema";
import { monthOf } from "@/lib/core/calendar";
import { catalogAt, type Catalog } from "@/lib/core/catalog";
import { checkEventTime } from "@/lib/core/metering";
import { freePack } from "@/lib/services/free-packs";
import type { LockedAccount } from "@/lib/services/lock-account";

/** An instant at which an account called. */
export type Occasion = { readonly account: LockedAccount; readonly at: Date };

type Held = { readonly accountId: string; readonly freeMonth: string | null };

/** R-FREE-3 · Grants the free packs that must exist before these calls are counted and are not there. */
export async function grantMissing(
  tx: Tx,
  versions: readonly Catalog[],
  occasions: readonly Occasion[],
  present: readonly Held[],
) {
  const held = new Set(present.map((pack) => nameOf(pack.accountId, pack.freeMonth)));
  const missing: FreePack[] = [];
  for (const { account, at } of occasions) {
    const month = monthOf(at);
    const name = nameOf(account.id, month);
    if (held.has(name) || isSettled(account, month) || !isTimely(account, versions, at)) continue;
    const pack = freePack(account, versions, at);
    if (!pack) continue;
    held.add(name);
    missing.push(pack);
  }
  return missing.length > 0 ? tx.insert(packs).values(missing).returning() : [];
}

type FreePack = NonNullable<ReturnType<typeof freePack>>;

// An event that will be refused for its time grants nothing, and may be older than any catalogue. One from a
// clock that is minutes ahead may be the first of the next month.
function isTimely(account: LockedAccount, versions: readonly Catalog[], at: Date): boolean {
  const { policies } = catalogAt(versions, account.now);
  return checkEventTime(at, account.now, policies).ok;
}

const isSettled = (account: LockedAccount, month: string) =>
  account.settledThrough !== null && month <= account.settledThrough;

const nameOf = (accountId: string, month: string | null) => `${accountId} ${month}`;
