import { sql } from "drizzle-orm";

import type { Check, Within } from "@/db/queries/reconciliation/check";

/** The balance that an account's transfers give each of its purses. */
const pursesByTransfers = (within: Within) => sql`
  select account_id, name, sum(amount) as balance from (
    select account_id, credit as name, amount from transfers where ${within(sql`account_id`)}
    union all
    select account_id, debit, -amount from transfers where ${within(sql`account_id`)}
  ) as movement
  where name in ('purse:cash', 'purse:income', 'purse:gift')
  group by account_id, name`;

/** R-FUND-3 · The ledger adds up, and every balance that is kept beside it is the one that it gives. */
export const LEDGER_CHECKS = [
  {
    id: "debits-are-credits",
    rules: ["R-FUND-3"],
    compared: (within) => sql`
      select account_id, null as object, coalesce(sum(amount) filter (where debit is not null), 0) as expected,
        coalesce(sum(amount) filter (where credit is not null), 0) as actual
      from transfers where ${within(sql`account_id`)} group by account_id`,
  },
  {
    id: "purses-are-their-transfers",
    rules: ["R-FUND-1", "R-FUND-3"],
    compared: (within) => sql`
      select purse.account_id, held.name::text as object, coalesce(moved.balance, 0) as expected,
        held.balance as actual
      from purses purse
      cross join lateral (values ('purse:cash'::ledger_account, purse.cash),
        ('purse:income', purse.income), ('purse:gift', purse.gift)) as held(name, balance)
      left join (${pursesByTransfers(within)}) as moved
        on moved.account_id = purse.account_id and moved.name = held.name
      where ${within(sql`purse.account_id`)}`,
  },
  {
    id: "frozen-is-its-freezes",
    rules: ["R-FUND-1"],
    compared: (within) => sql`
      select purse.account_id, null as object, coalesce(open.amount, 0) as expected, purse.frozen as actual
      from purses purse
      left join (
        select account_id, sum(amount) as amount from freezes where released_at is null group by account_id
      ) as open using (account_id)
      where ${within(sql`purse.account_id`)}`,
  },
  {
    id: "vouchers-are-given-less-spent",
    rules: ["R-FUND-2", "R-FUND-3"],
    compared: (within) => sql`
      with moved as (
        select account_id, reference as id, sum(case when credit = 'vouchers' then amount else -amount end) as left_over
        from transfers
        where cause in ('gift', 'expiry') and 'vouchers' in (debit, credit) and ${within(sql`account_id`)}
        group by account_id, reference
      ), spent as (
        select account_id, voucher_id as id, sum(paid_voucher) as amount from (
          select account_id, voucher_id, paid_voucher from orders where paid_at is not null
          union all
          select account_id, voucher_id, paid_voucher from bills
        ) as payment
        where voucher_id is not null and ${within(sql`account_id`)}
        group by account_id, voucher_id
      )
      select account_id, id as object, coalesce(moved.left_over, 0) - coalesce(spent.amount, 0) as expected,
        case when voucher.expired_at is null then coalesce(voucher.balance, 0) else 0 end as actual
      from (select account_id, id, balance, expired_at from vouchers where ${within(sql`account_id`)}) as voucher
      full join moved using (account_id, id)
      full join spent using (account_id, id)`,
  },
] as const satisfies readonly Check[];
