import { and, eq, gt, gte, inArray, isNull, notExists, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

import type { Database } from "@/db/client";
import {
  accounts,
  alertSettings,
  notices,
  packs,
  purses,
  usageHours,
  usageMonths,
} from "@/db/schema";
import {
  addDays,
  DAY_MS,
  dayOf,
  dayStart,
  monthEnd,
  monthOf,
  monthStart,
} from "@/lib/core/calendar";
import { catalogAt, PRODUCTS, type Catalog } from "@/lib/core/catalog";
import { forecastMonth, type DayUsage } from "@/lib/core/forecast";
import { cny, compare, fenString, unitPriceString } from "@/lib/core/money";
import { availableBalance } from "@/lib/core/payment";
import { catalogs } from "@/lib/services/catalogs";
import type { Context } from "@/lib/services/context";
import { pursesOf } from "@/lib/services/ledger";
import { tellEach } from "@/lib/services/notices/tell-each";
import { notify } from "@/lib/services/notify";

/** The forecast looks back two weeks. */
const HISTORY_DAYS = 15;
/** Accounts whose usage is read at once. */
const CHUNK = 200;

/**
 * R-ARR-2 · Warns, once a month, whoever called this month and is not expected to be able to pay for it. Only those
 * come into question whose balance is small against the month so far; those are forecast as the console forecasts.
 */
export async function warnOfShortMonth(ctx: Context, clockId: string, at: Date): Promise<number> {
  const { db } = ctx;
  const catalog = catalogAt(await catalogs(db), at);
  const candidates = await inQuestion(db, clockId, at, catalog);
  let told = 0;
  for (let from = 0; from < candidates.length; from += CHUNK) {
    const chunk = candidates.slice(from, from + CHUNK);
    const expected = await expectedCharges(db, chunk, at, catalog);
    told += await tellEach(ctx, expected, async (tx, account, { charge }) => {
      const { frozen, ...balances } = await pursesOf(tx, account.id);
      const available = availableBalance(balances, frozen);
      if (account.arrearsSince || compare(available, charge) >= 0) return false;
      await notify(tx, account, "forecast-short", monthOf(at), {
        balance: fenString(available),
        expected: fenString(charge),
      });
      return true;
    });
  }
  return told;
}

/** A month may turn out dearer than its days so far, but hardly by more than this. */
const MARGIN = 3;

/** Accounts that called this month, were not warned of it yet, and hold less than a rough bound of what it will cost. */
async function inQuestion(
  db: Database,
  clockId: string,
  at: Date,
  { products }: Catalog,
): Promise<string[]> {
  const month = monthOf(at);
  const length = monthEnd(month).getTime() - monthStart(month).getTime();
  const elapsed = Math.max(DAY_MS, at.getTime() - monthStart(month).getTime());
  const dearest = PRODUCTS.map((product): SQL => {
    const price = products[product].tiers[0]?.unitPrice;
    return sql`when ${product}::product then ${unitPriceString(price ?? cny("0"))}::numeric`;
  });
  const soFar = sql`sum(${usageMonths.calls} * case ${usageMonths.product} ${sql.join(dearest, sql` `)} end)`;
  const told = db
    .select({ one: sql`1` })
    .from(notices)
    .where(
      and(eq(notices.accountId, accounts.id), eq(notices.occasion, `forecast-short:${month}`)),
    );
  const rows = await db
    .select({ id: accounts.id })
    .from(usageMonths)
    .innerJoin(accounts, eq(accounts.id, usageMonths.accountId))
    .innerJoin(purses, eq(purses.accountId, accounts.id))
    .leftJoin(alertSettings, eq(alertSettings.accountId, accounts.id))
    .where(
      and(
        eq(usageMonths.month, month),
        eq(accounts.clockId, clockId),
        isNull(accounts.arrearsSince),
        sql`coalesce(${alertSettings.forecast}, true)`,
        notExists(told),
      ),
    )
    .groupBy(accounts.id, purses.accountId)
    .having(
      gt(
        sql`${soFar} * ${MARGIN * (length / elapsed)}::numeric`,
        sql`${purses.cash} + ${purses.income} + ${purses.gift} - ${purses.frozen}`,
      ),
    )
    .orderBy(accounts.id);
  return rows.map(({ id }) => id);
}

async function expectedCharges(
  db: Database,
  accountIds: readonly string[],
  at: Date,
  catalog: Catalog,
) {
  const [usage, open] = await Promise.all([
    usageByDay(db, accountIds, at),
    db
      .select()
      .from(packs)
      .where(and(inArray(packs.accountId, [...accountIds]), isNull(packs.closedAt))),
  ]);
  const packsOf = Map.groupBy(open, ({ accountId }) => accountId);
  return accountIds.flatMap((accountId) => {
    const forecast = forecastMonth({
      days: usage.get(accountId) ?? [],
      today: dayOf(at),
      packs: (packsOf.get(accountId) ?? []).map((pack) => ({
        ...pack,
        callsLeft: pack.callsTotal - pack.callsUsed,
      })),
      catalog,
    });
    return forecast ? [{ accountId, charge: forecast.charge }] : [];
  });
}

/** R-TIME-2 · What each account used of each product, by day: this month, and what the forecast looks back at. */
async function usageByDay(
  db: Database,
  accountIds: readonly string[],
  at: Date,
): Promise<Map<string, DayUsage[]>> {
  const lookBack = dayStart(addDays(dayOf(at), -HISTORY_DAYS));
  const since = lookBack < monthStart(monthOf(at)) ? lookBack : monthStart(monthOf(at));
  const day = sql<string>`to_char(${usageHours.hour} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;
  const sum = (column: AnyPgColumn) => sql`sum(${column})`.mapWith(Number);
  const rows = await db
    .select({
      accountId: usageHours.accountId,
      product: usageHours.product,
      day: day.as("day"),
      calls: sum(usageHours.calls),
      postpaid: sum(usageHours.postpaid),
    })
    .from(usageHours)
    .where(and(inArray(usageHours.accountId, [...accountIds]), gte(usageHours.hour, since)))
    .groupBy(usageHours.accountId, usageHours.product, sql`3`);
  const none = { calls: 0, postpaid: 0 };
  return new Map(
    [...Map.groupBy(rows, ({ accountId }) => accountId)].map(([accountId, ofAccount]) => {
      const days = [...Map.groupBy(ofAccount, (row) => row.day)].map(([day, ofDay]) => ({
        day,
        byProduct: {
          general: ofDay.find(({ product }) => product === "general") ?? none,
          legacy: ofDay.find(({ product }) => product === "legacy") ?? none,
        },
      }));
      return [accountId, days];
    }),
  );
}
