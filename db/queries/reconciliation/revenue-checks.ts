import { sql, type SQL } from "drizzle-orm";

import type { Check, Within } from "@/db/queries/reconciliation/check";

/** R-REV-1 · What a pack's used calls earned, rounded down to the fen. `div` divides whole numbers exactly. */
export const earned = (pack: SQL): SQL =>
  sql`round(div(${pack}.price * 100 * ${pack}.calls_used, ${pack}.calls_total) / 100, 2)`;

/** R-REV-1 · What each bought pack earned, lost by expiry and gave back, by the ledger alone. */
export const packLedger = (within: Within): SQL => sql`
  select transfer.account_id, coalesce(refund.pack_id, split_part(transfer.reference, ':', 1)) as id,
    coalesce(sum(transfer.amount) filter (where transfer.cause = 'recognition'), 0) as recognised,
    coalesce(sum(transfer.amount) filter (where transfer.cause = 'expiry'), 0) as breakage,
    coalesce(sum(transfer.amount) filter (where transfer.cause = 'refund'), 0) as refunded
  from transfers transfer
  left join refunds refund on transfer.cause = 'refund'
    and refund.account_id = transfer.account_id and refund.id = transfer.reference
  where transfer.cause in ('recognition', 'expiry', 'refund') and transfer.debit = 'deferred:packs'
    and ${within(sql`transfer.account_id`)}
  group by 1, 2`;

/** R-REV-1 · Sold = deferred + recognised + breakage + refunded, for each pack and in total, to the fen. */
export const REVENUE_CHECKS = [
  {
    id: "packs-earn-their-price",
    rules: ["R-REV-1"],
    compared: (within) => sql`
      select account_id, id as object, coalesce(pack.price, 0) as expected,
        coalesce(moved.recognised + moved.breakage + moved.refunded, 0) + coalesce(pack.deferred, 0) as actual
      from (
        select account_id, id, price, case when refunded_at is null and expired_at is null
          then price - ${earned(sql`packs`)} else 0 end as deferred
        from packs where kind = 'bought' and ${within(sql`account_id`)}
      ) as pack
      full join (${packLedger(within)}) as moved using (account_id, id)`,
  },
  {
    id: "deferred-is-unearned",
    rules: ["R-REV-1", "R-FUND-3"],
    compared: (within) => sql`
      select account_id, null as object, coalesce(unearned.amount, 0) as expected, coalesce(booked.amount, 0) as actual
      from (
        select account_id, sum(price - ${earned(sql`packs`)}) as amount from packs
        where kind = 'bought' and refunded_at is null and expired_at is null and ${within(sql`account_id`)}
        group by account_id
      ) as unearned
      full join (
        select account_id, sum(case when credit = 'deferred:packs' then amount else -amount end) as amount
        from transfers where 'deferred:packs' in (debit, credit) and ${within(sql`account_id`)}
        group by account_id
      ) as booked using (account_id)`,
  },
] as const satisfies readonly Check[];
