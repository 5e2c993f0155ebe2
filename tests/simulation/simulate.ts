import type { Database } from "@/db/client";
import { checkBooks } from "@/tests/simulation/books";
import { ENGINE, type Engine } from "@/tests/simulation/engine";
import { compareBills, jump, nextInstant } from "@/tests/simulation/jump";
import { DAY, HOUR, monthOf, monthStart, type Instant } from "@/tests/simulation/model/calendar";
import { FIRST_PRICE_LIST, type PriceList } from "@/tests/simulation/model/price-list";
import { OPERATIONS } from "@/tests/simulation/operations/all";
import { openCampaign } from "@/tests/simulation/operations/campaigns";
import { RECHARGE } from "@/tests/simulation/operations/money";
import { publishPrices } from "@/tests/simulation/operations/prices";
import { populate } from "@/tests/simulation/population";
import { compareReads } from "@/tests/simulation/reads";
import { withSeededIds } from "@/tests/simulation/seeded-ids";
import { Difference, type World } from "@/tests/simulation/world";

export type SimulationOptions = {
  readonly seed: number;
  readonly accounts?: number;
  readonly days?: number;
  /** Another engine, or another price list in the model's hands: for tests of the simulator itself. */
  readonly engine?: Engine;
  readonly modelPrices?: PriceList;
};

export type Report = {
  readonly seed: number;
  readonly steps: number;
  readonly jumps: number;
  readonly bills: number;
  /** How often each operation ended how. */
  readonly tally: ReadonlyMap<string, number>;
};

/** What a failing seed says: enough to play it again and to see what happened. */
export class SimulationFailed extends Error {
  override readonly name = "SimulationFailed";
}

const BEGINS: Instant = monthStart("2025-01") + 9 * DAY + 10 * HOUR;
/** Long enough that packs which were bought early on expire. */
export const A_YEAR_AND_A_MONTH = 396;
const MOST_STEPS_BETWEEN_JUMPS = 24;

/**
 * A year and a month of some accounts against the real engine and the rules as a program (D-30). Everything follows from the seed;
 * the first difference ends it. The database is the seed's own, since a price list holds for all of it.
 */
export async function simulate(db: Database, options: SimulationOptions): Promise<Report> {
  const { seed, accounts = 50, days = A_YEAR_AND_A_MONTH, engine = ENGINE } = options;
  return withSeededIds(seed, async () => {
    const prices = [options.modelPrices ?? FIRST_PRICE_LIST];
    const world = await populate(db, engine, { seed, accounts, begins: BEGINS, prices });
    const life = { steps: 0, jumps: 0, doing: "" };
    try {
      while (world.now < BEGINS + days * DAY) await liveOn(world, life);
      await lookAtEverything(world, life);
    } catch (error) {
      throw failed(world, life, { seed, accounts, days }, error);
    }
    const { steps, jumps } = life;
    const bills = world.accounts.reduce((count, account) => count + account.bills.length, 0);
    return { seed, steps, jumps, bills, tally: world.tally };
  });
}

/** How far a seed is, and what it was doing. */
type Life = { steps: number; jumps: number; doing: string };

/** Some operations, now and then a new price list or campaign, and a jump of the clock. */
async function liveOn(world: World, life: Life): Promise<void> {
  const { random, accounts } = world;
  const many = random.between(1, MOST_STEPS_BETWEEN_JUMPS);
  for (let turn = 0; turn < many; turn += 1) {
    // Some accounts are busier than others, so that a few see much of everything.
    const account = accounts[Math.floor(accounts.length * random.next() ** 2)];
    const operation = random.weighted(OPERATIONS);
    if (!account) continue;
    life.steps += 1;
    life.doing = `${operation.name}, account ${account.id}`;
    await operation.play(world, account);
  }
  life.doing = "publish prices";
  if (random.chance(0.06)) await publishPrices(world);
  life.doing = "open a campaign";
  if (random.chance(0.12)) await openCampaign(world);

  const from = world.now;
  const to = nextInstant(world);
  life.jumps += 1;
  life.doing = `jump to ${new Date(to).toISOString()}`;
  await jump(world, to);
  if (monthOf(from) !== monthOf(to)) await checkBooks(world);
  await payDebts(world, life);
}

// Who owes usually pays soon: an account in arrears for a year would see little else.
async function payDebts(world: World, life: Life): Promise<void> {
  for (const account of world.accounts) {
    if (account.arrearsSince === null || world.random.chance(0.15)) continue;
    life.steps += 1;
    life.doing = `recharge, account ${account.id}`;
    await RECHARGE.play(world, account);
  }
}

async function lookAtEverything(world: World, life: Life): Promise<void> {
  life.doing = "look at everything once more";
  await checkBooks(world);
  await compareBills(world, "");
  for (const account of world.accounts) await compareReads(world, account);
}

function failed(
  { now }: World,
  { steps, doing }: Life,
  size: { readonly seed: number; readonly accounts: number; readonly days: number },
  error: unknown,
): SimulationFailed {
  const found =
    error instanceof Difference
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  const { seed, accounts, days } = size;
  return new SimulationFailed(
    [
      `seed ${seed}, step ${steps}, at ${new Date(now).toISOString()}: ${doing}`,
      found,
      `Replay: npm run simulate -- --seed ${seed} --accounts ${accounts} --days ${days}`,
    ].join("\n"),
    { cause: error },
  );
}
