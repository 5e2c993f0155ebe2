import type { Database } from "@/db/client";
import { listOf, prepared } from "@/db/prepared";
import { REAL_CLOCK } from "@/db/schema";
import type { Clock } from "@/lib/clock";

// Locked in one order, so that two API processes that note the same keys do not wait for each other for ever.
const note = prepared(`
  with used as (
    select api_keys.secret_id, case clocks.id when '${REAL_CLOCK}' then $2::timestamptz else clocks.now end as at
    from api_keys join accounts on accounts.id = api_keys.account_id join clocks on clocks.id = accounts.clock_id
    where api_keys.secret_id = any($1::text[])
    order by api_keys.secret_id for no key update of api_keys
  )
  update api_keys set last_used_at = used.at from used
  where api_keys.secret_id = used.secret_id
    and (api_keys.last_used_at is null or api_keys.last_used_at < used.at)`);

/**
 * Notes that some keys are used now, each by its account's clock. Shown to the customer, decided on by nothing: it
 * locks no account, writes no audit entry, and never turns the time back.
 */
export async function noteKeyUses(
  db: Database,
  clock: Clock,
  secretIds: readonly string[],
): Promise<void> {
  await note(db, listOf(secretIds), clock.now().toISOString());
}
