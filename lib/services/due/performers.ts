import { and, eq, isNotNull, isNull, lte, ne, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { accounts, clocks, orders, packs, vouchers } from "@/db/schema";
import { monthOf, previousMonth } from "@/lib/core/calendar";
import type { Context } from "@/lib/services/context";
import type { DueKind } from "@/lib/services/due/next-due";
import { ensureFreePack } from "@/lib/services/free-packs";
import { lockAccount, lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
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
  "packs-expire": async (ctx, clockId, at) => {
    const items = await ctx.db
      .select({ accountId: packs.accountId, id: packs.id })
      .from(packs)
      .innerJoin(accounts, eq(accounts.id, packs.accountId))
      .where(
        and(
          eq(accounts.clockId, clockId),
          lte(packs.endsAt, at),
          isNull(packs.closedAt),
          isNull(packs.heldAt),
          ne(packs.kind, "free"),
        ),
      );
    return forEach(ctx, items, expirePack);
  },
  "vouchers-expire": async (ctx, clockId, at) => {
    const items = await ctx.db
      .select({ accountId: vouchers.accountId, id: vouchers.id })
      .from(vouchers)
      .innerJoin(accounts, eq(accounts.id, vouchers.accountId))
      .where(
        and(
          eq(accounts.clockId, clockId),
          lte(vouchers.endsAt, at),
          isNull(vouchers.expiredAt),
          isNull(vouchers.spentAt),
        ),
      );
    return forEach(ctx, items, expireVoucher);
  },
  "orders-expire": async (ctx, clockId, at) => {
    const items = await ctx.db
      .select({ accountId: orders.accountId, id: orders.id })
      .from(orders)
      .innerJoin(accounts, eq(accounts.id, orders.accountId))
      .where(
        and(
          eq(accounts.clockId, clockId),
          lte(orders.expiresAt, at),
          isNull(orders.paidAt),
          isNull(orders.cancelledAt),
          isNull(orders.expiredAt),
        ),
      );
    return forEach(ctx, items, expireOrder);
  },
  "grace-ends": async (ctx, clockId, at) => {
    const items = await ctx.db
      .select({ accountId: accounts.id, id: accounts.id })
      .from(accounts)
      .where(
        and(
          eq(accounts.clockId, clockId),
          lte(accounts.graceEndsAt, at),
          isNull(accounts.suspendedForArrearsAt),
        ),
      );
    return forEach(ctx, items, (tx, account) => suspendForArrears(tx, account));
  },
};

async function forEach(
  { db, clock }: Context,
  items: readonly Item[],
  perform: (tx: Tx, account: LockedAccount, id: string) => Promise<unknown>,
): Promise<number> {
  for (const { accountId, id } of items) {
    await db.transaction(async (tx) => perform(tx, await lockAccount(tx, clock, accountId), id));
  }
  return items.length;
}

const CHUNK = 200;

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
      let granted = 0;
      for (const account of await lockAccounts(
        tx,
        clock,
        chunk.map(({ id }) => id),
      )) {
        if (await ensureFreePack(tx, account, at)) granted += 1;
      }
      return granted;
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
