import { burnDown, type PackState } from "@/lib/core/burn-down";
import { FIRST_CATALOG, type Catalog, type Edition } from "@/lib/core/catalog";
import { cny, exactString, fenString } from "@/lib/core/money";
import {
  draftBill,
  settledPrice,
  versionOf,
  type PackDraw,
  type UsageRow,
} from "@/lib/core/settlement";
import type {
  CoveredEvent,
  ModelCatalog,
  ModelEvent,
  ModelPack,
  Story,
} from "@/tests/support/model/bill-model";

/** The versions of the model as the engine reads them. */
export const engineCatalogs = (catalogs: readonly ModelCatalog[]): Catalog[] =>
  catalogs.map(({ version, from, basis, tiers }) => {
    const terms = (product: "general" | "legacy") => ({
      ...FIRST_CATALOG.products[product],
      tiers: tiers[product].map(([fromCalls, price]) => ({ fromCalls, unitPrice: cny(price) })),
    });
    return {
      ...FIRST_CATALOG,
      version,
      effectiveFrom: new Date(from),
      tierBasis: basis,
      products: { general: terms("general"), legacy: terms("legacy") },
    };
  });

/** What covered each event of a story, by the engine: `[free, gifted, bought, postpaid, draws]`. */
export function engineCover(story: Story): unknown[] {
  let packs: PackState[] = story.packs.map(packState);
  const take = (events: readonly ModelEvent[]) =>
    events
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
      .map((event) => {
        const { draws, free, gifted, bought, postpaid } = burnDown(
          packs,
          event.product,
          event.calls,
          new Date(event.at),
        );
        packs = packs.map((pack) => ({
          ...pack,
          callsLeft: pack.callsLeft - (draws.find(({ packId }) => packId === pack.id)?.calls ?? 0),
        }));
        return [
          free,
          gifted,
          bought,
          postpaid,
          draws.map(({ packId, calls }) => [packId, calls] as const),
        ];
      });
  const first = take(story.first);
  // Settling the first month closes its free pack.
  packs = packs.filter(({ id }) => id !== `pkg_free_${story.months[0]}`);
  return [...first, ...take(story.late), ...take(story.second)];
}

const packState = ({ id, kind, calls, from, until }: ModelPack): PackState => ({
  id,
  kind,
  product: "general",
  callsLeft: calls,
  startsAt: new Date(from),
  endsAt: new Date(until),
});

/** The engine's bill of a month, in the words of the model. */
export function engineBill(
  story: Story,
  events: readonly CoveredEvent[],
  month: string,
  catalogs: readonly Catalog[],
) {
  const billed = events.filter(({ billedIn }) => billedIn === month);
  const late = billed
    .filter(({ usedIn }) => usedIn !== month)
    .map((event) => {
      const settled = events.filter(
        ({ product, usedIn, billedIn }) =>
          product === event.product && usedIn === event.usedIn && billedIn === event.usedIn,
      );
      return {
        ...usageRow(event),
        month: event.usedIn,
        ...settledPrice(versionOf(catalogs, event.version), event.product, {
          calls: settled.reduce((all, { calls }) => all + calls, 0),
          postpaidCalls: settled.reduce((all, { cover }) => all + cover.postpaid, 0),
        }),
      };
    });
  const bill = draftBill({
    month,
    usage: billed.filter(({ usedIn }) => usedIn === month).map(usageRow),
    late,
    packDraws: billed.flatMap((event) => drawsOf(story, event)),
    catalogs,
  });
  if (!bill) return null;
  return {
    month,
    total: fenString(bill.totals.charge),
    lines: bill.lines.map(({ priorMonth, ...line }, index) => ({
      ...line,
      rules: undefined, // The model makes bills, not the words about them.
      line: index + 1,
      priorMonth: priorMonth ?? null,
      packs: packsOf(line.packs),
      unitPrice: exactString(line.unitPrice),
      exact: exactString(line.exact),
      charge: fenString(line.charge),
      rounding: exactString(line.rounding),
    })),
  };
}

const usageRow = ({ product, edition, version, calls, cover }: CoveredEvent): UsageRow => ({
  product,
  edition: edition as Edition | null,
  catalogVersion: version,
  calls,
  ...cover,
});

/** A pack may have covered several events of one line: one draw each, as the engine is told it by its reader. */
const drawsOf = (story: Story, event: CoveredEvent): PackDraw[] =>
  event.draws.map(([packId, calls]) => ({
    packId,
    kind: story.packs.find(({ id }) => id === packId)?.kind ?? "free",
    product: event.product,
    catalogVersion: event.version,
    priorMonth: event.usedIn === event.billedIn ? null : event.usedIn,
    calls,
  }));

const packsOf = (draws: readonly PackDraw[]) =>
  [...Map.groupBy(draws, ({ packId }) => packId)]
    .map(([packId, ofPack]) => ({
      packId,
      kind: ofPack[0]?.kind,
      calls: ofPack.reduce((all, { calls }) => all + calls, 0),
    }))
    .toSorted((a, b) => (a.packId < b.packId ? -1 : 1));
