import type { Tx } from "@/db/client";
import { listsOf, prepared, type Cell } from "@/db/prepared";
import type { CountedEvent, Meter } from "@/lib/services/metering/meter";
import { boughtPacksDrawn, drawFromPacks } from "@/lib/services/metering/draw-from-packs";
import { recogniseRevenue } from "@/lib/services/revenue/recognise";

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
    insertEvents(tx, ...eventLists(events)),
    addToHours(tx, ...listsOf(summed(events, hourOf), ...HOUR, ...COVER)),
    addToMonths(tx, ...listsOf(summed(events, monthOf), ...MONTH, ...COVER)),
    drawFromPacks(tx, meters),
    recogniseRevenue(tx, meters.flatMap(boughtPacksDrawn)),
  ]);
}

type Columns = readonly ((event: CountedEvent) => Cell)[];

const COVER: Columns = [
  (event) => event.calls,
  (event) => event.free,
  (event) => event.gifted,
  (event) => event.bought,
  (event) => event.postpaid,
];

/** Appends events to a table that is made like `usage_events`. */
export const appendEventsTo = (table: string) =>
  prepared(`
    insert into ${table} (account_id, key, product, edition, calls, free, gifted, bought, postpaid,
      occurred_at, time_given, received_at, billed_month, draws, secret_id)
    select * from unnest($1::bigint[], $2::uuid[], $3::product[], $4::edition[], $5::bigint[], $6::bigint[],
      $7::bigint[], $8::bigint[], $9::bigint[], $10::timestamptz[], $11::boolean[], $12::timestamptz[], $13::text[],
      $14::jsonb[], $15::text[]) as event(account_id, key)
    order by account_id, key`);

export const eventLists = (events: readonly CountedEvent[]): string[] =>
  listsOf(
    events,
    (event) => event.accountId,
    (event) => event.key,
    (event) => event.product,
    (event) => event.edition,
    ...COVER,
    (event) => event.occurredAt,
    (event) => event.timeGiven,
    (event) => event.receivedAt,
    (event) => event.billedMonth,
    (event) => JSON.stringify(event.draws),
    (event) => event.secretId,
  );

const insertEvents = appendEventsTo("usage_events");

const ADD_COVER = `
  calls = kept.calls + excluded.calls, free = kept.free + excluded.free,
  gifted = kept.gifted + excluded.gifted, bought = kept.bought + excluded.bought,
  postpaid = kept.postpaid + excluded.postpaid`;

const addToHours = prepared(`
  insert into usage_hours as kept (account_id, hour, product, edition, calls, free, gifted, bought, postpaid)
  select * from unnest($1::bigint[], $2::timestamptz[], $3::product[], $4::edition[], $5::bigint[], $6::bigint[],
    $7::bigint[], $8::bigint[], $9::bigint[]) as added(account_id, hour, product, edition)
  order by account_id, hour, product, edition
  on conflict (account_id, hour, product, edition) do update set ${ADD_COVER}`);

const HOUR: Columns = [
  (event) => event.accountId,
  (event) => event.hour,
  (event) => event.product,
  (event) => event.edition,
];

const hourOf = ({ accountId, hour, product, edition }: CountedEvent): string =>
  `${accountId} ${hour.getTime()} ${product} ${edition}`;

const addToMonths = prepared(`
  insert into usage_months as kept (account_id, month, product, edition, catalog_version, prior_month,
    calls, free, gifted, bought, postpaid)
  select * from unnest($1::bigint[], $2::text[], $3::product[], $4::edition[], $5::int[], $6::text[], $7::bigint[],
    $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
    as added(account_id, month, product, edition, catalog_version, prior_month)
  order by account_id, month, product, edition, catalog_version, prior_month
  on conflict (account_id, month, product, edition, catalog_version, prior_month) do update set ${ADD_COVER}`);

const MONTH: Columns = [
  (event) => event.accountId,
  (event) => event.billedMonth,
  (event) => event.product,
  (event) => event.edition,
  (event) => event.catalogVersion,
  (event) => event.priorMonth,
];

const monthOf = (event: CountedEvent): string =>
  `${event.accountId} ${event.billedMonth} ${event.product} ${event.edition} ${event.catalogVersion} ${event.priorMonth}`;

type Sum = { -readonly [Field in keyof CountedEvent]: CountedEvent[Field] };

/** The events' calls added up under their names: of each name one event, with the sums in place of its own. */
function summed(
  events: readonly CountedEvent[],
  nameOf: (event: CountedEvent) => string,
): CountedEvent[] {
  const sums = new Map<string, Sum>();
  for (const event of events) {
    const name = nameOf(event);
    const sum = sums.get(name);
    if (!sum) {
      sums.set(name, { ...event });
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
