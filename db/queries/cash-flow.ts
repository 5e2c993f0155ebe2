import { inArray, sql, type SQL } from "drizzle-orm";

import type { Asker } from "@/db/client";

/** Why the money of an account moved. */
export const FLOW_KINDS = [
  "recharge-online",
  "recharge-transfer",
  "gift",
  "order",
  "bill",
  "refund",
  "adjustment-credit",
  "adjustment-debit",
  "freeze",
  "release",
] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** One thing that moved money in the purses, with what was in them afterwards. Amounts in yuan, as text. */
export type Flow = {
  readonly kind: FlowKind;
  /** The order, refund, recharge … that moved it; the month of a bill. */
  readonly reference: string;
  readonly at: Date;
  /** Positive in, negative out. What is frozen goes out of what is available. */
  readonly amount: string;
  readonly cash: string;
  readonly income: string;
  readonly gift: string;
  readonly frozen: string;
};

export type FlowQuestion = {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** All kinds unless given. */
  readonly kinds?: readonly FlowKind[];
};

type FlowRow = Omit<Flow, "at"> & { readonly at: string };

/** R-FUND-1, R-FUND-3 · What moved the purses of an account in a time, the newest first, a page of it. */
export async function flowsOf(
  db: Asker,
  accountId: string,
  {
    offset,
    limit,
    ...question
  }: FlowQuestion & { readonly offset: number; readonly limit: number },
): Promise<Flow[]> {
  const rows = await db.execute<FlowRow>(sql`
    ${flowsWithBalances(accountId)}
    select kind, reference, at, amount::text, cash::text, income::text, gift::text, frozen::text
    from flow where ${isAsked(question)}
    order by place desc limit ${limit} offset ${offset}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

export type FlowTotal = {
  readonly kind: FlowKind;
  readonly flows: number;
  /** In yuan, with the sign of the flows. */
  readonly amount: string;
};

/** What the same flows come to, kind by kind. */
export async function flowTotals(
  db: Asker,
  accountId: string,
  question: FlowQuestion,
): Promise<FlowTotal[]> {
  const rows = await db.execute<{ kind: FlowKind; flows: number; amount: string }>(sql`
    ${flowsWithBalances(accountId)}
    select kind, count(*)::int as flows, sum(amount)::text as amount
    from flow where ${isAsked(question)} group by kind`);
  return [...rows];
}

const isAsked = ({ from, to, kinds }: FlowQuestion): SQL => sql`
  at >= ${from.toISOString()}::timestamptz and at < ${to.toISOString()}::timestamptz
  ${kinds ? sql`and ${kinds.length === 0 ? sql`false` : inArray(sql`kind`, [...kinds])}` : sql``}`;

/**
 * Balances after a flow are the running sums of all flows before it, so every one is read; metering moves no purse, and
 * what does is few. Flows of one instant follow one another as they were written.
 */
const flowsWithBalances = (accountId: string): SQL => sql`
  with movement as (
    select
      case cause
        when 'recharge' then case when debit = 'funding:transfer' then 'recharge-transfer' else 'recharge-online' end
        when 'adjustment' then case when credit = 'purse:cash' then 'adjustment-credit' else 'adjustment-debit' end
        else cause::text
      end as kind,
      reference, happened_at as at, recorded_at,
      case when credit::text like 'purse:%' then amount else -amount end as amount,
      split_part(case when credit::text like 'purse:%' then credit else debit end::text, ':', 2) as purse
    from transfers
    where account_id = ${accountId} and cause <> 'recognition'
      and (debit::text like 'purse:%' or credit::text like 'purse:%')
    union all
    select 'freeze', id, frozen_at, frozen_at, -amount, 'frozen' from freezes where account_id = ${accountId}
    union all
    select 'release', id, released_at, released_at, amount, 'frozen' from freezes
    where account_id = ${accountId} and released_at is not null
  ), moved as (
    select kind, reference, min(at) as at, min(recorded_at) as recorded_at, sum(amount) as amount,
      coalesce(sum(amount) filter (where purse = 'cash'), 0) as cash,
      coalesce(sum(amount) filter (where purse = 'income'), 0) as income,
      coalesce(sum(amount) filter (where purse = 'gift'), 0) as gift,
      -coalesce(sum(amount) filter (where purse = 'frozen'), 0) as frozen
    from movement group by kind, reference
  ), flow as (
    select kind, reference, at, amount, sum(cash) over so_far as cash, sum(income) over so_far as income,
      sum(gift) over so_far as gift, sum(frozen) over so_far as frozen, row_number() over so_far as place
    from moved
    window so_far as (order by at, recorded_at, kind, reference rows unbounded preceding)
  )`;
