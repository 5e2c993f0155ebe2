import { and, asc, eq, gte, lt, lte, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

import type { Asker } from "@/db/client";
import { usageHours, usageMonths } from "@/db/schema";
import { PRODUCTS, type Catalog, type Edition, type Product } from "@/lib/core/catalog";
import type { Month } from "@/lib/core/calendar";
import { priceUsage, type Price } from "@/lib/core/pricing";

/** Calls, and who covered them. The four sources add up to the calls (R-USE-8). */
export type CoveredCalls = {
  readonly calls: number;
  readonly free: number;
  readonly gifted: number;
  readonly bought: number;
  readonly postpaid: number;
};

/** What one hour or day used of a product and edition. */
export type UsageRow = CoveredCalls & {
  /** The start of the hour, or of the day in Shanghai. */
  readonly at: Date;
  readonly product: Product;
  /** Null for a product without editions. */
  readonly edition: Edition | null;
};

/** Where a page of usage ended. */
export type UsageCursor = Pick<UsageRow, "at" | "product" | "edition">;

export type UsageQuestion = {
  readonly product?: Product;
  readonly edition?: Edition;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  readonly after?: UsageCursor;
  /** All rows unless given. */
  readonly limit?: number;
};

/** R-USE-8 · What an account used, hour by hour, oldest first. Late events stand where they happened. */
export const usageByHour = (db: Asker, accountId: string, question: UsageQuestion) =>
  usageBy(sql`${usageHours.hour}`, db, accountId, question);

/** R-TIME-2 · The same by day of the Shanghai calendar, which has had no day but of 24 hours since 1991: no row asks for its zone. */
export const usageByDay = (db: Asker, accountId: string, question: UsageQuestion) =>
  usageBy(
    sql`date_bin('1 day', ${usageHours.hour}, '2000-01-01T00:00:00+08:00')`,
    db,
    accountId,
    question,
  );

async function usageBy(
  start: SQL,
  db: Asker,
  accountId: string,
  { product, edition, from, to, after, limit }: UsageQuestion,
): Promise<UsageRow[]> {
  const at = sql`${start}`.mapWith(usageHours.hour);
  const asked = db
    .select({
      at: at.as("at"),
      product: usageHours.product,
      edition: usageHours.edition,
      calls: total(usageHours.calls),
      free: total(usageHours.free),
      gifted: total(usageHours.gifted),
      bought: total(usageHours.bought),
      postpaid: total(usageHours.postpaid),
    })
    .from(usageHours)
    .where(
      and(
        eq(usageHours.accountId, accountId),
        gte(usageHours.hour, from),
        lt(usageHours.hour, to),
        product && eq(usageHours.product, product),
        edition && eq(usageHours.edition, edition),
        after && isBehind(start, after),
      ),
    )
    .groupBy(sql`1`, usageHours.product, usageHours.edition)
    .orderBy(sql`1`, asc(usageHours.product), asc(usageHours.edition))
    .$dynamic();
  const rows = await (limit === undefined ? asked : asked.limit(limit));
  return rows.map((row) => ({ ...row, edition: row.edition === "none" ? null : row.edition }));
}

const isBehind = (start: SQL, { at, product, edition }: UsageCursor): SQL =>
  sql`(${start}, ${usageHours.product}, ${usageHours.edition}) >
    (${at.toISOString()}::timestamptz, ${product}::product, ${edition ?? "none"}::edition)`;

const total = (column: AnyPgColumn) => sql`sum(${column})`.mapWith(Number);

/** R-USE-8 · The busiest hour of a range, read off the rollup by its key; null where nothing was called. */
export async function busiestHour(
  db: Asker,
  accountId: string,
  { product, from, to }: Pick<UsageQuestion, "product" | "from" | "to">,
): Promise<{ readonly at: Date; readonly calls: number } | null> {
  const [hour] = await db
    .select({ at: usageHours.hour, calls: total(usageHours.calls) })
    .from(usageHours)
    .where(
      and(
        eq(usageHours.accountId, accountId),
        gte(usageHours.hour, from),
        lt(usageHours.hour, to),
        product && eq(usageHours.product, product),
      ),
    )
    .groupBy(usageHours.hour)
    .orderBy(sql`2 desc`, asc(usageHours.hour))
    .limit(1);
  return hour ?? null;
}

/** R-USE-8 · Whether an account was ever counted a call. */
export async function everCalled(db: Asker, accountId: string): Promise<boolean> {
  const months = await db
    .select({ month: usageMonths.month })
    .from(usageMonths)
    .where(eq(usageMonths.accountId, accountId))
    .limit(1);
  return months.length > 0;
}

/** What a month has used of a product so far, and what it would be charged if it ended now. */
export type MonthSoFar = CoveredCalls & { readonly product: Product; readonly estimate: Price };

/**
 * R-PRICE-1, R-PRICE-2 · The open month of an account by product, every product named, with an estimate at the price
 * list given. Calls of months that were settled before are not in it: they are billed at their own prices (R-USE-7).
 */
export async function currentMonth(
  db: Asker,
  accountId: string,
  month: Month,
  catalog: Catalog,
): Promise<MonthSoFar[]> {
  const rows = await db
    .select({
      product: usageMonths.product,
      calls: total(usageMonths.calls),
      free: total(usageMonths.free),
      gifted: total(usageMonths.gifted),
      bought: total(usageMonths.bought),
      postpaid: total(usageMonths.postpaid),
    })
    .from(usageMonths)
    .where(
      and(
        eq(usageMonths.accountId, accountId),
        eq(usageMonths.month, month),
        eq(usageMonths.priorMonth, ""),
      ),
    )
    .groupBy(usageMonths.product);
  return PRODUCTS.map((product) => {
    const used = rows.find((row) => row.product === product) ?? { product, ...NOTHING };
    return { ...used, estimate: estimateOf(catalog, product, used) };
  });
}

/** R-PRICE-2 · What whole months used of each product: the volumes that pick their tiers. */
export const monthVolumes = (
  db: Asker,
  accountId: string,
  { from, through }: { readonly from: Month; readonly through: Month },
) =>
  db
    .select({
      month: usageMonths.month,
      product: usageMonths.product,
      calls: total(usageMonths.calls),
      postpaid: total(usageMonths.postpaid),
    })
    .from(usageMonths)
    .where(
      and(
        eq(usageMonths.accountId, accountId),
        gte(usageMonths.month, from),
        lte(usageMonths.month, through),
        eq(usageMonths.priorMonth, ""),
      ),
    )
    .groupBy(usageMonths.month, usageMonths.product);

const NOTHING: CoveredCalls = { calls: 0, free: 0, gifted: 0, bought: 0, postpaid: 0 };

const estimateOf = (
  { tierBasis, products }: Catalog,
  product: Product,
  { calls, postpaid }: CoveredCalls,
): Price =>
  priceUsage({ tiers: products[product].tiers, tierBasis, calls, coveredCalls: calls - postpaid });
