import type { Tx } from "@/db/client";
import { listsOf, prepared } from "@/db/prepared";
import type { Meter } from "@/lib/services/metering/meter";
import type { DrawnPack } from "@/lib/services/revenue/recognise";

/** What a pack gave in one hour, and what was left of it after that hour. */
type DrawnInHour = {
  readonly accountId: string;
  readonly packId: string;
  readonly hour: Date;
  readonly calls: number;
  readonly leftAfter: number;
};

const accountId = (drawn: DrawnInHour) => drawn.accountId;
const packId = (drawn: DrawnInHour) => drawn.packId;
const hour = (drawn: DrawnInHour) => drawn.hour;
const calls = (drawn: DrawnInHour) => drawn.calls;
const leftAfter = (drawn: DrawnInHour) => drawn.leftAfter;

/** R-USE-3 · Takes what a batch drew out of its packs, and proves it hour by hour. */
export async function drawFromPacks(tx: Tx, meters: readonly Meter[]): Promise<void> {
  const hourly = meters.flatMap(drawnByHour);
  if (hourly.length === 0) return;
  const drawn = [...drawnInAll(hourly).values()];
  await Promise.all([
    updatePacks(tx, ...listsOf(drawn, accountId, packId, calls, hour)),
    addDeductions(tx, ...listsOf(hourly, accountId, packId, hour, calls, leftAfter)),
  ]);
}

// Arrays, and one row a pack: so the plan goes to each pack by its key, however many packs there are.
const updatePacks = prepared(`
  update packs set
    calls_used = packs.calls_used + drawn.calls,
    first_used_at = coalesce(packs.first_used_at, drawn.hour),
    closed_at = case when packs.calls_used + drawn.calls = packs.calls_total then drawn.hour end
  from unnest($1::bigint[], $2::text[], $3::bigint[], $4::timestamptz[]) as drawn(account_id, pack_id, calls, hour)
  where packs.account_id = drawn.account_id and packs.id = drawn.pack_id`);

const addDeductions = prepared(`
  insert into pack_deductions as kept (account_id, pack_id, hour, calls, left_after)
  select * from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::bigint[], $5::bigint[])
    as drawn(account_id, pack_id, hour, calls, left_after)
  order by account_id, pack_id, hour
  on conflict (account_id, pack_id, hour) do update set
    calls = kept.calls + excluded.calls, left_after = excluded.left_after`);

function drawnByHour({ account, packs, counted }: Meter): DrawnInHour[] {
  const hours = new Map<string, { packId: string; hour: Date; calls: number }>();
  for (const { hour, draws } of counted) {
    for (const [packId, calls] of draws) {
      const name = `${packId} ${hour.getTime()}`;
      const row = hours.get(name) ?? { packId, hour, calls: 0 };
      row.calls += calls;
      hours.set(name, row);
    }
  }
  const left = new Map(packs.map(({ id, callsLeft }) => [id, callsLeft]));
  const latestFirst = [...hours.values()].toSorted((a, b) => b.hour.getTime() - a.hour.getTime());
  return latestFirst.map(({ packId, hour, calls }) => {
    const leftAfter = left.get(packId) ?? 0;
    left.set(packId, leftAfter + calls);
    return { accountId: account.id, packId, hour, calls, leftAfter };
  });
}

/** Each pack once: all that it gave, and the first hour in which it did. */
function drawnInAll(hourly: readonly DrawnInHour[]): Map<string, DrawnInHour> {
  const drawn = new Map<string, DrawnInHour>();
  for (const row of hourly) {
    const name = `${row.accountId} ${row.packId}`;
    const before = drawn.get(name);
    drawn.set(name, before ? { ...row, calls: before.calls + row.calls } : row);
  }
  return drawn;
}

/** R-REV-1 · The bought packs that an account's events drew from, and how far. */
export function boughtPacksDrawn({ account, packs, counted }: Meter): DrawnPack[] {
  const drawn = new Map<string, number>();
  for (const [packId, calls] of counted.flatMap(({ draws }) => draws)) {
    drawn.set(packId, (drawn.get(packId) ?? 0) + calls);
  }
  return packs.flatMap(({ id, kind, price, callsTotal, callsLeft }) => {
    const calls = drawn.get(id);
    if (kind !== "bought" || calls === undefined) return [];
    const usedAfter = callsTotal - callsLeft;
    return { account, id, price, callsTotal, usedBefore: usedAfter - calls, usedAfter };
  });
}
