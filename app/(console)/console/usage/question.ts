import {
  addDays,
  dayOf,
  dayStart,
  DAY_MS,
  isDay,
  monthOf,
  monthStart,
  previousMonth,
  type Day,
} from "@/lib/core/calendar";
import { PRODUCTS, type Product } from "@/lib/core/catalog";
import type { Query } from "@/lib/routes";

export const RANGES = ["today", "week", "month", "last-month", "custom"] as const;
export type Range = (typeof RANGES)[number];
export const GRANULARITIES = ["day", "hour"] as const;
export type Granularity = (typeof GRANULARITIES)[number];

export const SPLITS = ["source", "product", "key", "result"] as const;
export type Split = (typeof SPLITS)[number];

export const MOST_DAYS = 92;
/** Rollups know no keys: what one key used is counted from its events. */
export const MOST_DAYS_BY_KEY = 31;
export const MOST_DAYS_BY_HOUR = 7;

/** What the page's address asks about, made whole: always answerable. */
export type Question = {
  readonly range: Range;
  /** Both inclusive, in the account's own time. */
  readonly first: Day;
  readonly last: Day;
  readonly by: Granularity;
  /** Whether the range is short enough for hours. */
  readonly mayByHour: boolean;
  readonly product?: Product;
  /** What the chart is stacked of. */
  readonly split: Split;
  /** The public half of the one key that is asked about. */
  readonly key?: string;
  /** What was asked for and could not be had; the page says so. */
  readonly changed: readonly Change[];
};

/**
 * How an answerable question differs from the address: days ahead of today end today, days that are none or
 * stand the wrong way round are replaced, a long range is cut at its start, and hours become days.
 */
export type Change = "future" | "days" | "shortened" | "hours";

/** An address's query as Next hands it over. */
export type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** Reads an address. What makes no sense falls back to this month; what is too long is cut at its start. */
export function questionOf(asked: Asked, now: Date): Question {
  const wantsHours = asked.by === "hour";
  const range = RANGES.find((each) => each === asked.range) ?? (wantsHours ? "today" : "month");
  const split = SPLITS.find((each) => each === asked.split) ?? "source";
  const key = typeof asked.key === "string" && KEY.test(asked.key) ? asked.key : undefined;
  const wanted = daysOf(range, asked, now);
  const [first, last] = shortened(wanted, mostDaysOf({ split, ...(key ? { key } : {}) }));
  const mayByHour = daysBetween(first, last) <= MOST_DAYS_BY_HOUR;
  const product = PRODUCTS.find((each) => each === asked.product);
  return {
    range,
    first,
    last,
    by: wantsHours && mayByHour ? "hour" : "day",
    mayByHour,
    split,
    ...(product ? { product } : {}),
    ...(key ? { key } : {}),
    changed: [
      ...(range === "custom" ? customChange(asked, wanted, dayOf(now)) : []),
      ...(first === wanted[0] ? [] : (["shortened"] as const)),
      ...(wantsHours && !mayByHour ? (["hours"] as const) : []),
    ],
  };
}

/** How many days a question may ask for: fewer of a key, which is counted from its events. */
export const mostDaysOf = ({ key, split }: Pick<Question, "key" | "split">): number =>
  key || split === "key" ? MOST_DAYS_BY_KEY : MOST_DAYS;

const KEY = /^\w{1,100}$/;

/** The address that asks a question, with some of it changed. */
export function queryOf(question: Question, change: Query = {}): Query {
  const { range, by, product, first, last, split, key } = { ...question, ...change };
  return {
    range,
    by: by === "hour" ? by : undefined,
    product,
    key,
    split: split === "source" ? undefined : split,
    ...(range === "custom" ? { first, last } : {}),
    trail: change.trail,
  };
}

/** As the database is asked: instants, the end exclusive. */
export const instantsOf = ({ first, last, product }: Question) => ({
  from: dayStart(first),
  to: dayStart(addDays(last, 1)),
  ...(product ? { product } : {}),
});

/** How many days a range has, both ends counted. */
export const daysBetween = (first: Day, last: Day): number =>
  (dayStart(last).getTime() - dayStart(first).getTime()) / DAY_MS + 1;

function daysOf(range: Range, asked: Asked, now: Date): readonly [Day, Day] {
  const today = dayOf(now);
  const month = monthOf(now);
  switch (range) {
    case "today":
      return [today, today];
    case "week":
      return [addDays(today, 1 - MOST_DAYS_BY_HOUR), today];
    case "month":
      return [dayOf(monthStart(month)), today];
    case "last-month":
      return [dayOf(monthStart(previousMonth(month))), addDays(dayOf(monthStart(month)), -1)];
    case "custom":
      return customDays(asked, today);
  }
}

function customDays({ first, last }: Asked, today: Day): readonly [Day, Day] {
  const end = typeof last === "string" && isDay(last) && last <= today ? last : today;
  const start = typeof first === "string" && isDay(first) && first <= end ? first : end;
  return [start, end];
}

/** A day that was not given is no change: today stands for it. */
function customChange(
  asked: Asked,
  [start, end]: readonly [Day, Day],
  today: Day,
): readonly Change[] {
  const given = [asked.first, asked.last];
  if (given.some((day) => typeof day === "string" && isDay(day) && day > today)) return ["future"];
  const kept = [start, end].every((day, index) => !given[index] || given[index] === day);
  return kept ? [] : ["days"];
}

const shortened = ([first, last]: readonly [Day, Day], most: number): readonly [Day, Day] =>
  daysBetween(first, last) > most ? [addDays(last, 1 - most), last] : [first, last];
