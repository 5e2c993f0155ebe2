import { database } from "@/db";
import { usageByDay } from "@/db/queries/usage";
import type { CustomerViewer } from "@/lib/auth/viewer";
import {
  comparePacks,
  recommendPack,
  type PackComparison,
  type Recommendation,
} from "@/lib/core/advice";
import { addDays, dayOf, dayStart } from "@/lib/core/calendar";
import { catalogAt, type Catalog } from "@/lib/core/catalog";
import { catalogs } from "@/lib/services/catalogs";

export type Offers = {
  readonly catalog: Catalog;
  /** What the comparison assumes: the calls asked about, or those of the last thirty days. */
  readonly monthlyCalls: number;
  readonly isOwnUsage: boolean;
  readonly comparisons: readonly PackComparison[];
  readonly advice: Recommendation | "none";
};

const RECENT_DAYS = 30;
const MOST_CALLS = 1_000_000_000;

/** R-CAT-3 · The pack sizes on sale, each against what the customer's own volume costs postpaid. */
export async function offersFor(
  { accountId, now }: CustomerViewer,
  asked: unknown,
): Promise<Offers> {
  const db = database();
  const today = dayOf(now);
  const [versions, recent] = await Promise.all([
    catalogs(db),
    usageByDay(db, accountId, {
      product: "general",
      from: dayStart(addDays(today, -RECENT_DAYS)),
      to: dayStart(addDays(today, 1)),
    }),
  ]);
  const catalog = catalogAt(versions, now);
  const typed = callsOf(asked);
  const monthlyCalls = typed ?? recent.reduce((sum, { calls }) => sum + calls, 0);
  return {
    catalog,
    monthlyCalls,
    isOwnUsage: typed === null,
    comparisons: comparePacks(catalog, monthlyCalls),
    advice: recommendPack(catalog, monthlyCalls),
  };
}

/** A number of calls as a person types it; null where it is none. */
function callsOf(asked: unknown): number | null {
  if (typeof asked !== "string" || !/^[\d,]{1,13}$/.test(asked)) return null;
  const calls = Number(asked.replaceAll(",", ""));
  return calls > 0 && calls <= MOST_CALLS ? calls : null;
}
