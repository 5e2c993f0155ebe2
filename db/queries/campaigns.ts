import {
  and,
  count,
  countDistinct,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  lt,
  lte,
  or,
  sql,
  sum,
} from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, campaigns, orders, packs } from "@/db/schema";
import { allowanceLeft, campaignState, type CampaignState } from "@/lib/core/campaign";

export type Campaign = typeof campaigns.$inferSelect;

export type CampaignView = Campaign & {
  readonly state: CampaignState;
  /** Packs that accounts of the clock bought or took in it, and how many accounts they are. */
  readonly packs: number;
  readonly accounts: number;
};

export type CampaignCursor = { readonly createdAt: Date; readonly id: string };

/** R-REF-6 · Every campaign as a clock sees it, the newest first, with what its accounts bought and took. */
export async function campaignsOf(
  db: Asker,
  clock: { readonly id: string; readonly now: Date },
  { after, limit }: { readonly after?: CampaignCursor; readonly limit: number },
): Promise<CampaignView[]> {
  const rows = await db
    .select()
    .from(campaigns)
    .where(
      after &&
        or(
          lt(campaigns.createdAt, after.createdAt),
          and(eq(campaigns.createdAt, after.createdAt), lt(campaigns.id, after.id)),
        ),
    )
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(limit);
  const ids = rows.map(({ id }) => id);
  const had = await db
    .select({
      id: packs.campaignId,
      packs: count(),
      accounts: countDistinct(packs.accountId),
    })
    .from(packs)
    .innerJoin(accounts, eq(accounts.id, packs.accountId))
    .where(and(inArray(packs.campaignId, ids), eq(accounts.clockId, clock.id)))
    .groupBy(packs.campaignId);
  const byId = new Map(had.map((row) => [row.id, row]));
  return rows.map((row) => ({
    ...row,
    state: campaignState(row, clock.now),
    packs: byId.get(row.id)?.packs ?? 0,
    accounts: byId.get(row.id)?.accounts ?? 0,
  }));
}

/** A campaign that runs, and how many packs of it the account may still have. */
export type CampaignOffer = Campaign & { readonly left: number };

/** R-REF-6, R-USE-3 · The campaigns that run for an account now and still allow it a pack, the first to end first. */
export async function campaignOffersTo(
  db: Asker,
  accountId: string,
  now: Date,
): Promise<CampaignOffer[]> {
  const running = await db
    .select()
    .from(campaigns)
    .where(and(lte(campaigns.startsAt, now), gt(campaigns.endsAt, now), isNull(campaigns.endedAt)))
    .orderBy(campaigns.endsAt, campaigns.id);
  if (running.length === 0) return [];
  const ids = running.map(({ id }) => id);
  const [delivered, waiting] = await Promise.all([
    db
      .select({ id: packs.campaignId, packs: count() })
      .from(packs)
      .where(and(inArray(packs.campaignId, ids), eq(packs.accountId, accountId)))
      .groupBy(packs.campaignId),
    db
      .select({ id: orders.campaignId, packs: sum(orders.quantity).mapWith(Number) })
      .from(orders)
      .where(
        and(
          eq(orders.accountId, accountId),
          inArray(orders.campaignId, ids),
          sql`num_nonnulls(${orders.paidAt}, ${orders.cancelledAt}, ${orders.expiredAt}) = 0`,
          gt(orders.expiresAt, now),
        ),
      )
      .groupBy(orders.campaignId),
  ]);
  return running
    .map((campaign) => {
      const had = [...delivered, ...waiting]
        .filter(({ id }) => id === campaign.id)
        .reduce((total, row) => total + row.packs, 0);
      return { ...campaign, left: allowanceLeft(campaign.perAccount, had) };
    })
    .filter(({ left }) => left > 0);
}
