import type { Instant } from "@/tests/simulation/model/calendar";
import { exact, fen, type Exact, type Fen } from "@/tests/simulation/model/money";

export type Product = "general" | "legacy";
export type Edition = "camera" | "album" | "web" | "news";
export const EDITIONS: readonly Edition[] = ["camera", "album", "web", "news"];

export const SKUS = [
  "general-10k",
  "general-100k",
  "general-1m",
  "general-5m",
  "general-15m",
  "general-50m",
] as const;
export type Sku = (typeof SKUS)[number];

export type Tier = { readonly from: number; readonly price: Exact };

/** R-CAT-5: one version of everything that has a price or a limit. */
export type PriceList = {
  readonly version: number;
  readonly from: Instant;
  readonly tierBasis: "gross" | "net";
  readonly tiers: Readonly<Record<Product, readonly Tier[]>>;
  readonly freeCalls: number;
  readonly packs: Readonly<Record<Sku, { readonly calls: number; readonly price: Fen }>>;
  readonly graceHours: number;
  readonly refundDays: number;
  readonly orderHours: number;
  readonly secondPersonAbove: Fen;
};

const tiers = (first: string, second: string, third: string, fourth: string): Tier[] => [
  { from: 0, price: exact(first) },
  { from: 1_000_000, price: exact(second) },
  { from: 3_000_000, price: exact(third) },
  { from: 15_000_000, price: exact(fourth) },
];

/** R-CAT-2..4 and the first policies. */
export const FIRST_PRICE_LIST: PriceList = {
  version: 1,
  from: 0,
  tierBasis: "gross",
  tiers: {
    general: tiers("0.003", "0.0028", "0.0025", "0.002"),
    legacy: tiers("0.0025", "0.0022", "0.002", "0.0015"),
  },
  freeCalls: 1000,
  packs: {
    "general-10k": { calls: 10_000, price: fen("30") },
    "general-100k": { calls: 100_000, price: fen("280") },
    "general-1m": { calls: 1_000_000, price: fen("2750") },
    "general-5m": { calls: 5_000_000, price: fen("9300") },
    "general-15m": { calls: 15_000_000, price: fen("24000") },
    "general-50m": { calls: 50_000_000, price: fen("75000") },
  },
  graceHours: 24,
  refundDays: 7,
  orderHours: 24,
  secondPersonAbove: fen("5000"),
};

/** What no version of the simulation changes. */
export const LATE_DAYS = 35;
export const FUTURE_MINUTES = 5;
export const MOST_PACKS_AN_ORDER = 100;
export const ABUSE = { refunds: 3, cycles: 2, days: 30, identities: 3 };

/** Every version that was published, oldest first. */
export type Prices = readonly PriceList[];

/** R-CAT-5: the version in force at an instant. */
export function inForce(prices: Prices, at: Instant): PriceList {
  const list = prices.findLast(({ from }) => from <= at);
  if (!list) throw new Error("no price list was in force");
  return list;
}

export function versionOf(prices: Prices, version: number): PriceList {
  const list = prices.find((each) => each.version === version);
  if (!list) throw new Error(`price list ${version} is unknown`);
  return list;
}

/** R-PRICE-1, R-CAT-2: the tier whose lower bound, inclusive, the volume reaches. 1 for the first. */
export function tierOf(list: PriceList, product: Product, volume: number) {
  const tier = list.tiers[product].filter(({ from }) => from <= volume).length;
  const reached = list.tiers[product][tier - 1];
  if (!reached) throw new Error("the first tier begins at zero");
  return { tier, price: reached.price };
}
