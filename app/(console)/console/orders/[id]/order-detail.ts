import { database } from "@/db";
import { orderOf, type OrderView } from "@/db/queries/orders";
import type { PackView } from "@/db/queries/packs";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { packState } from "@/lib/core/pack-state";
import { chanceFactsOf } from "../../packs/chance-facts";
import { refundChance, type RefundChance } from "../../packs/refund-chance";

export type OrderDetail = {
  readonly order: OrderView;
  /** Without their place in the order of cover, which is a matter of all packs. */
  readonly packs: readonly PackView[];
  readonly chances: ReadonlyMap<string, RefundChance>;
};

/** All that the page of one order shows, or null where the account has no such order. */
export async function orderDetailOf(
  viewer: CustomerViewer,
  id: string,
): Promise<OrderDetail | null> {
  const { accountId, now } = viewer;
  const [order, facts] = await Promise.all([
    orderOf(database(), accountId, id, now),
    chanceFactsOf(viewer),
  ]);
  if (!order) return null;
  const packs = order.packs.map((pack) => ({
    ...pack,
    callsLeft: pack.callsTotal - pack.callsUsed,
    state: packState(pack, now),
    place: null,
  }));
  return {
    order,
    packs,
    chances: new Map(packs.map((pack) => [pack.id, refundChance(pack, facts)])),
  };
}
