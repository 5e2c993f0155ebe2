import { burnDown, type Draw, type PackState } from "@/lib/core/burn-down";
import { dayStart, monthEnd, monthStart } from "@/lib/core/calendar";
import { PRODUCTS, type Catalog, type PackOffer, type Product } from "@/lib/core/catalog";
import { minus, type Cny } from "@/lib/core/money";
import { costOf } from "@/lib/core/pack-mix";
import { priceUsage, type Price } from "@/lib/core/pricing";
import { draftBill, type UsageRow } from "@/lib/core/settlement";
import { withTier, type BillLineView } from "@/lib/format/bill-derivation";

/** The month that the examples live in. What they cost is asked of the price list that is handed in. */
export const EXAMPLE_MONTH = "2025-11";
const AT = dayStart(`${EXAMPLE_MONTH}-15`);

export type BillExample = "postpaid" | "editions" | "withPack" | "rounded";

/** R-SET-3 · Lines of bills, drafted as settlement drafts them. */
export const billExamples = (catalog: Catalog): Readonly<Record<BillExample, BillLineView>> => ({
  postpaid: billOf(catalog, [generalUsage(catalog, 2_000_000, [])]),
  editions: billOf(catalog, [
    legacyUsage(catalog, "camera", 150_000),
    legacyUsage(catalog, "album", 150_000),
  ]),
  withPack: billOf(catalog, [generalUsage(catalog, 2_000_000, [aPack("bought", 1_000_000)])]),
  rounded: billOf(catalog, [
    generalUsage(catalog, catalog.products.general.freeCallsPerMonth + 15, []),
  ]),
});

/** R-USE-3 · A day's calls and the packs that there are, in no order; the engine finds the one of cover. */
export function coverExample(catalog: Catalog): {
  readonly calls: number;
  readonly draws: readonly (Draw & { readonly endsAt: Date; readonly callsBefore: number })[];
  readonly postpaid: number;
} {
  const packs = [
    aPack("bought", 100_000, "pkg_later"),
    aPack("bought", 10_000, "pkg_sooner", monthStart("2026-03")),
    aPack("gifted", 5_000, "pkg_gift", monthStart("2026-01")),
    freePack(catalog),
  ];
  const calls = 120_000;
  const { draws, postpaid } = burnDown(packs, "general", calls, AT);
  const found = draws.flatMap((draw) => {
    const pack = packs.find(({ id }) => id === draw.packId);
    return pack ? [{ ...draw, endsAt: pack.endsAt, callsBefore: pack.callsLeft }] : [];
  });
  return { calls, draws: found, postpaid };
}

export type Cliff = {
  readonly product: Product;
  /** Where the tier begins. */
  readonly at: number;
  readonly below: Price;
  readonly reached: Price;
  /** How much less the month costs with the one call more. */
  readonly saves: Cny;
};

/** R-PRICE-1 · One call short of each tier, and the tier's first call. */
export const cliffs = (catalog: Catalog): readonly Cliff[] =>
  PRODUCTS.flatMap((product) => {
    const { tiers, freeCallsPerMonth } = catalog.products[product];
    const price = (calls: number) =>
      priceUsage({
        tiers,
        calls,
        coveredCalls: Math.min(calls, freeCallsPerMonth),
        tierBasis: catalog.tierBasis,
      });
    return tiers
      .filter(({ fromCalls }) => fromCalls > 0)
      .map(({ fromCalls: at }) => {
        const [below, reached] = [price(at - 1), price(at)];
        return { product, at, below, reached, saves: minus(below.charge, reached.charge) };
      });
  });

export type PackPurchase = {
  readonly offer: PackOffer;
  readonly quantity: number;
  readonly total: Cny;
};

/** R-CAT-3 · Three packs of one size; null where the price list sells none of that size. */
export function packPurchase(catalog: Catalog): PackPurchase | null {
  const offer = catalog.packs.find(({ sku }) => sku === "general-100k");
  const quantity = 3;
  return offer ? { offer, quantity, total: costOf([{ offer, quantity }]) } : null;
}

function billOf(catalog: Catalog, usage: readonly UsageRow[]): BillLineView {
  const draft = draftBill({ month: EXAMPLE_MONTH, usage, late: [], catalogs: [catalog] });
  const [line] = draft?.lines ?? [];
  if (!line) throw new Error("an example without calls has no bill");
  return withTier(line, [catalog]);
}

function generalUsage(catalog: Catalog, calls: number, packs: readonly PackState[]): UsageRow {
  const { free, gifted, bought, postpaid } = burnDown(
    [freePack(catalog), ...packs],
    "general",
    calls,
    AT,
  );
  const { version } = catalog;
  const cover = { free, gifted, bought, postpaid };
  return { product: "general", edition: null, catalogVersion: version, calls, ...cover };
}

const legacyUsage = (
  { version }: Catalog,
  edition: "camera" | "album",
  calls: number,
): UsageRow => ({
  product: "legacy",
  edition,
  catalogVersion: version,
  calls,
  free: 0,
  gifted: 0,
  bought: 0,
  postpaid: calls,
});

const freePack = (catalog: Catalog): PackState => ({
  ...aPack("free", catalog.products.general.freeCallsPerMonth, "pkg_free"),
  endsAt: monthEnd(EXAMPLE_MONTH),
});

const aPack = (
  kind: PackState["kind"],
  callsLeft: number,
  id = "pkg_example",
  endsAt = monthStart("2026-10"),
): PackState => ({
  id,
  kind,
  product: "general",
  callsLeft,
  startsAt: monthStart(EXAMPLE_MONTH),
  endsAt,
});
