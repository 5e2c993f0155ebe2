import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import {
  BIG_ACCOUNT,
  BIG_OWNER,
  EMPTY_ACCOUNT,
  EMPTY_OWNER,
  NEIGHBOURS,
  type LivedMonth,
} from "@/scripts/bench/data/shape";

/**
 * The accounts, active since their first month, and who signs in to two of them; and `life`, for this transaction
 * alone: a row for each month that an account lived, with how many events and packs are to be in it.
 */
export async function openAccounts(tx: Tx, months: readonly LivedMonth[]): Promise<void> {
  await tx.execute(sql`
    create temp table life on commit drop as
    select account.id as account_id, account.id = ${BIG_ACCOUNT}::bigint as big, age, month, start, until, ends,
      settled, packs_end,
      case when account.id = ${BIG_ACCOUNT}::bigint then big_events else neighbour_events end as events,
      case when account.id = ${BIG_ACCOUNT}::bigint then big_packs else 0 end as packs
    from generate_series(${BIG_ACCOUNT}::bigint, ${BIG_ACCOUNT}::bigint + ${NEIGHBOURS}::int) as account(id)
    cross join jsonb_to_recordset(${JSON.stringify(months.map(asRow))}::jsonb) as lived(age int, month text,
      start timestamptz, until timestamptz, ends timestamptz, settled timestamptz, packs_end timestamptz,
      big_packs int, big_events int, neighbour_events int)
    where account.id = ${BIG_ACCOUNT}::bigint or neighbour_events > 0`);
  await tx.execute(sql`analyze life`);
  await tx.execute(sql`
    insert into accounts (id, name, clock_id, created_at, verified_at, verified_as, activation_requested_at,
      activated_at, settled_through)
    select account_id, case when big then 'Big' else 'Neighbour ' || account_id end, 'real', born, born, 'enterprise',
      born, born, settled_through
    from (
      select account_id, big, min(start) as born, max(month) filter (where age > 0) as settled_through
      from life group by account_id, big
      union all
      select ${EMPTY_ACCOUNT}::bigint, false, min(start), null from life where age = 0
    ) as account`);
  await tx.execute(sql`insert into purses (account_id) select id from accounts`);
  await tx.execute(sql`
    insert into people (id, email, password_hash, name, role, account_id, created_at, email_confirmed_at)
    select owner.id, lower(owner.id) || '@example.com', 'no password fits', owner.id, 'customer', account.id,
      account.created_at, account.created_at
    from (values (${BIG_OWNER}, ${BIG_ACCOUNT}::bigint), (${EMPTY_OWNER}, ${EMPTY_ACCOUNT}::bigint))
      as owner(id, account_id)
    join accounts account on account.id = owner.account_id`);
}

const asRow = ({ packsEnd, bigPacks, bigEvents, neighbourEvents, ...month }: LivedMonth) => ({
  ...month,
  packs_end: packsEnd,
  big_packs: bigPacks,
  big_events: bigEvents,
  neighbour_events: neighbourEvents,
});
