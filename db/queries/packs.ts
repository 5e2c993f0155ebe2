import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lte,
  ne,
  or,
  sql,
  type SQL,
} from "drizzle-orm";

import type { Asker } from "@/db/client";
import { packDeductions, packs } from "@/db/schema";
import { inBurnOrder, isUsable } from "@/lib/core/burn-down";
import { packState, type PackDisplayState } from "@/lib/core/pack-state";

/** The tabs of the packs page. A pack can stand under more than one: a gifted one is also active. */
export const PACK_TABS = ["active", "unused", "used-up", "expired", "refunded", "gifted"] as const;
export type PackTab = (typeof PACK_TABS)[number];

export type PackView = typeof packs.$inferSelect & {
  readonly callsLeft: number;
  readonly state: PackDisplayState;
  /** R-USE-3 · Its place in the order of cover, from 1; null for a pack that covers nothing now. */
  readonly place: number | null;
};

export type PackQuestion = {
  readonly tab?: PackTab;
  /** Leaves out packs that were used up, refunded or expired before this instant. */
  readonly openSince?: Date;
  readonly now: Date;
};

/** The packs of an account as they stand at `now`: those that cover calls first, in the order of cover, then the newest. */
export async function packsOf(
  db: Asker,
  accountId: string,
  { tab, openSince, now }: PackQuestion,
): Promise<PackView[]> {
  const rows = await db
    .select()
    .from(packs)
    .where(
      and(
        eq(packs.accountId, accountId),
        tab && onTab(tab, now),
        openSince && or(isNull(packs.closedAt), gte(packs.closedAt, openSince)),
      ),
    )
    .orderBy(desc(packs.createdAt), desc(packs.id));
  const withCalls = rows.map((pack) => ({ ...pack, callsLeft: pack.callsTotal - pack.callsUsed }));
  const covering = withCalls
    .filter((pack) => isUsable(pack, pack.product, now))
    .toSorted(inBurnOrder);
  const others = withCalls.filter((pack) => !isUsable(pack, pack.product, now));
  // A tab shows some of the packs; the order of cover is among all of them.
  const order = tab ? await orderOfCover(db, accountId, now) : covering.map(({ id }) => id);
  const places = new Map(order.map((id, index) => [id, index + 1]));
  return [...covering, ...others].map((pack) => ({
    ...pack,
    state: packState(pack, now),
    place: places.get(pack.id) ?? null,
  }));
}

/** How many packs an account ever had. */
export const countPacks = (db: Asker, accountId: string): Promise<number> =>
  db.$count(packs, eq(packs.accountId, accountId));

/** One pack of an account, or null. */
export async function packOf(
  db: Asker,
  accountId: string,
  packId: string,
  now: Date,
): Promise<PackView | null> {
  const [pack] = await db
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), eq(packs.id, packId)));
  if (!pack) return null;
  const place = (await orderOfCover(db, accountId, now)).indexOf(packId);
  return {
    ...pack,
    callsLeft: pack.callsTotal - pack.callsUsed,
    state: packState(pack, now),
    place: place < 0 ? null : place + 1,
  };
}

/** What a pack gave, hour by hour, oldest first: proves each deduction. */
export const deductionsOf = (db: Asker, accountId: string, packId: string) =>
  db
    .select({
      hour: packDeductions.hour,
      calls: packDeductions.calls,
      leftAfter: packDeductions.leftAfter,
    })
    .from(packDeductions)
    .where(and(eq(packDeductions.accountId, accountId), eq(packDeductions.packId, packId)))
    .orderBy(asc(packDeductions.hour));

async function orderOfCover(db: Asker, accountId: string, now: Date): Promise<string[]> {
  const open = await db
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), isNull(packs.closedAt)));
  return open
    .map((pack) => ({ ...pack, callsLeft: pack.callsTotal - pack.callsUsed }))
    .filter((pack) => isUsable(pack, pack.product, now))
    .toSorted(inBurnOrder)
    .map(({ id }) => id);
}

function onTab(tab: PackTab, now: Date): SQL | undefined {
  const usedUp = eq(packs.callsUsed, packs.callsTotal);
  switch (tab) {
    case "active":
      return and(isNull(packs.closedAt), or(gt(packs.endsAt, now), isNotNull(packs.heldAt)));
    case "unused":
      return and(isNull(packs.closedAt), gt(packs.endsAt, now), eq(packs.callsUsed, 0));
    case "used-up":
      return usedUp;
    case "expired":
      return and(
        lte(packs.endsAt, now),
        isNull(packs.refundedAt),
        isNull(packs.heldAt),
        sql`not ${usedUp}`,
      );
    case "refunded":
      return isNotNull(packs.refundedAt);
    case "gifted":
      return ne(packs.kind, "bought");
  }
}
