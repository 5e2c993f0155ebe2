import fc from "fast-check";

import type { ModelCatalog, ModelEvent, ModelPack, Story } from "@/tests/support/model/bill-model";

/** Three versions, two of which begin within a month: odd prices, both bases. */
export const MODEL_CATALOGS: readonly ModelCatalog[] = [
  {
    version: 1,
    from: "2020-01-01T00:00:00+08:00",
    basis: "gross",
    tiers: {
      general: [
        [0, "0.003"],
        [1_000_000, "0.0028"],
        [3_000_000, "0.0025"],
        [15_000_000, "0.002"],
      ],
      legacy: [
        [0, "0.0025"],
        [1_000_000, "0.0022"],
        [3_000_000, "0.002"],
        [15_000_000, "0.0015"],
      ],
    },
  },
  {
    version: 2,
    from: "2025-05-16T12:30:00+08:00",
    basis: "net",
    tiers: {
      general: [
        [0, "0.00312345"],
        [500, "0.00298765"],
        [100_000, "0.00000001"],
      ],
      legacy: [
        [0, "0.0025"],
        [1000, "0.00249999"],
      ],
    },
  },
  {
    version: 3,
    from: "2025-06-10T00:00:00+08:00",
    basis: "gross",
    tiers: { general: [[0, "0.005"]], legacy: [[0, "0.00333333"]] },
  },
];

const MONTHS = ["2025-04", "2025-05", "2025-06", "2025-07"] as const;

const calls = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 20_000 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(499, 500, 999_999, 1_000_000, 2_999_999, 3_000_000, 15_000_000),
  },
);

/** Any millisecond of a month, often one at its edges or where a catalogue version begins. */
function instantIn(month: string): fc.Arbitrary<string> {
  const start = Date.parse(`${month}-01T00:00:00+08:00`);
  const next = MONTHS[MONTHS.indexOf(month as (typeof MONTHS)[number]) + 1] ?? "2025-08";
  const end = Date.parse(`${next}-01T00:00:00+08:00`);
  const changes = MODEL_CATALOGS.map(({ from }) => Date.parse(from))
    .flatMap((at) => [at - 1, at])
    .filter((at) => at >= start && at < end);
  return fc
    .oneof(
      { weight: 5, arbitrary: fc.integer({ min: start, max: end - 1 }) },
      { weight: 1, arbitrary: fc.constantFrom(start, end - 1, ...changes) },
    )
    .map((at) => new Date(at).toISOString());
}

const apis: readonly Pick<ModelEvent, "product" | "edition">[] = [
  { product: "general", edition: null },
  { product: "general", edition: null },
  { product: "legacy", edition: "camera" },
  { product: "legacy", edition: "web" },
];

const eventIn = (month: string): fc.Arbitrary<ModelEvent> =>
  fc
    .record({ at: instantIn(month), calls, api: fc.constantFrom(...apis) })
    .map(({ api, ...event }) => ({ ...event, ...api }));

const eventsIn = (month: string, most: number) => fc.array(eventIn(month), { maxLength: most });

/** Two or three packs that begin and end anywhere in the two months, and the free pack of each month. */
function packsOver(first: string, second: string, after: string): fc.Arbitrary<ModelPack[]> {
  const freeOf = (month: string, next: string): ModelPack => ({
    id: `pkg_free_${month}`,
    kind: "free",
    calls: 1000,
    from: new Date(`${month}-01T00:00:00+08:00`).toISOString(),
    until: new Date(`${next}-01T00:00:00+08:00`).toISOString(),
  });
  const pack = fc
    .record({
      kind: fc.constantFrom("gifted" as const, "bought" as const),
      calls: fc.oneof(
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom(10_000, 100_000, 1_000_000),
      ),
      ends: fc.tuple(
        fc.oneof(instantIn(first), instantIn(second)),
        fc.oneof(instantIn(first), instantIn(second)),
      ),
    })
    .filter(({ ends: [from, until] }) => from !== until)
    .map(({ ends, ...rest }) => {
      const [from, until] = ends.toSorted() as [string, string];
      return { ...rest, from, until };
    });
  return fc
    .array(pack, { maxLength: 3 })
    .map((packs) => [
      freeOf(first, second),
      freeOf(second, after),
      ...packs.map((each, index) => ({ ...each, id: `pkg_${index}` })),
    ]);
}

/** Any two months in a row. */
export const stories: fc.Arbitrary<Story> = fc.constantFrom(0, 1, 2).chain((index) => {
  const [first, second, after] = [MONTHS[index], MONTHS[index + 1], MONTHS[index + 2] ?? "2025-08"];
  if (!first || !second) throw new Error("there are four months");
  return fc.record({
    months: fc.constant([first, second] as const),
    packs: packsOver(first, second, after),
    first: eventsIn(first, 4),
    late: eventsIn(first, 3),
    second: eventsIn(second, 4),
  });
});

/** Each story is two months. */
export const STORIES = 5000;
