/**
 * The rules of covering and billing written once more, from the rule book and not from lib/core: no decimals, only
 * whole numbers of 10⁻⁸ yuan, and nothing imported. Where this, the engine and plain SQL agree, they agree for
 * three different reasons.
 */

export type Product = "general" | "legacy";
export type PackKind = "free" | "gifted" | "bought";

export type ModelPack = {
  readonly id: string;
  readonly kind: PackKind;
  readonly calls: number;
  readonly from: string;
  /** Exclusive. */
  readonly until: string;
};
export type ModelEvent = {
  readonly at: string;
  readonly product: Product;
  readonly edition: string | null;
  readonly calls: number;
};
export type ModelCatalog = {
  readonly version: number;
  readonly from: string;
  readonly basis: "gross" | "net";
  /** First call of the tier, and yuan per call as decimal text. */
  readonly tiers: Readonly<Record<Product, readonly (readonly [from: number, price: string])[]>>;
};

/** Two months in a row of one account: the first is settled, then come late calls of it, then the second. */
export type Story = {
  readonly months: readonly [first: string, second: string];
  readonly packs: readonly ModelPack[];
  readonly first: readonly ModelEvent[];
  readonly late: readonly ModelEvent[];
  readonly second: readonly ModelEvent[];
};

export type CoveredEvent = ModelEvent & {
  readonly usedIn: string;
  readonly billedIn: string;
  readonly version: number;
  readonly cover: Readonly<Record<PackKind | "postpaid", number>>;
  readonly draws: readonly (readonly [packId: string, calls: number])[];
};

export type ModelBill = {
  readonly month: string;
  readonly total: string;
  readonly lines: object[];
};

const YUAN = 100_000_000n;
const FEN = 1_000_000n;

/** R-USE-3, R-USE-7 · Each call of a story with what covered it, in the order in which the calls came in. */
export function coverStory(story: Story, catalogs: readonly ModelCatalog[]): CoveredEvent[] {
  const left = new Map(story.packs.map((pack) => [pack.id, pack.calls]));
  const [first, second] = story.months;
  const inTime = (events: readonly ModelEvent[]) =>
    [...events].sort((a, b) => Number(new Date(a.at)) - Number(new Date(b.at)));
  const cover = (event: ModelEvent, billedIn: string): CoveredEvent => {
    const usedIn = monthOf(event.at);
    const sources = story.packs
      .filter((pack) => event.product === "general" && left.get(pack.id) !== 0)
      .filter((pack) => isBetween(pack.from, event.at, pack.until))
      // The free pack of a settled month ended with its settlement.
      .filter((pack) => pack.kind !== "free" || usedIn === billedIn)
      .sort(
        (a, b) =>
          "fgb".indexOf(a.kind.charAt(0)) - "fgb".indexOf(b.kind.charAt(0)) ||
          Number(new Date(a.until)) - Number(new Date(b.until)) ||
          Number(new Date(a.from)) - Number(new Date(b.from)) ||
          (a.id < b.id ? -1 : 1),
      );
    let open = event.calls;
    const by = { free: 0, gifted: 0, bought: 0 };
    const draws: [string, number][] = [];
    for (const { id, kind } of sources) {
      const taken = Math.min(open, left.get(id) ?? 0);
      if (taken === 0) continue;
      left.set(id, (left.get(id) ?? 0) - taken);
      by[kind] += taken;
      draws.push([id, taken]);
      open -= taken;
    }
    const version = catalogs.findLast(({ from }) => new Date(from) <= new Date(event.at))?.version;
    return {
      ...event,
      usedIn,
      billedIn,
      version: version ?? 0,
      cover: { ...by, postpaid: open },
      draws,
    };
  };
  return [
    ...inTime(story.first).map((event) => cover(event, first)),
    ...inTime(story.late).map((event) => cover(event, second)),
    ...inTime(story.second).map((event) => cover(event, second)),
  ];
}

/** R-PRICE-1..4, R-CAT-5, R-SET-2 · The bill of a month, or null where nothing was called. */
export function billStory(
  story: Story,
  events: readonly CoveredEvent[],
  month: string,
  catalogs: readonly ModelCatalog[],
): ModelBill | null {
  const ofMonth = events.filter(({ billedIn }) => billedIn === month);
  if (ofMonth.length === 0) return null;
  const lines: object[] = [];
  let total = 0n;
  for (const product of ["general", "legacy"] as const) {
    let exactSoFar = 0n;
    const called = ofMonth.filter((event) => event.product === product);
    const groups = new Set(called.map((event) => `${lateOf(event)} ${event.version}`));
    for (const group of [...groups].sort(byLateThenVersion)) {
      const of = called.filter((event) => `${lateOf(event)} ${event.version}` === group);
      const [{ usedIn, billedIn, version }] = of as [CoveredEvent, ...CoveredEvent[]];
      const catalog = catalogs.find((each) => each.version === version) as ModelCatalog;
      // Whose volume counts: all calls of the month that they were made in, those that came late left out.
      const whole = events.filter(
        (event) =>
          event.product === product && event.usedIn === usedIn && event.billedIn === usedIn,
      );
      const volume = sum(
        whole.map(({ calls, cover }) => (catalog.basis === "gross" ? calls : cover.postpaid)),
      );
      const tier = catalog.tiers[product].filter(([from]) => from <= volume).length;
      const price = inUnits(catalog.tiers[product][tier - 1]?.[1] ?? "");
      const postpaid = sum(of.map(({ cover }) => cover.postpaid));
      const exact = price * BigInt(postpaid);
      const charge = inFen(exactSoFar + exact) - inFen(exactSoFar);
      exactSoFar += exact;
      total += charge;
      const isLate = usedIn !== billedIn;
      lines.push({
        line: lines.length + 1,
        kind: isLate ? "prior_period" : "usage",
        product,
        priorMonth: isLate ? usedIn : null,
        catalogVersion: version,
        editions: callsBy(of.map(({ edition, calls }) => [edition, calls])),
        calls: sum(of.map(({ calls }) => calls)),
        free: sum(of.map(({ cover }) => cover.free)),
        gifted: sum(of.map(({ cover }) => cover.gifted)),
        bought: sum(of.map(({ cover }) => cover.bought)),
        postpaidCalls: postpaid,
        packs: packsOf(story, of),
        tierBasis: catalog.basis,
        tierVolume: volume,
        tier,
        unitPrice: text(price, YUAN),
        exact: text(exact, YUAN),
        charge: text(charge * FEN, YUAN).slice(0, -6),
        rounding: text(charge * FEN - exact, YUAN),
      });
    }
  }
  return { month, total: text(total * FEN, YUAN).slice(0, -6), lines };
}

const lateOf = ({ usedIn, billedIn }: CoveredEvent) => (usedIn === billedIn ? "" : usedIn);

function byLateThenVersion(a: string, b: string): number {
  const [lateA = "", versionA] = a.split(" ");
  const [lateB = "", versionB] = b.split(" ");
  return lateA === lateB ? Number(versionA) - Number(versionB) : lateA < lateB ? -1 : 1;
}

function packsOf(story: Story, events: readonly CoveredEvent[]) {
  return Object.entries(callsBy(events.flatMap(({ draws }) => draws)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([packId, calls]) => ({
      packId,
      kind: story.packs.find(({ id }) => id === packId)?.kind,
      calls,
    }));
}

function callsBy(rows: readonly (readonly [name: string | null, calls: number])[]) {
  const counted: Record<string, number> = {};
  for (const [name, calls] of rows) if (name !== null) counted[name] = (counted[name] ?? 0) + calls;
  return counted;
}

/** The calendar of Shanghai is that of UTC eight hours on. */
const monthOf = (at: string) => {
  const there = new Date(Number(new Date(at)) + 8 * 3_600_000);
  return `${there.getUTCFullYear()}-${String(there.getUTCMonth() + 1).padStart(2, "0")}`;
};
const isBetween = (from: string, at: string, until: string) =>
  new Date(from) <= new Date(at) && new Date(at) < new Date(until);
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
const inFen = (units: bigint) => (units + FEN / 2n) / FEN;

function inUnits(yuan: string): bigint {
  const [whole = "0", decimals = ""] = yuan.split(".");
  return BigInt(whole) * YUAN + BigInt(decimals.padEnd(8, "0"));
}

function text(units: bigint, yuan: bigint): string {
  const size = units < 0n ? -units : units;
  const sign = units < 0n ? "-" : "";
  return `${sign}${size / yuan}.${String(size % yuan).padStart(8, "0")}`;
}
