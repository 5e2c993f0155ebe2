import { sql, type SQL } from "drizzle-orm";

import type { TransferCause } from "@/lib/core/ledger";
import type { Check } from "@/db/queries/reconciliation/check";

/**
 * R-FUND-3 · The money that deeds of one cause say they moved is the money that was moved for them, from end to end.
 * `said` are rows of `(account_id, reference, debit, credit, amount)`.
 */
const movedAsSaid =
  (cause: TransferCause, said: SQL): Check["compared"] =>
  (within) =>
    sql`
    with said as (
      select account_id, reference, debit, credit, sum(amount) as amount
      from (${said}) as deed(account_id, reference, debit, credit, amount)
      where amount > 0 and ${within(sql`account_id`)}
      group by account_id, reference, debit, credit
    ), moved as (
      select account_id, reference, debit::text, credit::text, sum(amount) as amount
      from transfers where cause = ${cause} and ${within(sql`account_id`)}
      group by account_id, reference, debit, credit
    )
    select account_id, reference as object, coalesce(said.amount, 0) as expected, coalesce(moved.amount, 0) as actual
    from said full join moved using (account_id, reference, debit, credit)`;

const PAID_FROM = sql`(values ('vouchers', paid_voucher), ('purse:gift', paid_gift),
  ('purse:income', paid_income), ('purse:cash', paid_cash)) as source(debit, amount)`;

/** R-FUND-3 · Each deed that concerns money has exactly its transfers, and no transfer is without its deed. */
export const DEED_CHECKS = [
  {
    id: "orders-are-paid",
    rules: ["R-ORD-2", "R-FUND-3"],
    compared: movedAsSaid(
      "order",
      sql`select account_id, id, source.debit, 'deferred:packs', source.amount
      from orders cross join lateral ${PAID_FROM} where paid_at is not null`,
    ),
  },
  {
    id: "packs-sum-to-their-order",
    rules: ["R-ORD-3"],
    compared: (within) => sql`
      with paid as (
        select account_id, id, source.debit, source.amount from orders cross join lateral ${PAID_FROM}
        where paid_at is not null and ${within(sql`account_id`)}
      ), delivered as (
        select account_id, order_id as id, source.debit, sum(source.amount) as amount
        from packs cross join lateral ${PAID_FROM}
        where order_id is not null and ${within(sql`account_id`)}
        group by account_id, order_id, source.debit
      )
      select account_id, id as object, coalesce(paid.amount, 0) as expected, coalesce(delivered.amount, 0) as actual
      from paid full join delivered using (account_id, id, debit)`,
  },
  {
    id: "refunds-are-paid",
    rules: ["R-REF-4", "R-REF-10", "R-FUND-3"],
    compared: movedAsSaid(
      "refund",
      sql`select account_id, id, 'deferred:packs', purse.credit, purse.amount
      from refunds cross join lateral (values ('purse:cash', cash), ('purse:income', income), ('purse:gift', gift),
        ('funding:promotion', voucher_not_returned)) as purse(credit, amount)
      where state = 'paid'`,
    ),
  },
  {
    id: "refunds-give-back-what-was-paid",
    rules: ["R-REF-4", "R-REF-10"],
    compared: (within) => sql`
      with pack as (
        select account_id, id, source.debit, source.amount from packs cross join lateral ${PAID_FROM}
        where refunded_at is not null and ${within(sql`account_id`)}
      ), refund as (
        select account_id, pack_id as id, purse.debit, sum(purse.amount) as amount
        from refunds cross join lateral (values ('purse:cash', cash), ('purse:income', income), ('purse:gift', gift),
          ('vouchers', voucher_not_returned)) as purse(debit, amount)
        where state = 'paid' and ${within(sql`account_id`)}
        group by account_id, pack_id, purse.debit
      )
      select account_id, id as object, coalesce(pack.amount, 0) as expected, coalesce(refund.amount, 0) as actual
      from pack full join refund using (account_id, id, debit)`,
  },
  {
    id: "bills-are-charged-once",
    rules: ["R-SET-1", "R-SET-4", "R-FUND-3"],
    compared: movedAsSaid(
      "bill",
      sql`select account_id, month::text, source.debit, 'revenue:postpaid', source.amount
      from bills cross join lateral ${PAID_FROM}`,
    ),
  },
  {
    id: "recharges-are-booked",
    rules: ["R-FUND-4", "R-FUND-3"],
    compared: movedAsSaid(
      "recharge",
      sql`select account_id, id, 'funding:' || channel, 'purse:cash', amount from recharges
      where paid_at is not null`,
    ),
  },
  {
    id: "adjustments-are-booked",
    rules: ["R-SET-5", "R-FUND-3"],
    compared: movedAsSaid(
      "adjustment",
      sql`select account_id, id, case direction when 'credit' then 'adjustments' else 'purse:cash' end,
      case direction when 'credit' then 'purse:cash' else 'adjustments' end, amount
      from adjustments where booked_at is not null`,
    ),
  },
  {
    id: "gifts-are-booked",
    rules: ["R-FUND-1", "R-FUND-2", "R-FUND-3"],
    compared: movedAsSaid(
      "gift",
      sql`
      select account_id, object, purse.debit, purse.credit, purse.amount::numeric
      from audit_log cross join lateral (values
        ('funding:sandbox', 'purse:cash', details -> 'amounts' ->> 'cash'),
        ('funding:income', 'purse:income', details -> 'amounts' ->> 'income'),
        ('funding:promotion', 'purse:gift', details -> 'amounts' ->> 'gift')) as purse(debit, credit, amount)
      where action = 'give-gift-balance'
      union all
      select account_id, object, 'funding:promotion', 'vouchers', (details ->> 'balance')::numeric
      from audit_log where action = 'give-voucher'`,
    ),
  },
  {
    id: "money-deeds-are-audited",
    rules: ["R-FUND-3", "R-ORD-2", "R-REF-8", "R-SET-5"],
    compared: (within) => sql`
      with deed(account_id, object) as (
        select account_id, id from orders where paid_at is not null
        union all select account_id, id from refunds
        union all select account_id, id from recharges
        union all select account_id, id from adjustments
        union all select account_id, id from freezes
      ), entry as (
        select distinct account_id, object from audit_log where ${within(sql`account_id`)}
      )
      select account_id, deed.object, 1 as expected, (entry.object is not null)::int as actual
      from deed left join entry using (account_id, object) where ${within(sql`account_id`)}`,
  },
] as const satisfies readonly Check[];
