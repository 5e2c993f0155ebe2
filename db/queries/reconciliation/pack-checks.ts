import { sql, type SQL } from "drizzle-orm";

import type { Check, Within } from "@/db/queries/reconciliation/check";

/** What events say that they drew, a row a draw. */
const draws = (within: Within) => sql`
  select account_id, received_at, draw ->> 0 as pack_id, (draw ->> 1)::bigint as calls
  from usage_events cross join lateral jsonb_array_elements(draws) as draw
  where draws <> '[]' and ${within(sql`account_id`)}`;

/** R-USE-3 · Where a pack stands in the order of cover. */
const place = (
  pack: SQL,
) => sql`(array_position(array['free', 'gifted', 'bought'], ${pack}.kind::text),
  ${pack}.ends_at, ${pack}.starts_at, ${pack}.id collate "C")`;

/** R-USE-3, R-USE-8 · Packs gave what they lack, to the calls that say so, in the order of cover. */
export const PACK_CHECKS = [
  {
    id: "packs-gave-what-they-lack",
    rules: ["R-USE-8"],
    compared: (within) => sql`
      select account_id, id as object, coalesce(deducted.calls, 0) as expected, coalesce(pack.calls_used, 0) as actual
      from (select account_id, id, calls_used from packs where ${within(sql`account_id`)}) as pack
      full join (
        select account_id, pack_id as id, sum(calls) as calls from pack_deductions
        where ${within(sql`account_id`)} group by account_id, pack_id
      ) as deducted using (account_id, id)`,
  },
  {
    id: "draws-are-deductions",
    rules: ["R-USE-8"],
    compared: (within) => sql`
      select account_id, id as object, coalesce(drawn.calls, 0) as expected, coalesce(deducted.calls, 0) as actual
      from (
        select account_id, pack_id as id, sum(calls) as calls from (${draws(within)}) as draw
        group by account_id, pack_id
      ) as drawn
      full join (
        select account_id, pack_id as id, sum(calls) as calls from pack_deductions
        where ${within(sql`account_id`)} group by account_id, pack_id
      ) as deducted using (account_id, id)`,
  },
  {
    id: "cover-is-its-draws",
    rules: ["R-USE-3", "R-USE-8"],
    compared: (within) => sql`
      with covered as (
        select account_id, source.kind, sum(source.calls) as calls
        from usage_events
        cross join lateral (values ('free', free), ('gifted', gifted), ('bought', bought)) as source(kind, calls)
        where ${within(sql`account_id`)} and free + gifted + bought > 0
        group by account_id, source.kind
      ), drawn as (
        select account_id, pack.kind::text as kind, sum(draw.calls) as calls
        from (select account_id, pack_id as id, sum(calls) as calls from (${draws(within)}) as each
          group by account_id, pack_id) as draw
        join packs pack using (account_id, id)
        group by account_id, pack.kind
      )
      select account_id, kind as object, coalesce(drawn.calls, 0) as expected, coalesce(covered.calls, 0) as actual
      from covered full join drawn using (account_id, kind)
      where coalesce(drawn.calls, covered.calls) > 0`,
  },
  {
    id: "no-pack-is-overdrawn",
    rules: ["R-USE-8", "R-REF-2"],
    compared: (within) => sql`
      select account_id, id as object, 0 as expected, 1 as actual from packs
      where (calls_used < 0 or calls_used > calls_total or (refunded_at is not null and calls_used > 0))
        and ${within(sql`account_id`)}`,
  },
  {
    // A pack that still had calls when a later call was covered by a later source, or by none, was passed over. Calls
    // left never rise, so it had them then if it has some now or gave some after. Both are told apart by the time at
    // which events were received; those of one instant are left to the model of the tests, as are holds that ended.
    // Events are held against the packs of their own month only: of an account with hundreds, few had calls then.
    id: "no-source-was-passed-over",
    rules: ["R-USE-3", "R-USE-4", "R-USE-5"],
    compared: (within) => sql`
      with last_drawn as (
        select account_id, pack_id as id, max(received_at) as at from (${draws(within)}) as draw
        group by account_id, pack_id
      ), had_calls as materialized (
        select * from (
          select pack.account_id, id, kind, starts_at, ends_at, created_at, refunded_at,
            least(ends_at, refunded_at, case when calls_used = calls_total then last_drawn.at end) as until
          from packs pack left join last_drawn using (account_id, id)
          where ${within(sql`account_id`)} and (calls_used < calls_total or last_drawn.at is not null)
        ) as pack
        cross join lateral generate_series(date_trunc('month', created_at at time zone 'UTC'),
          until at time zone 'UTC', interval '1 month') as month
        where created_at < until
      ), passed_over as materialized (
        select event.account_id, event.key, event.received_at, event.postpaid, event.draws -> -1 ->> 0 as last_pack,
          pack.id, ${place(sql`pack`)} as place
        from usage_events event
        join had_calls pack on pack.account_id = event.account_id
          and pack.month = date_trunc('month', event.received_at at time zone 'UTC')
          and event.received_at > pack.created_at and event.received_at < pack.until
          and event.occurred_at >= pack.starts_at and event.occurred_at < pack.ends_at
        where event.product = 'general' and event.draws -> -1 ->> 0 is distinct from pack.id
      )
      select distinct passed.account_id, passed.key::text as object, 0 as expected, 1 as actual
      from passed_over passed
      left join packs used on used.account_id = passed.account_id and used.id = passed.last_pack
      where (passed.postpaid > 0 or passed.place < ${place(sql`used`)})
        and not exists (
          select from refunds refund
          where refund.account_id = passed.account_id and refund.pack_id = passed.id
            and passed.received_at >= refund.requested_at
            and passed.received_at <= coalesce(refund.decided_at, 'infinity')
        )`,
  },
] as const satisfies readonly Check[];
