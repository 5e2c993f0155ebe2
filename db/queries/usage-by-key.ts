import { and, asc, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

import type { Asker } from "@/db/client";
import type { UsageRow } from "@/db/queries/usage";
import { apiKeys, usageEvents } from "@/db/schema";
import type { Product } from "@/lib/core/catalog";

/** Rollups know no keys: these questions read events, through the index `calls_of_a_key` and a bounded range of time. */
export type KeyQuestion = {
  readonly by: "hour" | "day";
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  readonly product?: Product;
};

/** The calls that a key signed in an hour or a day. */
export type KeySlot = { readonly at: Date; readonly secretId: string; readonly calls: number };

/** Every key that an account ever had, those deleted and rotated out included, the newest first. */
export const everyKeyOf = (db: Asker, accountId: string) =>
  db
    .select({ secretId: apiKeys.secretId, name: apiKeys.name, deletedAt: apiKeys.deletedAt })
    .from(apiKeys)
    .where(eq(apiKeys.accountId, accountId))
    .orderBy(desc(apiKeys.createdAt), asc(apiKeys.name), desc(apiKeys.secretId));

/** R-USE-8 · What one key of an account used, and who paid for it, oldest first. */
export async function usageOfKey(
  db: Asker,
  accountId: string,
  secretId: string,
  question: KeyQuestion,
): Promise<UsageRow[]> {
  const rows = await db
    .select({
      at: startOf(question).mapWith(usageEvents.occurredAt).as("at"),
      product: usageEvents.product,
      edition: usageEvents.edition,
      calls: total(usageEvents.calls),
      free: total(usageEvents.free),
      gifted: total(usageEvents.gifted),
      bought: total(usageEvents.bought),
      postpaid: total(usageEvents.postpaid),
    })
    .from(usageEvents)
    .where(signedBy(accountId, [secretId], question))
    .groupBy(sql`1`, usageEvents.product, usageEvents.edition)
    .orderBy(sql`1`, asc(usageEvents.product), asc(usageEvents.edition));
  return rows.map((row) => ({ ...row, edition: row.edition === "none" ? null : row.edition }));
}

/** R-USE-8 · The calls that each of some keys signed, over time, oldest first. */
export const usageByKey = (
  db: Asker,
  accountId: string,
  secretIds: readonly string[],
  question: KeyQuestion,
): Promise<KeySlot[]> =>
  db
    .select({
      at: startOf(question).mapWith(usageEvents.occurredAt).as("at"),
      secretId: sql<string>`${usageEvents.secretId}`,
      calls: total(usageEvents.calls),
    })
    .from(usageEvents)
    .where(signedBy(accountId, secretIds, question))
    .groupBy(sql`1`, usageEvents.secretId)
    .orderBy(sql`1`, usageEvents.secretId);

const startOf = ({ by }: KeyQuestion) =>
  sql`date_trunc(${sql.raw(`'${by}'`)}, ${usageEvents.occurredAt}, 'Asia/Shanghai')`;

const signedBy = (
  accountId: string,
  secretIds: readonly string[],
  { from, to, product }: KeyQuestion,
) =>
  and(
    eq(usageEvents.accountId, accountId),
    inArray(usageEvents.secretId, [...secretIds]),
    gte(usageEvents.occurredAt, from),
    lt(usageEvents.occurredAt, to),
    product === undefined ? undefined : eq(usageEvents.product, product),
  );

const total = (column: AnyPgColumn) => sql`sum(${column})`.mapWith(Number);
