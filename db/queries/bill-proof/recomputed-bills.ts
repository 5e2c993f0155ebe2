import { sql, type SQL } from "drizzle-orm";

/**
 * R-SET-3 · The bills of `wanted` (account_id, month), made from the raw usage events and the catalogue documents in
 * plain SQL: a second path, on purpose without the rollups, the pricing and the settlement that made them. A row a bill:
 * `(account_id, month, bill)`, the bill as canonical JSON, money as decimal text. D-27.
 */
export const recomputedBills = (wanted: SQL): SQL => sql`
  with wanted as materialized (${wanted}),
  version as (
    select version, effective_from, lead(effective_from) over (order by effective_from) as replaced_at,
      document ->> 'tierBasis' as tier_basis, document -> 'products' as products
    from catalog_versions
  ),
  tier as (
    select version.version, product.name as product, tier.place, (tier.terms ->> 'unitPrice')::numeric as unit_price,
      (tier.terms ->> 'fromCalls')::numeric as from_calls,
      lead((tier.terms ->> 'fromCalls')::numeric) over (
        partition by version.version, product.name order by tier.place) as to_calls
    from version
    cross join lateral jsonb_each(version.products) as product(name, terms)
    cross join lateral jsonb_array_elements(product.terms -> 'tiers') with ordinality as tier(terms, place)
  ),
  event as materialized (
    select event.account_id, event.billed_month::text as month,
      to_char(event.occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM') as used_month,
      event.product, event.edition, version.version,
      event.calls, event.free, event.gifted, event.bought, event.postpaid, event.draws
    from usage_events event
    join version on event.occurred_at >= version.effective_from
      and (version.replaced_at is null or event.occurred_at < version.replaced_at)
    where event.account_id in (select account_id from wanted)
  ),
  volume as (
    select account_id, used_month, product, sum(calls) as gross, sum(postpaid) as net
    from event where used_month = month group by account_id, used_month, product
  ),
  edition as (
    select account_id, month, used_month, product, version,
      jsonb_object_agg(edition, calls) filter (where edition <> 'none') as calls
    from (
      select account_id, month, used_month, product, version, edition, sum(calls) as calls
      from event group by account_id, month, used_month, product, version, edition
    ) as each
    group by account_id, month, used_month, product, version
  ),
  drawn as (
    select account_id, month, used_month, draw.product, version, jsonb_agg(
      jsonb_build_object('packId', pack.id, 'kind', pack.kind, 'calls', draw.calls) order by pack.id collate "C") as packs
    from (
      select account_id, month, used_month, product, version, draw ->> 0 as pack_id, sum((draw ->> 1)::bigint) as calls
      from event cross join lateral jsonb_array_elements(draws) as draw
      group by account_id, month, used_month, product, version, draw ->> 0
    ) as draw
    join packs pack using (account_id)
    where pack.id = draw.pack_id
    group by account_id, month, used_month, draw.product, version
  ),
  used as (
    select account_id, month, used_month, used_month <> month as late, product, version, sum(calls) as calls,
      sum(free) as free, sum(gifted) as gifted, sum(bought) as bought, sum(postpaid) as postpaid
    from event join wanted using (account_id, month)
    group by account_id, month, used_month, product, version
  ),
  priced as (
    select used.*, version.tier_basis, volume.calls as tier_volume, tier.place as tier, tier.unit_price,
      tier.unit_price * used.postpaid as exact
    from used
    join version using (version)
    left join volume as reached using (account_id, used_month, product)
    cross join lateral (
      select coalesce(case version.tier_basis when 'gross' then reached.gross else reached.net end, 0) as calls
    ) as volume
    join tier on tier.version = used.version and tier.product = used.product::text
      and volume.calls >= tier.from_calls and (tier.to_calls is null or volume.calls < tier.to_calls)
  ),
  running as (
    select priced.*, sum(exact) over product_so_far as exact_so_far,
      count(*) filter (where not late) over (partition by account_id, month, product) as versions,
      row_number() over (partition by account_id, month order by product, late, used_month, version) as line
    from priced
    window product_so_far as (partition by account_id, month, product order by late, used_month, version)
  ),
  charged as (
    select running.*, round(exact_so_far, 2) - round(exact_so_far - exact, 2) as charge from running
  ),
  of_line as (
    select account_id, month, charged.calls, charged.postpaid, exact, charge, line, jsonb_build_object(
      'line', line, 'kind', case when late then 'prior_period' else 'usage' end, 'product', product,
      'priorMonth', case when late then used_month end, 'catalogVersion', version,
      'editions', coalesce(edition.calls, '{}'), 'calls', charged.calls, 'free', free, 'gifted', gifted,
      'bought', bought, 'postpaidCalls', postpaid,
      'packs', coalesce(drawn.packs, '[]'),
      'tierBasis', tier_basis, 'tierVolume', tier_volume, 'tier', tier, 'unitPrice', round(unit_price, 8)::text,
      'exact', round(exact, 8)::text, 'charge', charge::text, 'rounding', round(charge - exact, 8)::text,
      'rules', case when late then '["R-USE-7", "R-PRICE-4"]'
        else (case product when 'legacy' then '["R-USE-2", "R-USE-3", "R-PRICE-1", "R-PRICE-2", "R-PRICE-3"]'
            else '["R-USE-3", "R-PRICE-1", "R-PRICE-2"]' end)::jsonb
          || case when versions > 1 then '["R-CAT-5"]'::jsonb else '[]' end || '["R-PRICE-4"]' end
    ) as json
    from charged
    join edition using (account_id, month, used_month, product, version)
    left join drawn using (account_id, month, used_month, product, version)
  )
  select account_id, month, jsonb_build_object('accountId', account_id::text, 'month', month,
    'calls', sum(calls), 'postpaidCalls', sum(postpaid), 'exact', round(sum(exact), 8)::text,
    'total', sum(charge)::text, 'lines', jsonb_agg(json order by line)) as bill
  from of_line group by account_id, month`;
