import { eq, inArray, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, clocks, packs, purses, REAL_CLOCK, usageMonths } from "@/db/schema";

/**
 * A word for each account that is another as soon as its calls, packs, balance, state or test clock are: what
 * the overview, the packs and the usage page show. Read off rollups by the account's own keys, so that it may
 * be asked each second; the events are never read.
 */
export async function liveVersions(
  db: Asker,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (accountIds.length === 0) return new Map();
  const calls = sql`(
    select sum(${usageMonths.calls}) from ${usageMonths} where ${usageMonths.accountId} = ${accounts.id}
  )`;
  const ofPacks = sql`(
    select concat_ws(',', count(*), sum(${packs.callsUsed}), count(${packs.heldAt}), count(${packs.closedAt}),
      count(${packs.refundedAt}), count(${packs.expiredAt}))
    from ${packs} where ${packs.accountId} = ${accounts.id}
  )`;
  // The real clock moves each minute whether anything happened or not.
  const testTime = sql`case when ${clocks.id} = ${REAL_CLOCK} then '' else ${clocks.now}::text end`;
  const rows = await db
    .select({
      id: accounts.id,
      version: sql<string>`md5(concat_ws('/', ${calls}, ${ofPacks}, ${testTime},
        to_jsonb(${purses})::text, to_jsonb(${accounts})::text))`,
    })
    .from(accounts)
    .innerJoin(clocks, eq(clocks.id, accounts.clockId))
    .leftJoin(purses, eq(purses.accountId, accounts.id))
    .where(inArray(accounts.id, [...accountIds]));
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** The version of one account, to be read before what is shown: a page may be newer than it says, never older. */
export const liveVersion = async (db: Asker, accountId: string): Promise<string> =>
  (await liveVersions(db, [accountId])).get(accountId) ?? "";
