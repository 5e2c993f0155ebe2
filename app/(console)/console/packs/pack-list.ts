import { database } from "@/db";
import { PACK_TABS, packsOf, type PackTab, type PackView } from "@/db/queries/packs";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { chanceFactsOf } from "./chance-facts";
import { refundChance, type RefundChance } from "./refund-chance";

export type PackList = {
  /** Those of the tab. */
  readonly packs: readonly PackView[];
  readonly all: readonly PackView[];
  readonly chances: ReadonlyMap<string, RefundChance>;
};

/** Reads an address's tab; the first is what covers calls now. */
export const tabOf = (asked: string | readonly string[] | null | undefined): PackTab =>
  PACK_TABS.find((tab) => tab === asked) ?? PACK_TABS[0];

/** The packs of a tab as they stand now, those that cover calls first, and whether each could go back. */
export async function packListOf(viewer: CustomerViewer, tab: PackTab): Promise<PackList> {
  const { accountId, now } = viewer;
  const db = database();
  const [packs, all, facts] = await Promise.all([
    packsOf(db, accountId, { tab, now }),
    packsOf(db, accountId, { now }),
    chanceFactsOf(viewer),
  ]);
  return { packs, all, chances: new Map(all.map((pack) => [pack.id, refundChance(pack, facts)])) };
}
