import {
  FIRST_CATALOG,
  packOffer,
  type PackOffer,
  type PackSku,
  type Product,
} from "@/lib/core/catalog";
import {
  addMonths,
  monthEnd,
  monthOf,
  monthStart,
  oneYearLater,
  settlementDueAt,
  type Month,
} from "@/lib/core/calendar";
import { exactString } from "@/lib/core/money";

/** How much there is: settled months make bills, one an account and month. */
export const EVENTS = 1_000_000;
export const BILLS = 100_000;

/** Has plenty of both: five years of bills, more than a third of all events, 500 bought packs. */
export const BIG_ACCOUNT = 800_000_000;
/** Activated, and nothing has happened since. */
export const EMPTY_ACCOUNT = BIG_ACCOUNT - 1;
export const BIG_OWNER = "prs_BENCHBIG";
export const EMPTY_OWNER = "prs_BENCHEMPTY";

const BIG_MONTHS = 60;
const NEIGHBOUR_MONTHS = 20;
export const NEIGHBOURS = (BILLS - BIG_MONTHS) / NEIGHBOUR_MONTHS;
const NEIGHBOUR_EVENTS = 6;
const BIG_EVENTS = EVENTS - NEIGHBOURS * (NEIGHBOUR_MONTHS + 1) * NEIGHBOUR_EVENTS;

/** Calls of an event of each product. Every fourth event is of `legacy`. Packs and the free quota hold whole events. */
export const GENERAL_CALLS = 20;
export const LEGACY_CALLS = 200;

/** Packs that the big account buys when a month begins: used up before it ends, but for those of the open month. */
const PACKS_A_MONTH = 8;
const PACKS_OF_THE_OPEN_MONTH = 20;
export const PACK = offerOf("general-10k");

/** Yuan: what everybody pays in at first, and the big account every day. Enough for every bill and order. */
export const FIRST_RECHARGE = 2000;
export const DAILY_RECHARGE = 40;

/** One month as every account lives it, as instants of the Shanghai calendar. `age` is 0 for the open one. */
export type LivedMonth = {
  readonly age: number;
  readonly month: Month;
  readonly start: string;
  readonly until: string;
  readonly ends: string;
  readonly settled: string;
  readonly packsEnd: string;
  readonly bigPacks: number;
  readonly bigEvents: number;
  readonly neighbourEvents: number;
};

/** The open month and the sixty before it, the newest first. */
export function livedMonths(now: Date): LivedMonth[] {
  const open = monthOf(now);
  return Array.from({ length: BIG_MONTHS + 1 }, (_, age) => {
    const month = addMonths(open, -age);
    const start = monthStart(month);
    const share = Math.floor(BIG_EVENTS / (BIG_MONTHS + 1));
    return {
      age,
      month,
      start: start.toISOString(),
      until: (age === 0 ? now : monthEnd(month)).toISOString(),
      ends: monthEnd(month).toISOString(),
      settled: settlementDueAt(month).toISOString(),
      packsEnd: oneYearLater(start).toISOString(),
      bigPacks: age === 0 ? PACKS_OF_THE_OPEN_MONTH : PACKS_A_MONTH,
      bigEvents: share + (age < BIG_EVENTS % (BIG_MONTHS + 1) ? 1 : 0),
      neighbourEvents: age <= NEIGHBOUR_MONTHS ? NEIGHBOUR_EVENTS : 0,
    };
  });
}

/** What a line of a bill needs of the price list. No month of these accounts leaves the first tier. */
export const linePrices = (["general", "legacy"] as const satisfies readonly Product[]).map(
  (product, index) => {
    const [first] = FIRST_CATALOG.products[product].tiers;
    if (!first) throw new Error(`${product} has no price`);
    const rules = ["R-USE-3", "R-PRICE-1", "R-PRICE-2"];
    return {
      product,
      line: index + 1,
      price: exactString(first.unitPrice),
      rules:
        product === "legacy"
          ? ["R-USE-2", ...rules, "R-PRICE-3", "R-PRICE-4"]
          : [...rules, "R-PRICE-4"],
    };
  },
);

function offerOf(sku: PackSku): PackOffer {
  const offer = packOffer(FIRST_CATALOG, sku);
  if (!offer) throw new Error(`${sku} is not for sale`);
  return offer;
}
