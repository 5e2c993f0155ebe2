import { sql, type SQL } from "drizzle-orm";

import type { Check } from "@/db/queries/reconciliation/check";

const COVER = sql`free, gifted, bought, postpaid`;
const NO_COVER = sql`0 as free, 0 as gifted, 0 as bought, 0 as postpaid`;

type Rollup = {
  /** The columns that name a row of the rollup, after its account. */
  readonly key: SQL;
  /** Those columns of an event. */
  readonly keyOfEvent: SQL;
  readonly events: SQL;
  readonly kept: SQL;
};

/**
 * Events and the rollup that is kept of them, source by source. Both go through one grouping, since a million hours
 * are many to join; only where something differs are the four sources told apart.
 */
const keptAsCounted =
  ({ key, keyOfEvent, events, kept }: Rollup): Check["compared"] =>
  (within) =>
    sql`
    with both_sides as (
      select account_id, ${key}, sum(event_free) as event_free, sum(event_gifted) as event_gifted,
        sum(event_bought) as event_bought, sum(event_postpaid) as event_postpaid,
        sum(free) as free, sum(gifted) as gifted, sum(bought) as bought, sum(postpaid) as postpaid
      from (
        select account_id, ${keyOfEvent}, free as event_free, gifted as event_gifted, bought as event_bought,
          postpaid as event_postpaid, ${NO_COVER}
        from ${events} where ${within(sql`account_id`)}
        union all
        select account_id, ${key}, 0, 0, 0, 0, ${COVER} from ${kept} where ${within(sql`account_id`)}
      ) as side group by account_id, ${key}
    ), judged as (
      select *, (event_free, event_gifted, event_bought, event_postpaid) = (free, gifted, bought, postpaid) as agrees
      from both_sides
    )
    select account_id, null as object, sum(free + gifted + bought + postpaid) as expected,
      sum(free + gifted + bought + postpaid) as actual
    from judged where agrees group by account_id
    union all
    select account_id, concat_ws(' ', ${key}, source.name), source.events, source.kept
    from judged cross join lateral (values ('free', event_free, free), ('gifted', event_gifted, gifted),
      ('bought', event_bought, bought), ('postpaid', event_postpaid, postpaid)) as source(name, events, kept)
    where not agrees`;

/** The events with the catalogue version in force when they happened (R-CAT-5). */
const EVENTS_BY_VERSION = sql`usage_events join (
  select version, effective_from, lead(effective_from) over (order by effective_from) as replaced_at
  from catalog_versions
) as version on occurred_at >= effective_from and (replaced_at is null or occurred_at < replaced_at)`;

const MONTH_OF_USE = sql`to_char(occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM')`;

/** R-USE-8 · Events, hours, months and bills count the same calls, covered by the same sources. */
export const USAGE_CHECKS = [
  {
    id: "calls-are-covered",
    rules: ["R-USE-8"],
    compared: (within) => sql`
      select account_id, billed_month || ' ' || product as object, sum(calls) as expected,
        sum(free + gifted + bought + postpaid) as actual
      from usage_events where ${within(sql`account_id`)} group by account_id, billed_month, product`,
  },
  {
    id: "hours-are-their-events",
    rules: ["R-USE-8"],
    compared: keptAsCounted({
      key: sql`hour, product, edition`,
      keyOfEvent: sql`date_trunc('hour', occurred_at, 'UTC') as hour, product, edition`,
      events: sql`usage_events`,
      kept: sql`usage_hours`,
    }),
  },
  {
    id: "months-are-their-events",
    rules: ["R-USE-8", "R-USE-7", "R-CAT-5"],
    compared: keptAsCounted({
      key: sql`month, product, edition, catalog_version, prior_month`,
      keyOfEvent: sql`billed_month as month, product, edition, version as catalog_version,
      coalesce(nullif(${MONTH_OF_USE}, billed_month), '') as prior_month`,
      events: EVENTS_BY_VERSION,
      kept: sql`usage_months`,
    }),
  },
  {
    id: "settled-months-are-billed",
    rules: ["R-SET-1", "R-SET-2"],
    compared: (within) => sql`
      with used as (
        select usage.account_id, usage.month, sum(usage.calls) as calls
        from usage_months usage join accounts account on account.id = usage.account_id
        where usage.month <= account.settled_through and ${within(sql`usage.account_id`)}
        group by usage.account_id, usage.month
      ), billed as (
        select account_id, month, sum(calls) as calls from bill_lines
        where ${within(sql`account_id`)} group by account_id, month
      )
      select account_id, month::text as object, coalesce(used.calls, 0) as expected, coalesce(billed.calls, 0) as actual
      from used full join billed using (account_id, month)`,
  },
] as const satisfies readonly Check[];
