import { afterDraws, burnDown, type PackState } from "@/lib/core/burn-down";
import { addDays, dayStart, daysOfMonth, monthOf, weekdayOf, type Day } from "@/lib/core/calendar";
import { PRODUCTS, type Catalog, type Product } from "@/lib/core/catalog";
import { plus, type Cny } from "@/lib/core/money";
import { priceUsage, tierReached, tierVolumeOf, type Price } from "@/lib/core/pricing";

// Everything here is an estimate and is shown as one. No rule depends on it.

/** Calls of one past day; today's are those so far. */
export type DayUsage = {
  readonly day: Day;
  readonly byProduct: Readonly<
    Record<Product, { readonly calls: number; readonly postpaid: number }>
  >;
};

/** Calls still expected on a day: of today, only the rest. */
export type ForecastDay = {
  readonly day: Day;
  readonly calls: Readonly<Record<Product, number>>;
  readonly postpaid: Readonly<Record<Product, number>>;
};

export type TierCrossing = { readonly day: Day; readonly tier: number; readonly unitPrice: Cny };

export type ProductForecast = Price & {
  /** Of the whole month: made and expected. */
  readonly calls: number;
  /** The first day on which the month reaches a higher tier than today's; null where it does not. */
  readonly crossing: TierCrossing | null;
};

export type MonthForecast = {
  readonly days: readonly ForecastDay[];
  readonly products: Readonly<Record<Product, ProductForecast>>;
  readonly postpaidCalls: number;
  /** The bill to expect for the month. */
  readonly charge: Cny;
};

const HISTORY_DAYS = 14;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const OUTLIER_FACTOR = 1.25;

/**
 * The month as it will end if the coming days are like the same weekdays of the last two weeks, priced as a bill
 * would be. `days` is the history, with today so far; at least two weeks of it where there are. Null without any.
 */
export function forecastMonth(of: {
  readonly days: readonly DayUsage[];
  readonly today: Day;
  readonly packs: readonly PackState[];
  readonly catalog: Catalog;
}): MonthForecast | null {
  if (of.days.length === 0) return null;
  const days = expectedDays(of);
  const products = {
    general: productForecast("general", of, days),
    legacy: productForecast("legacy", of, days),
  };
  return {
    days,
    products,
    postpaidCalls: products.general.postpaidCalls + products.legacy.postpaidCalls,
    charge: plus(products.general.charge, products.legacy.charge),
  };
}

/**
 * Calls to expect of a product on any day: the mean of the same weekday over the last two weeks, without what is more
 * than a quarter above that mean. Before the first week is over, the mean of all complete days. The history is read
 * once, since a year of days may be asked about.
 */
export function expectedCalls(
  days: readonly DayUsage[],
  product: Product,
  today: Day,
): (day: Day) => number {
  const complete = completeDays(days, product, today);
  const usual = WEEKDAYS.map((weekday) => expectedOn(complete, weekday));
  return (day) => usual[weekdayOf(day)] ?? 0;
}

function expectedOn(complete: readonly CompleteDay[], weekday: number): number {
  const sameWeekday = complete.filter((past) => past.weekday === weekday);
  return Math.round(
    sameWeekday.length > 0 ? usualMean(callsOf(sameWeekday)) : mean(callsOf(complete)),
  );
}

/** The first day on which a number of pack calls no longer suffices, or null where it lasts through the forecast. */
export function packRunOut(of: {
  readonly packsLeft: number;
  readonly dailyForecast: readonly { readonly day: Day; readonly calls: number }[];
}): Day | null {
  let left = of.packsLeft;
  for (const { day, calls } of of.dailyForecast) {
    left -= calls;
    if (left < 0) return day;
  }
  return null;
}

type CompleteDay = { readonly weekday: number; readonly calls: number };

const callsOf = (days: readonly CompleteDay[]): number[] => days.map((past) => past.calls);

/** A day without a record is a day without calls, unless it lies before the first record of all. */
function completeDays(days: readonly DayUsage[], product: Product, today: Day): CompleteDay[] {
  const recorded = new Map(days.map((past) => [past.day, past.byProduct[product].calls]));
  const first = days.reduce((earliest, { day }) => (day < earliest ? day : earliest), today);
  return Array.from({ length: HISTORY_DAYS }, (_, index) => addDays(today, -1 - index))
    .filter((day) => day >= first)
    .map((day) => ({ weekday: weekdayOf(day), calls: recorded.get(day) ?? 0 }));
}

function expectedDays(of: Parameters<typeof forecastMonth>[0]): ForecastDay[] {
  let packs = of.packs;
  const remaining = daysOfMonth(of.today.slice(0, 7)).filter((day) => day >= of.today);
  const expected = {
    general: expectedCalls(of.days, "general", of.today),
    legacy: expectedCalls(of.days, "legacy", of.today),
  };
  return remaining.map((day) => {
    // Judged at the day's last instant, so that a pack bought today already counts today.
    const at = new Date(dayStart(addDays(day, 1)).getTime() - 1);
    const rest = (product: Product) => {
      const made = of.days.find((past) => past.day === day)?.byProduct[product].calls ?? 0;
      return Math.max(0, expected[product](day) - made);
    };
    const calls = { general: rest("general"), legacy: rest("legacy") };
    const covers = PRODUCTS.map((product) => burnDown(packs, product, calls[product], at));
    packs = afterDraws(
      packs,
      covers.flatMap((cover) => cover.draws),
    );
    const [general, legacy] = covers;
    return {
      day,
      calls,
      postpaid: { general: general?.postpaid ?? 0, legacy: legacy?.postpaid ?? 0 },
    };
  });
}

function productForecast(
  product: Product,
  of: Parameters<typeof forecastMonth>[0],
  days: readonly ForecastDay[],
): ProductForecast {
  const { tierBasis, products } = of.catalog;
  const { tiers } = products[product];
  const month = monthOf(dayStart(of.today));
  const made = of.days
    .filter((past) => past.day.startsWith(month) && past.day <= of.today)
    .map((past) => past.byProduct[product]);
  let calls = sum(made.map((day) => day.calls));
  let postpaid = sum(made.map((day) => day.postpaid));
  const tierNow = tierReached(tiers, tierVolumeOf(tierBasis, calls, postpaid)).tier;

  let crossing: TierCrossing | null = null;
  for (const day of days) {
    calls += day.calls[product];
    postpaid += day.postpaid[product];
    const { tier, unitPrice } = tierReached(tiers, tierVolumeOf(tierBasis, calls, postpaid));
    if (tier > tierNow) crossing ??= { day: day.day, tier, unitPrice };
  }
  return {
    calls,
    ...priceUsage({ tiers, calls, coveredCalls: calls - postpaid, tierBasis }),
    crossing,
  };
}

const sum = (counts: readonly number[]): number =>
  counts.reduce((total, count) => total + count, 0);

const usualMean = (counts: readonly number[]): number =>
  mean(counts.filter((count) => count <= OUTLIER_FACTOR * mean(counts)));

const mean = (counts: readonly number[]): number =>
  counts.length === 0 ? 0 : sum(counts) / counts.length;
