import { overpayZones, type OverpayZone } from "@/lib/core/advice";
import type { Catalog, Product } from "@/lib/core/catalog";
import { monthlyCosts, type MonthlyCost } from "@/lib/core/purchase-plan";
import { LIMITS, type Wish } from "./wish";

/** What the picture shows: a stretch of volumes, what a month costs along it, and where more calls cost less. */
export type Picture = {
  readonly zones: readonly OverpayZone[];
  /** The index of the zone that fills the picture, or all. */
  readonly step: number | "all";
  readonly from: number;
  readonly to: number;
  readonly costs: readonly MonthlyCost[];
};

/** Beside a step of the price, so much of it below and above; its zone then takes up a third of the picture or less. */
const [BELOW, ABOVE] = [0.5, 1.6];
const POINTS = 64;

/** R-PRICE-1 · The saw-tooth around the step that was asked for, or the one nearest to the calls. */
export function pictureOf(catalog: Catalog, wish: Wish): Picture {
  const zones = overpayZones(catalog.products[wish.product].tiers);
  const step = stepOf(zones, wish);
  const zone = step === "all" ? undefined : zones[step];
  const { least, most } = LIMITS.calls;
  const [from, to] = zone
    ? [Math.round(zone.cheaperAt * BELOW), Math.round(zone.cheaperAt * ABOVE)]
    : [least, most];
  return { zones, step, from, to, costs: remembered(catalog, wish, { from, to, zones }) };
}

function stepOf(zones: readonly OverpayZone[], { step, calls }: Wish): number | "all" {
  if (step === "all" || (step !== undefined && step < zones.length)) return step;
  const near = zones.findIndex(
    ({ cheaperAt }) => calls >= cheaperAt * BELOW && calls <= cheaperAt * ABOVE,
  );
  return near < 0 ? "all" : near;
}

type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly zones: readonly OverpayZone[];
};

const MOST_REMEMBERED = 400;
const known = new Map<string, readonly MonthlyCost[]>();

/**
 * The cheapest plan of each point takes time, and is the same for everybody: R-CAT-5 · a version of the catalogue never
 * changes, so what was computed for it stays true.
 */
function remembered(catalog: Catalog, { product, months }: Wish, stretch: Stretch) {
  const key = [catalog.version, product, months, stretch.from, stretch.to].join(" ");
  const before = known.get(key);
  if (before) return before;
  const costs = monthlyCosts(catalog, product, months, volumesAlong(catalog, product, stretch));
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(key, costs);
  return costs;
}

/** Evenly on a logarithmic axis, and both sides of every edge, so that no tooth is cut off. */
function volumesAlong(catalog: Catalog, product: Product, { from, to, zones }: Stretch): number[] {
  const even = Array.from({ length: POINTS }, (_, index) =>
    Math.round(from * (to / from) ** (index / (POINTS - 1))),
  );
  const edges = [
    ...catalog.products[product].tiers.flatMap(({ fromCalls }) => [fromCalls - 1, fromCalls]),
    ...zones.map(({ fromCalls }) => fromCalls),
  ].filter((calls) => calls > from && calls < to);
  return [...new Set([...even, ...edges])].toSorted((a, b) => a - b);
}
