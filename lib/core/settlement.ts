import { isMonth, type Month } from "@/lib/core/calendar";
import type { PackKind } from "@/lib/core/burn-down";
import {
  EDITIONS,
  PRODUCTS,
  type Catalog,
  type Edition,
  type Product,
  type TierBasis,
} from "@/lib/core/catalog";
import { ZERO, inFen, minus, plus, times, type Cny } from "@/lib/core/money";
import { tierReached, tierVolumeOf } from "@/lib/core/pricing";

/** Calls of one product, edition and catalogue version, by what covered them. */
export type UsageRow = {
  readonly product: Product;
  readonly edition: Edition | null;
  readonly catalogVersion: number;
  readonly calls: number;
  readonly free: number;
  readonly gifted: number;
  readonly bought: number;
  readonly postpaid: number;
};

export type MonthUsage = readonly UsageRow[];

/** Calls of a month that was already settled when they arrived, with the price which that month reached. */
export type LateUsage = UsageRow & {
  readonly month: Month;
  readonly tierBasis: TierBasis;
  readonly tierVolume: number;
  readonly tier: number;
  readonly unitPrice: Cny;
};

/** All calls of a settled month and product, late ones left out. */
export type SettledVolume = { readonly calls: number; readonly postpaidCalls: number };

/** Calls that one pack covered, of those that one line bills. */
export type PackDraw = {
  readonly packId: string;
  readonly kind: PackKind;
  readonly product: Product;
  readonly catalogVersion: number;
  /** The settled month that the calls were late for; null for calls of the bill's own month. */
  readonly priorMonth: Month | null;
  readonly calls: number;
};

export type BillLine = {
  readonly kind: "usage" | "prior_period";
  readonly product: Product;
  readonly catalogVersion: number;
  /** The month that the calls belong to, on prior-period lines only. */
  readonly priorMonth?: Month;
  /** Calls by edition; empty for a product without editions. */
  readonly editions: Readonly<Partial<Record<Edition, number>>>;
  readonly calls: number;
  readonly free: number;
  readonly gifted: number;
  readonly bought: number;
  readonly postpaidCalls: number;
  /** Which pack covered how many of the calls; empty where it was not asked for. */
  readonly packs: readonly PackDraw[];
  readonly tierBasis: TierBasis;
  readonly tierVolume: number;
  readonly tier: number;
  readonly unitPrice: Cny;
  readonly exact: Cny;
  readonly charge: Cny;
  readonly rounding: Cny;
  readonly rules: readonly string[];
};

export type BillTotals = {
  readonly calls: number;
  readonly free: number;
  readonly gifted: number;
  readonly bought: number;
  readonly postpaidCalls: number;
  readonly exact: Cny;
  readonly charge: Cny;
  readonly rounding: Cny;
};

export type BillDraft = {
  readonly month: Month;
  readonly lines: readonly BillLine[];
  readonly totals: BillTotals;
};

/**
 * R-SET-3 · A month's usage as a bill whose every line says how it came about. R-SET-2 · Null where nothing was
 * called; a month that packs cover wholly is a bill of zero.
 */
export function draftBill(of: {
  readonly month: Month;
  readonly usage: MonthUsage;
  readonly late: readonly LateUsage[];
  readonly catalogs: readonly Catalog[];
  readonly packDraws?: readonly PackDraw[];
}): BillDraft | null {
  if (!isMonth(of.month)) throw new RangeError(`${of.month} is not a month`);
  const usage = of.usage.filter(isCalled);
  const late = of.late.filter(isCalled);
  if (usage.length === 0 && late.length === 0) return null;

  const lines = PRODUCTS.flatMap((product) =>
    roundedTogether([...usageLines(product, usage, of.catalogs), ...lateLines(product, late)]),
  ).map((line) => ({ ...line, packs: (of.packDraws ?? []).filter((draw) => isOf(line, draw)) }));
  return { month: of.month, lines, totals: totalsOf(lines) };
}

/**
 * R-USE-7 · The unit price that a settled month reached, in the catalogue version that was in force when a late call
 * of it happened (R-CAT-5). A month without a bill reached no tier but the first.
 */
export function settledPrice(
  { tierBasis, products }: Catalog,
  product: Product,
  month: SettledVolume = { calls: 0, postpaidCalls: 0 },
): Pick<LateUsage, "tierBasis" | "tierVolume" | "tier" | "unitPrice"> {
  const tierVolume = tierVolumeOf(tierBasis, month.calls, month.postpaidCalls);
  const { tier, unitPrice } = tierReached(products[product].tiers, tierVolume);
  return { tierBasis, tierVolume, tier, unitPrice };
}

const isOf = (line: Omit<BillLine, "packs">, draw: PackDraw): boolean =>
  draw.product === line.product &&
  draw.catalogVersion === line.catalogVersion &&
  draw.priorMonth === (line.priorMonth ?? null);

type RoundedLine = Omit<BillLine, "packs">;
type UnroundedLine = Omit<RoundedLine, "charge" | "rounding">;

/** R-CAT-5 · One line a catalogue version, each at the tier that the whole month's volume reaches in it. */
function usageLines(
  product: Product,
  usage: readonly UsageRow[],
  catalogs: readonly Catalog[],
): UnroundedLine[] {
  const rows = usage.filter((row) => row.product === product);
  const month = sumOf(rows);
  const versions = Map.groupBy(rows, (row) => row.catalogVersion);
  return [...versions]
    .toSorted(([a], [b]) => a - b)
    .map(([catalogVersion, rowsOfVersion]) => {
      const { tierBasis, products } = versionOf(catalogs, catalogVersion);
      const tierVolume = tierVolumeOf(tierBasis, month.calls, month.postpaidCalls);
      const { tier, unitPrice } = tierReached(products[product].tiers, tierVolume);
      return {
        kind: "usage",
        product,
        catalogVersion,
        ...pricedAt(unitPrice, rowsOfVersion),
        tierBasis,
        tierVolume,
        tier,
        rules: usageRules(product, versions.size),
      };
    });
}

/** R-USE-7 · Calls of a settled month are billed now, at the unit price which that month reached. */
function lateLines(product: Product, late: readonly LateUsage[]): UnroundedLine[] {
  const rows = late.filter((row) => row.product === product).toSorted(byMonthAndVersion);
  const settled = Map.groupBy(rows, (row) => `${row.month} at ${row.catalogVersion}`);
  return [...settled.values()].map((rowsOfMonth) => {
    const [{ month: priorMonth, catalogVersion, tierBasis, tierVolume, tier, unitPrice }] =
      rowsOfMonth as [LateUsage, ...LateUsage[]];
    if (rowsOfMonth.some((row) => !row.unitPrice.equals(unitPrice))) {
      throw new Error(`${priorMonth} reached more than one unit price`);
    }
    return {
      kind: "prior_period",
      product,
      catalogVersion,
      priorMonth,
      ...pricedAt(unitPrice, rowsOfMonth),
      tierBasis,
      tierVolume,
      tier,
      rules: ["R-USE-7", "R-PRICE-4"],
    };
  });
}

const byMonthAndVersion = (a: LateUsage, b: LateUsage): number =>
  (a.month < b.month ? -1 : Number(a.month > b.month)) || a.catalogVersion - b.catalogVersion;

function pricedAt(unitPrice: Cny, rows: readonly UsageRow[]) {
  const sums = sumOf(rows);
  return {
    editions: callsByEdition(rows),
    ...sums,
    unitPrice,
    exact: times(unitPrice, sums.postpaidCalls),
  };
}

/**
 * R-PRICE-4 · One rounding per account, month and product: several lines of a product share it, each charged the
 * difference that it makes to the rounded running total, so that the charges add up to the rounded sum.
 */
function roundedTogether(lines: readonly UnroundedLine[]): RoundedLine[] {
  let exactSoFar = ZERO;
  return lines.map((unrounded) => {
    const chargedSoFar = inFen(exactSoFar);
    exactSoFar = plus(exactSoFar, unrounded.exact);
    const charge = minus(inFen(exactSoFar), chargedSoFar);
    return { ...unrounded, charge, rounding: minus(charge, unrounded.exact) };
  });
}

/** The rules that made a line of the month, in the order in which they were applied. */
const usageRules = (product: Product, versions: number): readonly string[] => [
  ...(product === "legacy" ? ["R-USE-2"] : []),
  "R-USE-3",
  "R-PRICE-1",
  "R-PRICE-2",
  ...(product === "legacy" ? ["R-PRICE-3"] : []),
  ...(versions > 1 ? ["R-CAT-5"] : []),
  "R-PRICE-4",
];

const totalsOf = (lines: readonly BillLine[]): BillTotals => ({
  calls: total(lines, (each) => each.calls),
  free: total(lines, (each) => each.free),
  gifted: total(lines, (each) => each.gifted),
  bought: total(lines, (each) => each.bought),
  postpaidCalls: total(lines, (each) => each.postpaidCalls),
  exact: plus(...lines.map((each) => each.exact)),
  charge: plus(...lines.map((each) => each.charge)),
  rounding: plus(...lines.map((each) => each.rounding)),
});

const sumOf = (rows: readonly UsageRow[]) => ({
  calls: total(rows, (row) => row.calls),
  free: total(rows, (row) => row.free),
  gifted: total(rows, (row) => row.gifted),
  bought: total(rows, (row) => row.bought),
  postpaidCalls: total(rows, (row) => row.postpaid),
});

/** R-PRICE-3 · The editions of `legacy` are named on the line but add up to one volume. */
const callsByEdition = (rows: readonly UsageRow[]): Partial<Record<Edition, number>> =>
  Object.fromEntries(
    EDITIONS.map((edition) => {
      const ofEdition = rows.filter((row) => row.edition === edition);
      return [edition, total(ofEdition, (row) => row.calls)] as const;
    }).filter(([, calls]) => calls > 0),
  );

/** R-USE-8 · Calls = free + gifted + bought + postpaid. A row that breaks this must not become money. */
function isCalled(row: UsageRow): boolean {
  if (row.calls !== row.free + row.gifted + row.bought + row.postpaid) {
    throw new Error(`${row.calls} ${row.product} calls are not what their sources add up to`);
  }
  return row.calls > 0;
}

/** R-CAT-5 · The catalogue version by its number; a call cannot have been counted under one that is not there. */
export function versionOf(catalogs: readonly Catalog[], version: number): Catalog {
  const catalog = catalogs.find((each) => each.version === version);
  if (!catalog) throw new RangeError(`catalogue version ${version} is not known`);
  return catalog;
}

const total = <Row>(rows: readonly Row[], count: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + count(row), 0);
