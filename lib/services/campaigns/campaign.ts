import { and, count, eq, gt, isNull, sum } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { campaigns, orders, packs } from "@/db/schema";
import type { Giveaway, Sale } from "@/lib/core/campaign";
import { cny } from "@/lib/core/money";

export type Campaign = typeof campaigns.$inferSelect;

export async function findCampaign(db: Asker, id: string): Promise<Campaign | null> {
  const [found] = await db.select().from(campaigns).where(eq(campaigns.id, id));
  return found ?? null;
}

/** R-REF-6 · What a campaign sells, or null where it gives. */
export const saleOf = ({ sku, price, refundRule }: Campaign): Sale | null =>
  sku && price ? { sku, price: cny(price), refundRule } : null;

/** R-USE-3 · What a campaign gives, or null where it sells. */
export const giveawayOf = ({ calls, validDays }: Campaign): Giveaway | null =>
  calls && validDays ? { calls, validDays } : null;

/**
 * How many packs of a campaign an account has had or may still pay for: those delivered, given back or not, and
 * those of orders that wait for their payment at `at`.
 */
export async function packsHad(
  db: Asker,
  account: { readonly id: string; readonly now: Date },
  campaignId: string,
): Promise<number> {
  const [delivered] = await db
    .select({ packs: count() })
    .from(packs)
    .where(and(eq(packs.campaignId, campaignId), eq(packs.accountId, account.id)));
  const [waiting] = await db
    .select({ packs: sum(orders.quantity).mapWith(Number) })
    .from(orders)
    .where(
      and(
        eq(orders.accountId, account.id),
        eq(orders.campaignId, campaignId),
        isNull(orders.paidAt),
        isNull(orders.cancelledAt),
        isNull(orders.expiredAt),
        gt(orders.expiresAt, account.now),
      ),
    );
  return (delivered?.packs ?? 0) + (waiting?.packs ?? 0);
}
