import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

import type { Tx } from "@/db/client";
import { accounts, clocks } from "@/db/schema";
import { DUE_ROWS, dueRows, type RowDueKind } from "@/db/schema/due";
import { monthOf, previousMonth } from "@/lib/core/calendar";
import type { Context } from "@/lib/services/context";
import type { DueKind } from "@/lib/services/due/next-due";
import { ensureFreePacks } from "@/lib/services/free-packs";
import { lockAccount, lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { giveDailyNotices } from "@/lib/services/notices/daily-notices";
import { expireOrder } from "@/lib/services/orders/expire-order";
import { expirePack } from "@/lib/services/packs/expire-pack";
import { openRun, workOnRun } from "@/lib/services/settlement/run";
import { suspendForArrears } from "@/lib/services/suspend-for-arrears";
import { expireVoucher } from "@/lib/services/vouchers/spend-voucher";

/** Performs what falls due at `at` for the accounts of a clock; answers how many things it concerned. */
type Performer = (ctx: Context, clockId: string, at: Date) => Promise<number>;

type Item = { readonly accountId: string; readonly id: string };

export const performers: Readonly<Record<DueKind, Performer>> = {
  "free-packs": grantFreePacks,
  settlement: settle,
  "packs-expire": eachRow("packs-expire", expirePack),
  "vouchers-expire": eachRow("vouchers-expire", expireVoucher),
  "orders-expire": eachRow("orders-expire", expireOrder),
  "grace-ends": eachRow("grace-ends", suspendForArrears),
  "daily-notices": giveDailyNotices,
};

/** Performs what fell due row by row, each under its account's lock and in a transaction of its own. */
function eachRow(
  kind: RowDueKind,
  perform: (tx: Tx, account: LockedAccount, id: string) => Promise<unknown>,
): Performer {
  return async ({ db, clock }, clockId, at) => {
    const { table, accountId, id } = DUE_ROWS[kind];
    const rows = await db
      .select({ accountId, id })
      .from<PgTable>(table)
      .where(dueRows(kind, clockId, at));
    for (const row of rows as Item[]) {
      await db.transaction(async (tx) =>
        perform(tx, await lockAccount(tx, clock, row.accountId), row.id),
      );
    }
    return rows.length;
  };
}

/** Accounts that get their free packs by one statement. */
const CHUNK = 1000;

/** R-FREE-1 · The free packs of the month that begins at `at`. */
async function grantFreePacks({ db, clock }: Context, clockId: string, at: Date): Promise<number> {
  let given = 0;
  for (let after = "0"; ;) {
    const chunk = await db
      .select({ id: accounts.id })
      .from(accounts)
      .where(
        and(
          eq(accounts.clockId, clockId),
          isNotNull(accounts.activatedAt),
          sql`${accounts.id} > ${after}`,
        ),
      )
      .orderBy(accounts.id)
      .limit(CHUNK);
    const last = chunk.at(-1);
    if (!last) break;
    after = last.id;
    given += await db.transaction(async (tx) => {
      const ids = chunk.map(({ id }) => id);
      return ensureFreePacks(tx, await lockAccounts(tx, clock, ids), at);
    });
  }
  await db
    .update(clocks)
    .set({ grantedThrough: monthOf(at) })
    .where(eq(clocks.id, clockId));
  return given;
}

/** R-SET-1 · The settlement of the month before `at`. */
async function settle(ctx: Context, clockId: string, at: Date): Promise<number> {
  const month = previousMonth(monthOf(at));
  const run = await openRun(ctx, { clockId, month });
  if (!run.ok) throw new Error(`the settlement of ${month} was performed before it was due`);
  const settled = await workOnRun(ctx.db, ctx.clock, run.value);
  await ctx.db.update(clocks).set({ settledThrough: month }).where(eq(clocks.id, clockId));
  return settled;
}
