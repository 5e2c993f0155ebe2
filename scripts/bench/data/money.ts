import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import { DAILY_RECHARGE, FIRST_RECHARGE, linePrices } from "@/scripts/bench/data/shape";

/** What everybody paid in. */
export async function payIn(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into recharges (account_id, id, amount, channel, request_key, created_at, paid_at)
    select account_id, 'rch_BENCH' || n, case when n = 0 then ${FIRST_RECHARGE}::numeric else ${DAILY_RECHARGE}::numeric end,
      'sandbox', 'bench ' || n, born + n * interval '1 day', born + n * interval '1 day'
    from (select account_id, min(start) as born, max(until) as now, bool_or(big) as big from life group by account_id)
      as account
    cross join lateral generate_series(0, case when big then (extract(epoch from now - born) / 86400)::int - 1 else 0 end)
      as n`);
}

/**
 * A bill for each settled month, line by line at the first tier's price, in the month's own run. All that moved purses
 * is written before it, each account's in the order of time: a trigger keeps the balances, and bills name them.
 */
export async function settleMonths(tx: Tx): Promise<void> {
  await tx.execute(sql`
    create temp table lines on commit drop as
    select used.*, line, price, rules, coalesce(covered.packs, '[]') as draws, settled, 'run_BENCH' || replace(month, '-', '') as run_id,
      price * postpaid as exact, round(price * postpaid, 2) as charge
    from (
      select account_id, month::text, product::text, coalesce(jsonb_object_agg(edition, calls)
        filter (where edition <> 'none'), '{}') as editions, sum(calls) as calls, sum(free) as free, sum(bought) as bought,
        sum(postpaid) as postpaid
      from usage_months group by account_id, month, product
    ) as used
    join life using (account_id, month)
    join jsonb_to_recordset(${JSON.stringify(linePrices)}::jsonb) as tariff(product text, line int, price numeric, rules text[])
      using (product)
    left join (
      select account_id, month, 'general' as product,
        jsonb_agg(jsonb_build_object('packId', id, 'kind', kind, 'calls', calls) order by id) as packs
      from (select account_id, month, id, kind, sum(calls) as calls from drawn group by 1, 2, 3, 4) as draw group by 1, 2
    ) as covered using (account_id, month, product)
    where age > 0`);
  await tx.execute(sql`
    insert into settlement_runs (id, clock_id, month, started_at, started_by, accounts, finished_at, ended_at)
    select run_id, 'real', month, settled, 'system:bench', count(distinct account_id), settled, clock_timestamp()
    from lines group by run_id, month, settled`);
  await tx.execute(sql`
    insert into settlement_tasks (run_id, account_id, done_at, billed, tries)
    select run_id, account_id, settled, sum(charge), 1 from lines group by run_id, account_id, settled`);
  await movePurses(tx);
  await tx.execute(sql`
    insert into bills (account_id, month, run_id, calls, postpaid_calls, exact, total, paid_voucher, paid_gift, paid_income,
      paid_cash, owed, cash_after, issued_at)
    select account_id, month, run_id, sum(calls), sum(postpaid), sum(exact), amount, 0, 0, 0, amount, 0, balance_after, settled
    from lines join transfers using (account_id)
    where cause = 'bill' and reference = month
    group by account_id, month, run_id, settled, amount, balance_after`);
  await tx.execute(sql`
    insert into bill_lines (account_id, month, line, kind, product, catalog_version, editions, calls, free, gifted, bought,
      postpaid_calls, packs, tier_basis, tier_volume, tier, unit_price, exact, charge, rounding, rules)
    select account_id, month, line, 'usage', product::product, ${FIRST_CATALOG.version}::int, editions, calls, free, 0, bought,
      postpaid, draws, ${FIRST_CATALOG.tierBasis}::tier_basis, calls, 1, price, exact, charge, charge - exact, rules
    from lines`);
  await tx.execute(sql`
    insert into notices (account_id, occasion, kind, values, at, read_at)
    select account_id, 'bill-issued:' || month, 'bill-issued',
      jsonb_build_object('month', month, 'amount', total::text), issued_at, issued_at
    from bills`);
}

async function movePurses(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into transfers (account_id, id, cause, reference, line, debit, credit, amount, happened_at)
    select account_id, 'tra_' || upper(substr(md5(cause || reference), 1, 16)), cause::transfer_cause, reference, 1,
      debit::ledger_account, credit::ledger_account, amount, at
    from (
      select account_id, 'recharge', id, 'funding:sandbox', 'purse:cash', amount, paid_at from recharges
      union all
      select account_id, 'order', id, 'purse:cash', 'deferred:packs', total, paid_at from orders
      union all
      select account_id, 'bill', month, 'purse:cash', 'revenue:postpaid', sum(charge), settled
      from lines group by account_id, month, settled
    ) as movement(account_id, cause, reference, debit, credit, amount, at)
    order by account_id, at, cause = 'recharge' desc`);
}

/** R-REV-1 · What each hour's draws from a bought pack earned. Whole fen, since packs cost 0.003 a call. */
export async function recogniseRevenue(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into transfers (account_id, id, cause, reference, line, debit, credit, amount, happened_at)
    select account_id, 'tra_' || upper(substr(md5(pack_id || left_after), 1, 16)), 'recognition',
      pack_id || ':' || calls_total - left_after, 1, 'deferred:packs', 'revenue:packs',
      price * deduction.calls / calls_total, hour
    from (select account_id, pack_id, pack_id as id, hour, calls, left_after from pack_deductions) as deduction
    join packs using (account_id, id)
    where kind = 'bought'`);
}

/** Who did what with money, for each deed. */
export async function auditDeeds(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into audit_log (account_id, at, actor, action, object, details)
    select account_id, paid_at, 'system:bench', 'recharge', id, '{}'::jsonb from recharges
    union all
    select account_id, paid_at, 'system:bench', 'buy-packs', id, '{}'::jsonb from orders
    order by 2`);
}
