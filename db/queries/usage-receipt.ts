import { and, eq, inArray } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { monthVolumes, type CoveredCalls } from "@/db/queries/usage";
import { packs, usageEvents } from "@/db/schema";
import { catalogAt, type Catalog, type Product, type TierBasis } from "@/lib/core/catalog";
import { times, type Cny } from "@/lib/core/money";
import { tierReached, tierVolumeOf, type ReachedTier } from "@/lib/core/pricing";

/** A pack that paid for some of the calls, and what is left of it now. */
export type ReceiptDraw = {
  readonly pack: Pick<typeof packs.$inferSelect, "id" | "kind" | "callsTotal" | "freeMonth">;
  readonly calls: number;
  readonly callsLeft: number;
};

/** What was counted under some keys, and who paid for it. The four sources add up to the calls. */
export type Receipt = CoveredCalls & {
  readonly product: Product;
  readonly draws: readonly ReceiptDraw[];
  readonly billedMonth: string;
  readonly tierBasis: TierBasis;
  readonly tierVolume: number;
  readonly tier: ReachedTier;
  /** R-PRICE-1 · At the tier that the month has reached so far; the month's bill decides. */
  readonly cost: Cny;
};

/**
 * R-USE-8 · The receipt of one request: its events, looked up by their keys, and the packs that they drew from. Null
 * where nothing was counted.
 */
export async function receiptOf(
  db: Asker,
  accountId: string,
  keys: readonly string[],
  versions: readonly Catalog[],
): Promise<Receipt | null> {
  const events = await db
    .select()
    .from(usageEvents)
    .where(and(eq(usageEvents.accountId, accountId), inArray(usageEvents.key, [...keys])));
  const [first] = events;
  if (!first) return null;

  const { product, billedMonth, occurredAt } = first;
  const [draws, volumes] = await Promise.all([
    drawsOf(db, accountId, events),
    monthVolumes(db, accountId, { from: billedMonth, through: billedMonth }),
  ]);
  const month = volumes.find((each) => each.product === product);
  const { tierBasis, products } = catalogAt(versions, occurredAt);
  const tierVolume = tierVolumeOf(tierBasis, month?.calls ?? 0, month?.postpaid ?? 0);
  const tier = tierReached(products[product].tiers, tierVolume);
  const postpaid = sum(events, (event) => event.postpaid);
  return {
    product,
    billedMonth,
    draws,
    tierBasis,
    tierVolume,
    tier,
    cost: times(tier.unitPrice, postpaid),
    calls: sum(events, (event) => event.calls),
    free: sum(events, (event) => event.free),
    gifted: sum(events, (event) => event.gifted),
    bought: sum(events, (event) => event.bought),
    postpaid,
  };
}

type Event = typeof usageEvents.$inferSelect;

async function drawsOf(
  db: Asker,
  accountId: string,
  events: readonly Event[],
): Promise<ReceiptDraw[]> {
  const drawn = new Map<string, number>();
  for (const [packId, calls] of events.flatMap((event) => event.draws)) {
    drawn.set(packId, (drawn.get(packId) ?? 0) + calls);
  }
  if (drawn.size === 0) return [];
  const rows = await db
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), inArray(packs.id, [...drawn.keys()])));
  return [...drawn].flatMap(([packId, calls]) => {
    const pack = rows.find(({ id }) => id === packId);
    return pack ? [{ pack, calls, callsLeft: pack.callsTotal - pack.callsUsed }] : [];
  });
}

const sum = (events: readonly Event[], count: (event: Event) => number): number =>
  events.reduce((total, event) => total + count(event), 0);
