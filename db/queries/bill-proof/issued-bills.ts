import { sql, type SQL } from "drizzle-orm";

/** R-SET-3 · The bills of `wanted` (account_id, month) as they were issued, in the form of `recomputedBills`. */
export const issuedBills = (wanted: SQL): SQL => sql`
  select bill.account_id, bill.month::text as month, jsonb_build_object('accountId', bill.account_id::text,
    'month', bill.month, 'calls', bill.calls, 'postpaidCalls', bill.postpaid_calls, 'exact', bill.exact::text,
    'total', bill.total::text, 'lines', coalesce(line.lines, '[]')) as bill
  from (${wanted}) as wanted
  join bills bill on bill.account_id = wanted.account_id and bill.month = wanted.month
  left join lateral (
    select jsonb_agg(jsonb_build_object('line', line, 'kind', kind, 'product', product, 'priorMonth', prior_month,
      'catalogVersion', catalog_version, 'editions', editions, 'calls', calls, 'free', free, 'gifted', gifted,
      'bought', bought, 'postpaidCalls', postpaid_calls,
      'packs', (
        select coalesce(jsonb_agg(pack order by pack ->> 'packId' collate "C"), '[]')
        from jsonb_array_elements(packs) as pack
      ),
      'tierBasis', tier_basis, 'tierVolume', tier_volume, 'tier', tier, 'unitPrice', unit_price::text,
      'exact', exact::text, 'charge', charge::text, 'rounding', rounding::text, 'rules', to_jsonb(rules)
    ) order by line) as lines
    from bill_lines
    where bill_lines.account_id = bill.account_id and bill_lines.month = bill.month
  ) as line on true`;

/**
 * R-SET-3, R-SET-4 · How each bill of `wanted` was paid, as the bill says it: what each purse gave, what of it was owed,
 * and what cash held then, where cash gave anything.
 */
export const issuedPayments = (wanted: SQL): SQL => sql`
  select bill.account_id, bill.month::text as month, jsonb_build_object('voucher', paid_voucher::text,
    'gift', paid_gift::text, 'income', paid_income::text, 'cash', paid_cash::text, 'owed', owed::text,
    'cashAfter', case when paid_cash > 0 then cash_after::text end) as payment
  from (${wanted}) as wanted
  join bills bill on bill.account_id = wanted.account_id and bill.month = wanted.month`;

/** R-SET-3, R-SET-4 · The same by the ledger: the transfers that each bill of `wanted` caused. */
export const ledgerPayments = (wanted: SQL): SQL => sql`
  select account_id, month, jsonb_build_object('voucher', voucher::text, 'gift', gift::text, 'income', income::text,
    'cash', cash::text, 'owed', least(cash, greatest(-cash_after, 0))::fen::text,
    'cashAfter', cash_after::text) as payment
  from (
    select wanted.account_id, wanted.month::text as month,
      coalesce(sum(amount) filter (where debit = 'vouchers'), 0)::fen as voucher,
      coalesce(sum(amount) filter (where debit = 'purse:gift'), 0)::fen as gift,
      coalesce(sum(amount) filter (where debit = 'purse:income'), 0)::fen as income,
      coalesce(sum(amount) filter (where debit = 'purse:cash'), 0)::fen as cash,
      min(balance_after) filter (where debit = 'purse:cash') as cash_after
    from (${wanted}) as wanted
    left join transfers on transfers.account_id = wanted.account_id and cause = 'bill'
      and reference = wanted.month::text
    group by wanted.account_id, wanted.month
  ) as paid`;
