import { and, inArray, isNull, or, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { packs, usageEvents } from "@/db/schema";
import { monthOf } from "@/lib/core/calendar";
import { catalogAt, type Catalog } from "@/lib/core/catalog";
import { checkEventTime } from "@/lib/core/metering";
import { catalogs } from "@/lib/services/catalogs";
import { freePack } from "@/lib/services/free-packs";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { eventKey } from "@/lib/services/metering/event-key";
import { Meter, type KnownEvent, type MeteredPack } from "@/lib/services/metering/meter";
import type { UsageEvent } from "@/lib/services/metering/usage";
import type { Clock } from "@/lib/clock";

/** Locks the accounts of a batch and reads, as sets and on one trip, what the rules ask about. */
export async function readMeters(
  tx: Tx,
  clock: Clock,
  events: readonly UsageEvent[],
): Promise<Map<string, Meter>> {
  const accountIds = [...new Set(events.map((event) => event.accountId))];
  const accounts = await lockAccounts(tx, clock, accountIds);
  const [known, versions, present] = await Promise.all([
    knownEvents(tx, events),
    catalogs(tx),
    packsOf(tx, accounts, monthsOf(accounts, events)),
  ]);
  const granted = await grantMissing(tx, freePacksNeeded(accounts, versions, events), present);
  const open = grouped(
    [...present, ...granted]
      .filter((pack) => pack.closedAt === null)
      .map((pack): MeteredPack & { accountId: string } => ({
        ...pack,
        callsLeft: pack.callsTotal - pack.callsUsed,
      })),
  );
  return new Map(
    accounts.map((account) => [
      account.id,
      new Meter(account, versions, open.get(account.id) ?? [], known.get(account.id) ?? []),
    ]),
  );
}

async function knownEvents(tx: Tx, events: readonly UsageEvent[]) {
  const wanted = JSON.stringify(
    events.map(({ accountId, key }) => ({ account_id: accountId, key: eventKey(key) })),
  );
  const rows = await tx
    .select({ event: usageEvents })
    .from(usageEvents)
    .innerJoin(
      sql`jsonb_to_recordset(${wanted}::jsonb) as wanted(account_id bigint, key uuid)`,
      sql`wanted.account_id = ${usageEvents.accountId} and wanted.key = ${usageEvents.key}`,
    );
  return grouped(rows.map(({ event }) => event) satisfies (KnownEvent & { accountId: string })[]);
}

/** The packs that may still be drawn from, and the free packs of these months, which may be closed already. */
const packsOf = (tx: Tx, accounts: readonly LockedAccount[], months: readonly string[]) =>
  tx
    .select()
    .from(packs)
    .where(
      and(
        inArray(
          packs.accountId,
          accounts.map(({ id }) => id),
        ),
        or(
          isNull(packs.closedAt),
          months.length > 0 ? inArray(packs.freeMonth, [...months]) : undefined,
        ),
      ),
    );

/** The months that the events fall in. A free pack is asked for in each, whether or not one is due. */
function monthsOf(accounts: readonly LockedAccount[], events: readonly UsageEvent[]): string[] {
  const nowOf = new Map(accounts.map(({ id, now }) => [id, now]));
  const times = events.map(({ accountId, occurredAt }) => occurredAt ?? nowOf.get(accountId));
  return [...new Set(times.filter((at) => at !== undefined).map(monthOf))];
}

/** R-FREE-3 · Grants the free packs that are needed and not there. */
async function grantMissing(
  tx: Tx,
  needed: readonly FreePack[],
  present: readonly (typeof packs.$inferSelect)[],
) {
  const has = new Set(present.map((pack) => nameOf(pack.accountId, pack.freeMonth)));
  const missing = needed.filter((pack) => !has.has(nameOf(pack.accountId, pack.freeMonth)));
  return missing.length > 0 ? tx.insert(packs).values(missing).returning() : [];
}

type FreePack = NonNullable<ReturnType<typeof freePack>>;

/** R-FREE-3 · The free packs that must exist before these events are counted, one a month and account. */
function freePacksNeeded(
  accounts: readonly LockedAccount[],
  versions: readonly Catalog[],
  events: readonly UsageEvent[],
): FreePack[] {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const needed = new Map<string, FreePack>();
  for (const event of events) {
    const account = byId.get(event.accountId);
    if (!account || event.product !== "general") continue;
    const at = event.occurredAt ?? account.now;
    const month = monthOf(at);
    const key = nameOf(account.id, month);
    if (needed.has(key) || isSettled(account, month) || !isTimely(account, versions, at)) continue;
    const pack = freePack(account, versions, at);
    if (pack) needed.set(key, pack);
  }
  return [...needed.values()];
}

// An event that will be refused for its time grants nothing, and may be older than any catalogue. One from a
// clock that is minutes ahead may be the first of the next month.
function isTimely(account: LockedAccount, versions: readonly Catalog[], at: Date): boolean {
  const { policies } = catalogAt(versions, account.now);
  return checkEventTime(at, account.now, policies).ok;
}

const isSettled = (account: LockedAccount, month: string) =>
  account.settledThrough !== null && month <= account.settledThrough;

const nameOf = (accountId: string, month: string | null) => `${accountId} ${month}`;

function grouped<Row extends { readonly accountId: string }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.accountId);
}
