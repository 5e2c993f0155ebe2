import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, or } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, paymentNotifications, recharges, REAL_CLOCK } from "@/db/schema";
import { PAYMENT_FAULTS } from "@/lib/core/online-payment";

/** Where a page of transfers ended. */
export type TransferCursor = { readonly at: Date; readonly id: string };

const isWaiting = and(eq(recharges.channel, "transfer"), isNull(recharges.paidAt));

/** R-FUND-4 · Bank transfers that customers of a clock promised and finance has not seen yet, the oldest first. */
export const transfersWaiting = (
  db: Asker,
  clockId: string,
  { after, limit }: { readonly after?: TransferCursor | undefined; readonly limit: number },
) =>
  db
    .select({ recharge: recharges, accountName: accounts.name })
    .from(recharges)
    .innerJoin(accounts, eq(accounts.id, recharges.accountId))
    .where(
      and(
        eq(accounts.clockId, clockId),
        isWaiting,
        after &&
          or(
            gt(recharges.createdAt, after.at),
            and(eq(recharges.createdAt, after.at), gt(recharges.id, after.id)),
          ),
      ),
    )
    .orderBy(asc(recharges.createdAt), asc(recharges.id))
    .limit(limit);

export async function transfersWaitingCount(db: Asker, clockId: string): Promise<number> {
  const [row] = await db
    .select({ waiting: count() })
    .from(recharges)
    .innerJoin(accounts, eq(accounts.id, recharges.accountId))
    .where(and(eq(accounts.clockId, clockId), isWaiting));
  return row?.waiting ?? 0;
}

/**
 * R-FUND-4 · What providers told us that only a person can put right, the newest first. Providers move real money, so
 * there is nothing to show beside a test clock (R-TIME-1).
 */
export async function paymentFaults(db: Asker, clockId: string, limit: number) {
  if (clockId !== REAL_CLOCK) return [];
  return db
    .select()
    .from(paymentNotifications)
    .where(inArray(paymentNotifications.verdict, [...PAYMENT_FAULTS]))
    .orderBy(desc(paymentNotifications.receivedAt))
    .limit(limit);
}

/** R-FUND-4 · The bank transfers of a clock's accounts that finance confirmed, the latest first. */
export const transfersSeen = (db: Asker, clockId: string, limit: number) =>
  db
    .select({ recharge: recharges, accountName: accounts.name })
    .from(recharges)
    .innerJoin(accounts, eq(accounts.id, recharges.accountId))
    .where(
      and(
        eq(accounts.clockId, clockId),
        eq(recharges.channel, "transfer"),
        isNotNull(recharges.paidAt),
      ),
    )
    .orderBy(desc(recharges.paidAt), desc(recharges.id))
    .limit(limit);
