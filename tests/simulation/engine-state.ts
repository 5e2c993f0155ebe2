import { sql, type SQL } from "drizzle-orm";

import type { Database } from "@/db/client";

/** What is compared after every step, as plain JSON: instants in milliseconds, money as text. */
export type AccountState = Readonly<Record<string, unknown>> & { readonly id: string };

const ms = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::bigint`);
// Free packs are known by their month: their ids are the engine's own affair.
const packName = sql.raw(`case kind when 'free' then 'free ' || free_month else id end`);
const listOf = (table: string, row: SQL, order: SQL) =>
  sql`coalesce((select json_agg(${row} order by ${order}) from ${sql.raw(table)} where account_id = account.id), '[]')`;

/** The state of some accounts, read in one statement. */
export async function engineStates(
  db: Database,
  of: { readonly clockId: string; readonly accountId?: string },
): Promise<AccountState[]> {
  const rows = await db.execute<{ state: AccountState }>(sql`
    select json_build_object(
      'id', account.id::text,
      'verified', verified_at is not null,
      'activatedAt', ${ms("activated_at")},
      'arrearsSince', ${ms("arrears_since")},
      'graceEndsAt', ${ms("grace_ends_at")},
      'suspendedAt', ${ms("suspended_for_arrears_at")},
      'stoppedAt', ${ms("content_stopped_at")},
      'closedAt', ${ms("closed_at")},
      'settledThrough', settled_through,
      'purses', (select json_build_object('cash', cash::text, 'income', income::text, 'gift', gift::text,
        'frozen', frozen::text) from purses where account_id = account.id),
      'books', (select json_object_agg(name, balance order by name) from (
        select name, sum(amount)::text as balance from (
          select credit::text as name, amount from transfers where account_id = account.id
          union all select debit::text, -amount from transfers where account_id = account.id
        ) movement group by name having sum(amount) <> 0) book),
      'packs', ${packList},
      'vouchers', ${listOf(
        "vouchers",
        sql`json_build_object('id', id, 'balance', case when expired_at is null then balance else 0 end::text,
          'spent', spent_at is not null, 'expired', expired_at is not null)`,
        sql`id`,
      )},
      'orders', ${listOf(
        "orders",
        sql`json_build_object('id', id, 'sku', sku, 'quantity', quantity, 'version', catalog_version,
          'voucher', paid_voucher::text, 'gift', paid_gift::text, 'income', paid_income::text,
          'cash', paid_cash::text, 'paid', paid_at is not null, 'cancelledAt', ${ms("cancelled_at")},
          'expiresAt', ${ms("expires_at")}, 'expired', expired_at is not null)`,
        sql`id`,
      )},
      'refunds', ${listOf(
        "refunds",
        sql`json_build_object('id', id, 'packId', ${refundedPack}, 'state', state, 'cash', cash::text,
          'income', income::text, 'gift', gift::text, 'voucherNotReturned', voucher_not_returned::text,
          'decidedAt', ${ms("decided_at")}, 'firstApprover', first_approved_by)`,
        sql`id`,
      )},
      'usage', ${listOf(
        "usage_months",
        sql`json_build_object('month', month, 'product', product, 'edition', edition, 'version', catalog_version,
          'lateFor', prior_month, 'calls', calls, 'free', free, 'gifted', gifted, 'bought', bought,
          'postpaid', postpaid)`,
        sql`month, product::text, edition::text, catalog_version, prior_month`,
      )}
    ) as state
    from accounts account
    where clock_id = ${of.clockId} and ${of.accountId ? sql`account.id = ${of.accountId}` : sql`true`}
    order by account.id`);
  return rows.map(({ state }) => state);
}

const packList = listOf(
  "packs",
  sql`json_build_object('id', ${packName}, 'kind', kind, 'calls', calls_total, 'used', calls_used,
    'startsAt', ${ms("starts_at")}, 'endsAt', ${ms("ends_at")}, 'held', held_at is not null,
    'refundedAt', ${ms("refunded_at")}, 'expired', expired_at is not null, 'price', price::text,
    'voucher', paid_voucher::text, 'gift', paid_gift::text, 'income', paid_income::text,
    'cash', paid_cash::text, 'orderId', order_id)`,
  packName,
);

const refundedPack = sql.raw(`(select case kind when 'free' then 'free ' || free_month else id end
  from packs where packs.account_id = refunds.account_id and packs.id = refunds.pack_id)`);

/** The bills of a clock's accounts for some months, with their lines, as plain JSON. */
export async function engineBills(
  db: Database,
  of: { readonly clockId: string; readonly since: string },
): Promise<Readonly<Record<string, unknown>>[]> {
  const rows = await db.execute<{ bill: Record<string, unknown> }>(sql`
    select json_build_object(
      'accountId', bill.account_id::text, 'month', month, 'issuedAt', ${ms("issued_at")},
      'total', total::text, 'exact', exact::text, 'voucherId', voucher_id, 'voucher', paid_voucher::text,
      'gift', paid_gift::text, 'income', paid_income::text, 'cash', paid_cash::text, 'owed', owed::text,
      'cashAfter', cash_after::text,
      'lines', (select json_agg(json_build_object('kind', kind, 'product', product, 'version', catalog_version,
          'lateFor', prior_month, 'editions', editions, 'calls', calls, 'free', free, 'gifted', gifted,
          'bought', bought, 'postpaid', postpaid_calls, 'packs', ${packsOfLine}, 'tierBasis', tier_basis,
          'volume', tier_volume, 'tier', tier, 'price', unit_price::text, 'exact', exact::text,
          'charge', charge::text, 'rounding', rounding::text) order by line)
        from bill_lines line where line.account_id = bill.account_id and line.month = bill.month)
    ) as bill
    from bills bill join accounts account on account.id = bill.account_id
    where account.clock_id = ${of.clockId} and bill.month >= ${of.since}
    order by bill.account_id, bill.month`);
  return rows.map(({ bill }) => bill);
}

const packsOfLine = sql`coalesce((select json_object_agg(${packName}, drawn.calls order by ${packName})
  from json_to_recordset(line.packs::json) as drawn("packId" text, calls bigint)
  join packs on packs.account_id = line.account_id and packs.id = drawn."packId"), '{}')`;
