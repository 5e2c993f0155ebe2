import { eq, sql, type SQL } from "drizzle-orm";

import { connect, type Database } from "@/db/client";
import { migrate } from "@/db/migrate";
import { accounts } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import { openAccounts } from "@/scripts/bench/data/accounts";
import { auditDeeds, payIn, recogniseRevenue, settleMonths } from "@/scripts/bench/data/money";
import { BIG_ACCOUNT, livedMonths } from "@/scripts/bench/data/shape";
import { handOutPacks, recordEvents } from "@/scripts/bench/data/usage";
import { Expected } from "@/scripts/house/say.mjs";

/**
 * Fills an empty database with a million usage events and a hundred thousand bills on the real clock, in one
 * transaction. Everything is written as sets, none of it by the engine, which meters and settles account by account;
 * that the rows are those which the engine would have written is what `npm run reconcile` and
 * `npm run verify-bill -- --all` are asked after. Refuses a database in which anybody has an account.
 */
export async function loadBenchData(url: string): Promise<void> {
  const owner = connect(url, { role: null, max: 1 });
  try {
    if ((await countAccounts(owner.db)) > 0)
      throw new Expected("The database has accounts in it. Bench data go into an empty one.");
    await migrate(url);
    const months = livedMonths(systemClock.now());
    await owner.db.transaction(async (tx) => {
      await tx.execute(sql`set local statement_timeout = 0`);
      await tx.execute(sql`set local work_mem = '128MB'`);
      await openAccounts(tx, months);
      await recordEvents(tx);
      await handOutPacks(tx);
      await payIn(tx);
      await settleMonths(tx);
      await recogniseRevenue(tx);
      await auditDeeds(tx);
    });
    await owner.db.execute(sql`set statement_timeout = 0`);
    await owner.db.execute(sql`vacuum analyze`);
  } finally {
    await owner.close();
  }
}

/** Whether a database holds what `loadBenchData` fills it with. */
export async function hasBenchData(url: string): Promise<boolean> {
  const owner = connect(url, { role: null, max: 1 });
  try {
    return (await countAccounts(owner.db, eq(accounts.id, String(BIG_ACCOUNT)))) === 1;
  } finally {
    await owner.close();
  }
}

/** None where there is not even a table of them. */
async function countAccounts(db: Database, which?: SQL): Promise<number> {
  const [table] = await db.execute<{ present: boolean }>(
    sql`select to_regclass('accounts') is not null as present`,
  );
  return table?.present ? db.$count(accounts, which) : 0;
}
