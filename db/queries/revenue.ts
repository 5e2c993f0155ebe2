import { sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { earned, packLedger } from "@/db/queries/reconciliation/revenue-checks";
import type { Month } from "@/lib/core/calendar";

/** R-REV-1 · What one month brought in, earned and left to earn, by the ledger. Amounts in fen, as strings. */
export type RevenueMonth = {
  readonly month: Month;
  /** Recharges that arrived. */
  readonly cashIn: string;
  readonly sold: string;
  /** Earned by the calls that packs covered. */
  readonly used: string;
  readonly breakage: string;
  readonly refunded: string;
  /** Bills of the calls of the month, whenever they were made. */
  readonly postpaid: string;
  /** What debits of customers less credits to them came to (R-SET-5). */
  readonly corrections: string;
  /** Of what was sold and billed, what vouchers and gifts paid: the promotion's cost, not income. */
  readonly promotions: string;
  /** Still to earn when the month ended. */
  readonly deferred: string;
};

/** R-REV-1 · The months from `from` to `to`, the newest first, for the accounts of one clock. */
export async function revenueByMonth(
  db: Asker,
  clockId: string,
  { from, to }: { readonly from: Month; readonly to: Month },
): Promise<RevenueMonth[]> {
  const rows = await db.execute<RevenueMonth>(sql`
    with moved as (
      select case cause when 'bill' then reference
          else to_char(happened_at at time zone 'Asia/Shanghai', 'YYYY-MM') end as month,
        cause, debit, credit, sum(amount) as amount
      from transfers
      where account_id in (select account.id from accounts account where account.clock_id = ${clockId})
      group by 1, 2, 3, 4
    ), monthly as (
      select month,
        sum(amount) filter (where cause = 'recharge') as cash_in,
        sum(amount) filter (where credit = 'deferred:packs') as sold,
        sum(amount) filter (where credit = 'revenue:packs') as used,
        sum(amount) filter (where credit = 'revenue:breakage') as breakage,
        sum(amount) filter (where cause = 'refund') as refunded,
        sum(amount) filter (where credit = 'revenue:postpaid') as postpaid,
        sum(case when credit = 'adjustments' then amount else -amount end)
          filter (where 'adjustments' in (debit, credit)) as corrections,
        sum(case cause when 'refund' then -amount else amount end) filter (
          where (cause in ('order', 'bill') and debit in ('vouchers', 'purse:gift'))
            or (cause = 'refund' and credit in ('funding:promotion', 'purse:gift'))) as promotions
      from moved where month <= ${to} group by month
    ), listed as (
      select to_char(month, 'YYYY-MM') as month from generate_series(
        (least((select min(month) from monthly), ${from}) || '-01')::timestamp, (${to} || '-01')::timestamp,
        interval '1 month') as month
    )
    select * from (
      select month, coalesce(cash_in, 0)::fen as "cashIn", coalesce(sold, 0)::fen as sold,
        coalesce(used, 0)::fen as used, coalesce(breakage, 0)::fen as breakage,
        coalesce(refunded, 0)::fen as refunded, coalesce(postpaid, 0)::fen as postpaid,
        coalesce(corrections, 0)::fen as corrections, coalesce(promotions, 0)::fen as promotions,
        coalesce(sum(coalesce(sold, 0) - coalesce(used, 0) - coalesce(breakage, 0) - coalesce(refunded, 0))
          over (order by month), 0)::fen as deferred
      from listed left join monthly using (month)
    ) as rolled
    where month >= ${from} order by month desc`);
  return [...rows];
}

/** R-REV-1 · One bought pack: sold = recognised + breakage + refunded + deferred. */
export type PackRevenue = {
  readonly accountId: string;
  readonly accountName: string;
  readonly id: string;
  readonly boughtAt: Date;
  readonly callsTotal: number;
  readonly callsUsed: number;
  readonly sold: string;
  readonly recognised: string;
  readonly breakage: string;
  readonly refunded: string;
  readonly deferred: string;
};

type PackRow = Omit<PackRevenue, "boughtAt" | "callsTotal" | "callsUsed"> & {
  readonly boughtAt: string;
  readonly callsTotal: string;
  readonly callsUsed: string;
};

/** The bought packs of a clock's accounts, the newest first, a page at a time. */
export async function revenueByPack(
  db: Asker,
  clockId: string,
  {
    after,
    limit,
  }: { readonly after?: { readonly at: Date; readonly id: string }; readonly limit: number },
): Promise<PackRevenue[]> {
  const older = after
    ? sql`and (pack.created_at, pack.id) < (${after.at.toISOString()}::timestamptz, ${after.id})`
    : sql``;
  const rows = await db.execute<PackRow>(sql`
    with page as materialized (
      select pack.*, account.name from packs pack join accounts account on account.id = pack.account_id
      where account.clock_id = ${clockId} and pack.kind = 'bought' ${older}
      order by pack.created_at desc, pack.id desc limit ${limit}
    ), ledger as (${packLedger((accountId) => sql`${accountId} in (select page.account_id from page)`)})
    select page.account_id::text as "accountId", page.name as "accountName", page.id, page.created_at as "boughtAt",
      page.calls_total as "callsTotal", page.calls_used as "callsUsed", page.price as sold,
      coalesce(ledger.recognised, 0)::fen as recognised, coalesce(ledger.breakage, 0)::fen as breakage,
      coalesce(ledger.refunded, 0)::fen as refunded,
      (case when page.refunded_at is null and page.expired_at is null
        then page.price - ${earned(sql`page`)} else 0 end)::fen as deferred
    from page left join ledger using (account_id, id)
    order by page.created_at desc, page.id desc`);
  return rows.map(({ boughtAt, callsTotal, callsUsed, ...row }) => ({
    ...row,
    boughtAt: new Date(boughtAt),
    callsTotal: Number(callsTotal),
    callsUsed: Number(callsUsed),
  }));
}
