import type { Tx } from "@/db/client";
import { columnsOf, listOf, prepared } from "@/db/prepared";
import { packs, usageEvents } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { monthOf } from "@/lib/core/calendar";
import { catalogs } from "@/lib/services/catalogs";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { grantMissing, type Occasion } from "@/lib/services/metering/grant-missing";
import { Meter, type KnownEvent, type MeteredPack } from "@/lib/services/metering/meter";
import type { UsageEvent } from "@/lib/services/metering/usage";

/** An event and its key as 16 bytes (R-USE-6). */
export type KeyedEvent = { readonly key: string; readonly event: UsageEvent };

/** Locks the accounts of a batch and reads, as sets and on the same trip, what the rules ask about. */
export async function readMeters(
  tx: Tx,
  clock: Clock,
  events: readonly KeyedEvent[],
): Promise<Map<string, Meter>> {
  const accountIds = [...new Set(events.map(({ event }) => event.accountId))];
  const now = clock.now();
  const likely = monthsOf(events.map(({ event }) => event.occurredAt ?? now));
  // Sent together and performed in this order: what stands below the lock is read under it.
  const [accounts, known, versions, packsOfLikely] = await Promise.all([
    lockAccounts(tx, clock, accountIds),
    knownEvents(tx, events),
    catalogs(tx),
    packsOf(tx, accountIds, likely),
  ]);
  const occasions = occasionsOf(accounts, events);
  const months = monthsOf(occasions.map(({ at }) => at));
  // Other months are those of test clocks, and one that began while the lock was waited for.
  const foreseen = [...months].every((month) => likely.has(month));
  const present = foreseen ? packsOfLikely : await packsOf(tx, accountIds, months);
  const granted = await grantMissing(tx, versions, occasions, present);
  const open = Map.groupBy(
    [...present, ...granted].filter((pack) => pack.closedAt === null),
    ({ accountId }) => accountId,
  );
  const knownOf = Map.groupBy(known, ({ accountId }) => accountId);
  return new Map(
    accounts.map((account) => [
      account.id,
      new Meter(
        account,
        versions,
        (open.get(account.id) ?? []).map(metered),
        knownOf.get(account.id) ?? [],
      ),
    ]),
  );
}

function monthsOf(instants: readonly Date[]): ReadonlySet<string> {
  const times = new Set(instants.map((instant) => instant.getTime()));
  return new Set([...times].map((time) => monthOf(new Date(time))));
}

/** When the accounts' calls of `general` happened, each instant once: a free pack may be due for each (R-FREE-3). */
function occasionsOf(
  accounts: readonly LockedAccount[],
  events: readonly KeyedEvent[],
): Occasion[] {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const occasions = new Map<string, Occasion>();
  for (const { event } of events) {
    const account = byId.get(event.accountId);
    if (!account || event.product !== "general") continue;
    const at = event.occurredAt ?? account.now;
    const name = `${account.id} ${at.getTime()}`;
    if (!occasions.has(name)) occasions.set(name, { account, at });
  }
  return [...occasions.values()];
}

const event = columnsOf(usageEvents, [
  "accountId",
  "key",
  "product",
  "edition",
  "calls",
  "free",
  "gifted",
  "bought",
  "postpaid",
  "occurredAt",
  "timeGiven",
  "billedMonth",
  "draws",
]);

// Key by key: a plan that was made while the table was small must not read all of it once it is large.
const eventsByKey = prepared<Record<string, unknown>>(`
  select known.* from unnest($1::bigint[], $2::uuid[]) as wanted(account_id, key) cross join lateral (
    select ${event.list} from usage_events
    where usage_events.account_id = wanted.account_id and usage_events.key = wanted.key limit 1
  ) as known`);

async function knownEvents(
  tx: Tx,
  events: readonly KeyedEvent[],
): Promise<(KnownEvent & { readonly accountId: string })[]> {
  const accountIds = listOf(events.map(({ event: { accountId } }) => accountId));
  const rows = await eventsByKey(tx, accountIds, listOf(events.map(({ key }) => key)));
  return rows.map((row) => event.read(row));
}

const pack = columnsOf(packs, [
  "accountId",
  "id",
  "product",
  "kind",
  "callsTotal",
  "callsUsed",
  "firstUsedAt",
  "startsAt",
  "endsAt",
  "freeMonth",
  "price",
  "heldAt",
  "refundedAt",
  "closedAt",
]);
type PackRow = ReturnType<typeof pack.read>;

const packsToDrawFrom = prepared<Record<string, unknown>>(`
  select ${pack.list} from packs
  where account_id = any($1::bigint[]) and (closed_at is null or free_month = any($2::text[]))`);

/** The packs that may still be drawn from, and the free packs of these months, which may be closed already. */
async function packsOf(
  tx: Tx,
  accountIds: readonly string[],
  months: ReadonlySet<string>,
): Promise<PackRow[]> {
  const rows = await packsToDrawFrom(tx, listOf(accountIds), listOf([...months]));
  return rows.map((row) => pack.read(row));
}

const metered = (row: PackRow): MeteredPack => ({
  ...row,
  callsLeft: row.callsTotal - row.callsUsed,
});
