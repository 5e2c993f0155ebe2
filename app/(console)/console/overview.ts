import { database } from "@/db";
import { billsOf } from "@/db/queries/bills";
import { countPacks, packsOf, type PackView } from "@/db/queries/packs";
import { usageByDay, type UsageRow } from "@/db/queries/usage";
import type { CustomerViewer } from "@/lib/auth/viewer";
import {
  addDays,
  dayOf,
  dayStart,
  monthOf,
  monthStart,
  previousMonth,
  type Day,
} from "@/lib/core/calendar";
import { catalogAt, type Catalog, type Product } from "@/lib/core/catalog";
import { forecastMonth, type DayUsage, type MonthForecast } from "@/lib/core/forecast";
import type { Cny } from "@/lib/core/money";
import { availableBalance, type Purses } from "@/lib/core/payment";
import type { BillDraft } from "@/lib/core/settlement";
import { pursesOf } from "@/lib/services/ledger";
import { openBill } from "@/lib/services/settlement/open-bill";
import { chanceFactsOf } from "./packs/chance-facts";
import { refundChance, type RefundChance } from "./packs/refund-chance";
import { quotaOf, type Quota } from "./quota";

export type Overview = {
  readonly now: Date;
  readonly today: Day;
  readonly month: string;
  readonly catalog: Catalog;
  /** The month's calls by day, product and edition, up to now. */
  readonly slices: readonly UsageRow[];
  /** The bill that would be issued now; null before the month's first call. */
  readonly soFar: BillDraft | null;
  /** Null where there is no usage to expect anything from. */
  readonly forecast: MonthForecast | null;
  readonly lastBill: { readonly month: string; readonly total: string } | null;
  readonly purses: Purses & { readonly frozen: Cny };
  readonly available: Cny;
  /** The packs of which something was left when the month began, or that came since. */
  readonly packs: readonly PackView[];
  /** How many packs there ever were. */
  readonly packsEver: number;
  readonly chances: ReadonlyMap<string, RefundChance>;
  /** Null without a pack that covers calls now. */
  readonly quota: Quota | null;
  /** Calls of the last thirty days. */
  readonly recent: Readonly<Record<Product, number>>;
};

const RECENT_DAYS = 30;

/** All that the overview shows of an account, as of its own time (R-TIME-1). */
export async function overviewOf(viewer: CustomerViewer): Promise<Overview> {
  const { accountId, now } = viewer;
  const db = database();
  const [month, today] = [monthOf(now), dayOf(now)];
  const recently = dayStart(addDays(today, -RECENT_DAYS));
  const from = recently < monthStart(month) ? recently : monthStart(month);

  const [chanceFacts, history, packs, packsEver, soFar, purses, [newestBill]] = await Promise.all([
    chanceFactsOf(viewer),
    usageByDay(db, accountId, { from, to: dayStart(addDays(today, 1)) }),
    packsOf(db, accountId, { now, openSince: monthStart(month) }),
    countPacks(db, accountId),
    openBill(db, accountId, month),
    pursesOf(db, accountId),
    billsOf(db, accountId, { limit: 1 }),
  ]);
  const catalog = catalogAt(chanceFacts.catalogs, now);
  const days = dayUsage(history);

  return {
    now,
    today,
    month,
    catalog,
    slices: history.filter(({ at }) => at >= monthStart(month)),
    soFar,
    forecast: forecastMonth({ days, today, packs, catalog }),
    lastBill: newestBill?.month === previousMonth(month) ? newestBill : null,
    purses,
    available: availableBalance(purses, purses.frozen),
    packs,
    packsEver,
    chances: new Map(packs.map((pack) => [pack.id, refundChance(pack, chanceFacts)])),
    quota: quotaOf({ packs, history, days, now }),
    recent: {
      general: callsSince(history, "general", recently),
      legacy: callsSince(history, "legacy", recently),
    },
  };
}

/** The history as the forecast asks for it: one entry a day. */
function dayUsage(slices: readonly UsageRow[]): DayUsage[] {
  const days = Map.groupBy(slices, ({ at }) => dayOf(at));
  return [...days].map(([day, ofDay]) => ({
    day,
    byProduct: { general: madeOf(ofDay, "general"), legacy: madeOf(ofDay, "legacy") },
  }));
}

const madeOf = (slices: readonly UsageRow[], product: Product) =>
  slices
    .filter((slice) => slice.product === product)
    .reduce(
      (made, { calls, postpaid }) => ({
        calls: made.calls + calls,
        postpaid: made.postpaid + postpaid,
      }),
      { calls: 0, postpaid: 0 },
    );

const callsSince = (slices: readonly UsageRow[], product: Product, since: Date): number =>
  madeOf(
    slices.filter(({ at }) => at >= since),
    product,
  ).calls;
