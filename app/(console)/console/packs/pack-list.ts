import { database } from "@/db";
import { contentStopsOf } from "@/db/queries/accounts";
import { PACK_TABS, packsOf, type PackTab, type PackView } from "@/db/queries/packs";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { catalogs } from "@/lib/services/catalogs";
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
export async function packListOf(
  { accountId, now }: CustomerViewer,
  tab: PackTab,
): Promise<PackList> {
  const db = database();
  const [packs, all, versions, stops] = await Promise.all([
    packsOf(db, accountId, { tab, now }),
    packsOf(db, accountId, { now }),
    catalogs(db),
    contentStopsOf(db, accountId),
  ]);
  const facts = { now, catalogs: versions, contentStopUpheld: stops.some(({ upheld }) => upheld) };
  return { packs, all, chances: new Map(all.map((pack) => [pack.id, refundChance(pack, facts)])) };
}
