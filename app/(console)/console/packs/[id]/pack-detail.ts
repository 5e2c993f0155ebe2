import { database } from "@/db";
import { contentStopsOf } from "@/db/queries/accounts";
import { orderOf } from "@/db/queries/orders";
import { deductionsOf, packOf, type PackView } from "@/db/queries/packs";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { catalogs } from "@/lib/services/catalogs";
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
export async function packDetailOf(
  { accountId, now }: CustomerViewer,
  id: string,
): Promise<PackDetail | null> {
  const db = database();
  const [pack, deductions, versions, stops] = await Promise.all([
    packOf(db, accountId, id, now),
    deductionsOf(db, accountId, id),
    catalogs(db),
    contentStopsOf(db, accountId),
  ]);
  if (!pack) return null;
  const order = pack.orderId ? await orderOf(db, accountId, pack.orderId, now) : null;
  const contentStopUpheld = stops.some(({ upheld }) => upheld);
  return {
    pack,
    chance: refundChance(pack, { now, catalogs: versions, contentStopUpheld }),
    deductions,
    placedAt: order?.placedAt ?? null,
  };
}
