import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { ENGINE } from "@/tests/simulation/engine";
import { FIRST_PRICE_LIST } from "@/tests/simulation/model/price-list";
import { OPERATIONS } from "@/tests/simulation/operations/all";
import { seedDatabases } from "@/tests/simulation/seed-database";
import {
  A_YEAR_AND_A_MONTH,
  simulate,
  SimulationFailed,
  type SimulationOptions,
} from "@/tests/simulation/simulate";

// D-30 · A few seeds on each build, two of them to the end; `npm run simulate -- --seeds 1000` is the long run.
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const PATIENCE = 600_000;

let databases: Awaited<ReturnType<typeof seedDatabases>>;
beforeAll(async () => {
  databases = await seedDatabases();
});
afterAll(() => databases.drop());

const played = (options: SimulationOptions) => databases.within((db) => simulate(db, options));

const SPRING = 100;
const seen = new Set<string>();

describe.concurrent("the lives of 50 accounts go as the rules say", () => {
  it.each(SEEDS)(
    "seed %i",
    async (seed) => {
      const days = seed % 8 === 0 ? A_YEAR_AND_A_MONTH : SPRING;
      const { bills, tally } = await played({ seed, days });
      expect(bills).toBeGreaterThan(0);
      for (const what of tally.keys()) seen.add(what);
    },
    PATIENCE,
  );
});

describe("all seeds together", () => {
  it.each(OPERATIONS.map(({ name }) => name))("%s", (name) => {
    expect([...seen].some((what) => what.startsWith(`${name}: `))).toBe(true);
  });

  it("see things end in many ways", () => expect(seen.size).toBeGreaterThan(100));
});

describe("a seed", () => {
  it(
    "lives the same life when it is played again",
    async () => {
      const short = { seed: 7, accounts: 8, days: 60 };
      expect(await played(short)).toEqual(await played(short));
    },
    PATIENCE,
  );
});

describe.concurrent("the simulator sees a fault", () => {
  const [generalFirst, generalSecond, ...generalRest] = FIRST_PRICE_LIST.tiers.general;
  if (!generalFirst || !generalSecond) throw new Error("there are four tiers");
  const laterTier = { ...generalSecond, from: generalSecond.from + 1 };

  it.each<[fault: string, Partial<SimulationOptions>]>([
    ["a refund window of a day more", { modelPrices: { ...FIRST_PRICE_LIST, refundDays: 8 } }],
    [
      "a tier that begins a call later",
      {
        modelPrices: {
          ...FIRST_PRICE_LIST,
          tiers: {
            ...FIRST_PRICE_LIST.tiers,
            general: [generalFirst, laterTier, ...generalRest],
          },
        },
      },
    ],
    [
      "a purchase that forgets its request key",
      {
        engine: {
          ...ENGINE,
          buyPacks: (context, request) =>
            ENGINE.buyPacks(context, { ...request, requestKey: crypto.randomUUID() }),
        },
      },
    ],
    [
      "a gift of a call too many",
      {
        engine: {
          ...ENGINE,
          givePack: (context, request) =>
            ENGINE.givePack(context, { ...request, calls: request.calls + 1 }),
        },
      },
    ],
  ])("%s", async (_, fault) => expect(await firstSeedThatSees(fault)).toBeLessThan(10), PATIENCE);
});

/** Seeds in turn until one finds a difference. */
async function firstSeedThatSees(fault: Partial<SimulationOptions>): Promise<number> {
  for (const seed of SEEDS) {
    const found = await played({ ...fault, seed, accounts: 12, days: SPRING }).catch(
      (error: unknown) => error,
    );
    if (found instanceof SimulationFailed) return seed;
  }
  return Number.POSITIVE_INFINITY;
}
