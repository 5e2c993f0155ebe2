import { database } from "@/db";
import { contentStopsOf } from "@/db/queries/accounts";
import { packsOf, type PackView } from "@/db/queries/packs";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { catalogs } from "@/lib/services/catalogs";
import { refundChance, type RefundChance } from "../packs/refund-chance";

export type RefundablePack = {
  readonly pack: PackView;
  readonly chance: RefundChance & { readonly open: true };
};

/** The packs that could be given back now, the first to become too late first. */
export async function refundablePacks({
  accountId,
  now,
}: Pick<CustomerViewer, "accountId" | "now">): Promise<RefundablePack[]> {
  const db = database();
  const [unused, versions, stops] = await Promise.all([
    packsOf(db, accountId, { tab: "unused", now }),
    catalogs(db),
    contentStopsOf(db, accountId),
  ]);
  const contentStopUpheld = stops.some((stop) => stop.upheld);
  return unused
    .flatMap((pack) => {
      const chance = refundChance(pack, { now, catalogs: versions, contentStopUpheld });
      return chance.open ? [{ pack, chance }] : [];
    })
    .toSorted((a, b) => a.chance.until.getTime() - b.chance.until.getTime());
}
