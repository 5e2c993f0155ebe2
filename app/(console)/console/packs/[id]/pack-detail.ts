import { database } from "@/db";
import { orderOf } from "@/db/queries/orders";
import { deductionsOf, packOf, type PackView } from "@/db/queries/packs";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { chanceFactsOf } from "../chance-facts";
import { refundChance, type RefundChance } from "../refund-chance";

export type Deduction = Awaited<ReturnType<typeof deductionsOf>>[number];

export type PackDetail = {
  readonly pack: PackView;
  readonly chance: RefundChance;
  /** Oldest first. */
  readonly deductions: readonly Deduction[];
  readonly placedAt: Date | null;
};

/** All that the page of one pack shows, or null where the account has no such pack. */
export async function packDetailOf(viewer: CustomerViewer, id: string): Promise<PackDetail | null> {
  const { accountId, now } = viewer;
  const db = database();
  const [pack, deductions, facts] = await Promise.all([
    packOf(db, accountId, id, now),
    deductionsOf(db, accountId, id),
    chanceFactsOf(viewer),
  ]);
  if (!pack) return null;
  const order = pack.orderId ? await orderOf(db, accountId, pack.orderId, now) : null;
  return {
    pack,
    chance: refundChance(pack, facts),
    deductions,
    placedAt: order?.placedAt ?? null,
  };
}
