import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { CountedEvent, Meter } from "@/lib/services/metering/meter";
import { recogniseRevenue, type DrawnPack } from "@/lib/services/revenue/recognise";

type Row = Record<string, unknown>;

/**
 * Writes what a batch counted, as sets: the events, their rollups, the packs they drew from, the revenue
 * that it earned. One row a group and statement, in key order, so that batches neither deadlock nor update
 * a row twice.
 */
export async function writeUsage(tx: Tx, meters: readonly Meter[]): Promise<void> {
  const events = meters.flatMap((meter) => meter.counted);
  if (events.length === 0) return;
  // Sent together and performed in this order: a statement does not wait for the answer to the one before.
  await Promise.all([
    insertEvents(tx, events),
    addToHours(tx, events),
    addToMonths(tx, events),
    drawFromPacks(tx, meters),
    recogniseRevenue(tx, meters.flatMap(boughtPacksDrawn)),
  ]);
}

async function insertEvents(tx: Tx, events: readonly CountedEvent[]): Promise<void> {
  const rows = events.map((event) => ({
    account_id: event.accountId,
    key: event.key,
    product: event.product,
    edition: event.edition,
    ...coverOf(event),
    occurred_at: event.occurredAt,
    time_given: event.timeGiven,
    received_at: event.receivedAt,
    billed_month: event.billedMonth,
    draws: event.draws,
    secret_id: event.secretId,
  }));
  await tx.execute(sql`
    insert into usage_events (account_id, key, product, edition, calls, free, gifted, bought, postpaid,
      occurred_at, time_given, received_at, billed_month, draws, secret_id)
    select * from jsonb_to_recordset(${json(rows)}::jsonb) as event(account_id bigint, key uuid,
      product product, edition edition, calls bigint, free bigint, gifted bigint, bought bigint,
      postpaid bigint, occurred_at timestamptz, time_given boolean, received_at timestamptz,
      billed_month text, draws jsonb, secret_id text)
    order by account_id, key`);
}

async function addToHours(tx: Tx, events: readonly CountedEvent[]): Promise<void> {
  const rows = summed(events, (event) => ({
    account_id: event.accountId,
    product: event.product,
    edition: event.edition,
    hour: event.hour.toISOString(),
  }));
  await tx.execute(sql`
    insert into usage_hours as kept (account_id, product, edition, hour, calls, free, gifted, bought, postpaid)
    select * from jsonb_to_recordset(${json(rows)}::jsonb) as added(account_id bigint, product product,
      edition edition, hour timestamptz, calls bigint, free bigint, gifted bigint, bought bigint, postpaid bigint)
    order by account_id, hour, product, edition
    on conflict (account_id, hour, product, edition) do update set ${addCover}`);
}

async function addToMonths(tx: Tx, events: readonly CountedEvent[]): Promise<void> {
  const rows = summed(events, (event) => ({
    account_id: event.accountId,
    month: event.billedMonth,
    product: event.product,
    edition: event.edition,
    catalog_version: event.catalogVersion,
    prior_month: event.priorMonth,
  }));
  await tx.execute(sql`
    insert into usage_months as kept (account_id, month, product, edition, catalog_version, prior_month,
      calls, free, gifted, bought, postpaid)
    select * from jsonb_to_recordset(${json(rows)}::jsonb) as added(account_id bigint, month text,
      product product, edition edition, catalog_version int, prior_month text, calls bigint, free bigint,
      gifted bigint, bought bigint, postpaid bigint)
    order by account_id, month, product, edition, catalog_version, prior_month
    on conflict (account_id, month, product, edition, catalog_version, prior_month) do update set ${addCover}`);
}

const addCover = sql`
  calls = kept.calls + excluded.calls, free = kept.free + excluded.free,
  gifted = kept.gifted + excluded.gifted, bought = kept.bought + excluded.bought,
  postpaid = kept.postpaid + excluded.postpaid`;

async function drawFromPacks(tx: Tx, meters: readonly Meter[]): Promise<void> {
  const drawn = meters.flatMap(drawnByHour);
  if (drawn.length === 0) return;
  const rows = json(drawn);
  await Promise.all([
    tx.execute(sql`
      update packs set
        calls_used = packs.calls_used + drawn.calls,
        first_used_at = coalesce(packs.first_used_at, drawn.hour),
        closed_at = case when packs.calls_used + drawn.calls = packs.calls_total then drawn.hour end
      from (
        select account_id, pack_id, sum(calls) as calls, min(hour) as hour
        from jsonb_to_recordset(${rows}::jsonb)
          as hourly(account_id bigint, pack_id text, hour timestamptz, calls bigint)
        group by account_id, pack_id
      ) as drawn
      where packs.account_id = drawn.account_id and packs.id = drawn.pack_id`),
    tx.execute(sql`
      insert into pack_deductions as kept (account_id, pack_id, hour, calls, left_after)
      select * from jsonb_to_recordset(${rows}::jsonb)
        as drawn(account_id bigint, pack_id text, hour timestamptz, calls bigint, left_after bigint)
      order by account_id, pack_id, hour
      on conflict (account_id, pack_id, hour) do update set
        calls = kept.calls + excluded.calls, left_after = excluded.left_after`),
  ]);
}

/** What each pack of an account gave in each hour, and what was left of it after that hour. */
function drawnByHour({ account, packs, counted }: Meter): (Row & { calls: number })[] {
  const hours = new Map<string, { packId: string; hour: Date; calls: number }>();
  for (const { hour, draws } of counted) {
    for (const [packId, calls] of draws) {
      const key = `${packId} ${hour.getTime()}`;
      const row = hours.get(key) ?? { packId, hour, calls: 0 };
      row.calls += calls;
      hours.set(key, row);
    }
  }
  const left = new Map(packs.map(({ id, callsLeft }) => [id, callsLeft]));
  const latestFirst = [...hours.values()].toSorted((a, b) => b.hour.getTime() - a.hour.getTime());
  return latestFirst.map(({ packId, hour, calls }) => {
    const leftAfter = left.get(packId) ?? 0;
    left.set(packId, leftAfter + calls);
    return { account_id: account.id, pack_id: packId, hour, calls, left_after: leftAfter };
  });
}

/** R-REV-1 · The bought packs that an account's events drew from, and how far. */
function boughtPacksDrawn({ account, packs, counted }: Meter): DrawnPack[] {
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

function coverOf({ calls, free, gifted, bought, postpaid }: CountedEvent) {
  return { calls, free, gifted, bought, postpaid };
}

function summed(events: readonly CountedEvent[], keyOf: (event: CountedEvent) => Row): Row[] {
  const sums = new Map<string, Row & ReturnType<typeof coverOf>>();
  for (const event of events) {
    const key = keyOf(event);
    const name = JSON.stringify(key);
    const sum = sums.get(name);
    if (!sum) {
      sums.set(name, { ...key, ...coverOf(event) });
      continue;
    }
    sum.calls += event.calls;
    sum.free += event.free;
    sum.gifted += event.gifted;
    sum.bought += event.bought;
    sum.postpaid += event.postpaid;
  }
  return [...sums.values()];
}

const json = (rows: readonly unknown[]) => JSON.stringify(rows);
