import { database } from "@/db";
import { packsOf, type PackView } from "@/db/queries/packs";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { chanceFactsOf } from "../packs/chance-facts";
import { refundChance, type RefundChance } from "../packs/refund-chance";

export type RefundablePack = {
  readonly pack: PackView;
  readonly chance: RefundChance & { readonly open: true };
};

/** The packs that could be given back now, the first to become too late first. */
export async function refundablePacks(
  viewer: Pick<CustomerViewer, "accountId" | "now">,
): Promise<RefundablePack[]> {
  const { accountId, now } = viewer;
  const [unused, facts] = await Promise.all([
    packsOf(database(), accountId, { tab: "unused", now }),
    chanceFactsOf(viewer),
  ]);
  return unused
    .flatMap((pack) => {
      const chance = refundChance(pack, facts);
      return chance.open ? [{ pack, chance }] : [];
    })
    .toSorted((a, b) => a.chance.until.getTime() - b.chance.until.getTime());
}
