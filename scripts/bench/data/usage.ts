import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import { GENERAL_CALLS, LEGACY_CALLS, PACK } from "@/scripts/bench/data/shape";

const FREE_CALLS = FIRST_CATALOG.products.general.freeCallsPerMonth;

/**
 * The events of `life`, covered in the order of R-USE-3: of a month's calls the free pack covers the first, the packs
 * bought on its 1st those after, and the rest is postpaid. Those of a neighbour stand close together, in an hour of
 * the month that is its own.
 */
export async function recordEvents(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into usage_events (account_id, key, product, edition, calls, free, bought, gifted, postpaid, occurred_at,
      time_given, received_at, billed_month, draws)
    select account_id, md5(concat_ws(' ', account_id, month, n))::uuid, product::product, edition::edition, calls,
      case when cover = 'free' then calls else 0 end, case when cover = 'bought' then calls else 0 end, 0,
      case when cover = 'postpaid' then calls else 0 end, at, false, at, month,
      case cover
        when 'free' then jsonb_build_array(jsonb_build_array('pkg_FREE' || replace(month, '-', ''), calls))
        when 'bought' then jsonb_build_array(jsonb_build_array('pkg_PACK' || replace(month, '-', '')
          || lpad(((before - ${FREE_CALLS}::int) / ${PACK.calls}::int)::text, 2, '0'), calls))
        else '[]' end
    from life
    cross join lateral generate_series(0, events - 1) as n
    cross join lateral (select
      case when n % 4 = 3 then 'legacy' else 'general' end as product,
      case when n % 4 = 3 then (array['camera', 'album', 'web', 'news'])[1 + n / 4 % 4] else 'none' end as edition,
      case when n % 4 = 3 then ${LEGACY_CALLS}::int else ${GENERAL_CALLS}::int end as calls,
      (n - n / 4) * ${GENERAL_CALLS}::int as before,
      start + (until - start) * case when big then n::float8 / events
        else (account_id % 97 + n / 10000.0) / 100 end as at
    ) as event
    cross join lateral (select case
      when product = 'legacy' then 'postpaid'
      when before < ${FREE_CALLS}::int then 'free'
      when before < ${FREE_CALLS}::int + packs * ${PACK.calls}::int then 'bought'
      else 'postpaid' end as cover
    ) as covered
    order by account_id, at`);
  await tx.execute(sql`
    insert into usage_hours (account_id, hour, product, edition, calls, free, gifted, bought, postpaid)
    select account_id, date_trunc('hour', occurred_at, 'UTC'), product, edition, sum(calls), sum(free), sum(gifted),
      sum(bought), sum(postpaid)
    from usage_events group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
  await tx.execute(sql`
    insert into usage_months (account_id, month, product, edition, catalog_version, calls, free, gifted, bought, postpaid)
    select account_id, billed_month, product, edition, ${FIRST_CATALOG.version}::int, sum(calls), sum(free), sum(gifted),
      sum(bought), sum(postpaid)
    from usage_events group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
}

/** The free pack of each month and the packs that were bought in it, used as the events say; `drawn` says it by the hour. */
export async function handOutPacks(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into orders (account_id, id, request_key, sku, quantity, unit_price, total, catalog_version, paid_cash,
      placed_at, expires_at, paid_at, delivered_at)
    select account_id, 'ord_BENCH' || replace(month, '-', ''), month, ${PACK.sku}::pack_sku, packs,
      ${PACK.price.toFixed()}::numeric, packs * ${PACK.price.toFixed()}::numeric, ${FIRST_CATALOG.version}::int,
      packs * ${PACK.price.toFixed()}::numeric, start, start + interval '1 day', start, start
    from life where packs > 0`);
  await tx.execute(sql`
    create temp table drawn on commit drop as
    select account_id, billed_month as month, draws -> 0 ->> 0 as id, case when free > 0 then 'free' else 'bought' end as kind,
      date_trunc('hour', occurred_at, 'UTC') as hour, sum(calls)::bigint as calls, min(occurred_at) as first_at,
      max(occurred_at) as last_at
    from usage_events where draws <> '[]' group by 1, 2, 3, 4, 5`);
  await tx.execute(sql`
    insert into packs (account_id, id, product, kind, calls_total, calls_used, first_used_at, starts_at, ends_at,
      created_at, free_month, order_id, sku, price, paid_cash, expired_at, closed_at)
    select account_id, id, 'general', kind::pack_kind, size, coalesce(used, 0), first_at, start, pack_ends, start,
      case when kind = 'free' then month end, case when kind = 'bought' then 'ord_BENCH' || replace(month, '-', '') end,
      case when kind = 'bought' then ${PACK.sku}::pack_sku end, price, price,
      case when kind = 'free' and age > 0 and used < size then ends end,
      case when used = size then last_at when kind = 'free' and age > 0 then ends end
    from (
      select *, 'pkg_FREE' || replace(month, '-', '') as id, 'free' as kind, ${FREE_CALLS}::int as size, 0 as price,
        ends as pack_ends from life
      union all
      select life.*, 'pkg_PACK' || replace(month, '-', '') || lpad(n::text, 2, '0'), 'bought', ${PACK.calls}::int,
        ${PACK.price.toFixed()}::numeric, packs_end
      from life cross join lateral generate_series(0, packs - 1) as n
    ) as pack
    left join (
      select account_id, id, sum(calls) as used, min(first_at) as first_at, max(last_at) as last_at
      from drawn group by account_id, id
    ) as uses using (account_id, id)`);
  await tx.execute(sql`
    insert into pack_deductions (account_id, pack_id, hour, calls, left_after)
    select account_id, id, hour, drawn.calls,
      calls_total - sum(drawn.calls) over (partition by account_id, id order by hour)
    from drawn join packs using (account_id, id)`);
}
