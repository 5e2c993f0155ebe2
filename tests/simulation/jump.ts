import { modelBill, modelState } from "@/tests/simulation/model-state";
import type { Account } from "@/tests/simulation/model/account";
import {
  DAY,
  HOUR,
  MINUTE,
  monthEnd,
  monthOf,
  previousMonth,
  settlementOf,
  type Instant,
} from "@/tests/simulation/model/calendar";
import type { Prices } from "@/tests/simulation/model/price-list";
import { refundableUntil } from "@/tests/simulation/model/refund";
import { advance } from "@/tests/simulation/model/time";
import { compareReads } from "@/tests/simulation/reads";
import { compare, SIMULATOR, type World } from "@/tests/simulation/world";

/** R-TIME-1: moves the clock on both sides, and compares every account, the new bills, and what pages read. */
export async function jump(world: World, to: Instant): Promise<void> {
  const from = world.now;
  const { clockId, db, engine } = world;
  const answer = await engine.advanceTestClock(world.as(SIMULATOR), { clockId, to: new Date(to) });
  if (!answer.ok) throw new Error(`the clock did not go on: ${answer.refusal.code}`);
  for (const account of world.accounts) advance(account, world.prices, from, to);
  world.now = to;

  const states = await engine.engineStates(db, { clockId });
  compare("", byId(states), byId(world.accounts.map(modelState)));
  await compareBills(world, previousMonth(monthOf(from)));
  await compareReads(world, world.random.pick(world.accounts));
}

/** R-SET-3: the bills since a month, line by line. */
export async function compareBills(world: World, since: string): Promise<void> {
  const { clockId, db, engine, accounts } = world;
  const issued = await engine.engineBills(db, { clockId, since });
  const expected = accounts.flatMap((account) =>
    account.bills.filter(({ month }) => month >= since).map((bill) => modelBill(account, bill)),
  );
  compare("bill", byName(issued), byName(expected));
}

const byId = (states: readonly { readonly id: string }[]) =>
  Object.fromEntries(states.map((state) => [state.id, state]));
const byName = (bills: readonly Readonly<Record<string, unknown>>[]) =>
  Object.fromEntries(
    bills.map((bill) => [`${String(bill.accountId)} ${String(bill.month)}`, bill]),
  );

const FURTHEST = 40 * DAY;

/** Where the clock goes next: minutes to 40 days on, often to the very instant at which something ends. */
export function nextInstant(world: World): Instant {
  const { random, now, accounts, prices } = world;
  if (random.chance(0.4)) {
    const account = random.pick(accounts);
    const edge = random.maybePick(edgesOf(account, prices, now).filter((at) => isAhead(now, at)));
    if (edge !== undefined) return Math.max(now + 1, edge + random.between(-1, 1));
  }
  const kind = random.next();
  if (kind < 0.25) return now + random.between(1, 90) * MINUTE;
  if (kind < 0.5) return now + random.between(1, 60) * HOUR;
  if (kind < 0.93) return now + random.between(1, 12 * 24) * HOUR;
  return now + random.between(12 * 24, 40 * 24) * HOUR;
}

const isAhead = (now: Instant, at: Instant): boolean => at > now && at <= now + FURTHEST;

function edgesOf(account: Account, prices: Prices, now: Instant): Instant[] {
  const { packs, vouchers, orders, graceEndsAt } = account;
  const month = monthOf(now);
  const refundable = packs
    .filter(({ kind, used, refundedAt }) => kind === "bought" && used === 0 && refundedAt === null)
    .map((pack) => refundableUntil(pack, prices));
  return [
    monthEnd(month),
    settlementOf(month),
    settlementOf(previousMonth(month)),
    ...(graceEndsAt === null ? [] : [graceEndsAt, graceEndsAt]),
    ...refundable,
    ...packs.map(({ endsAt }) => endsAt),
    ...vouchers.map(({ endsAt }) => endsAt),
    ...orders.filter(({ paid }) => !paid).map(({ expiresAt }) => expiresAt),
  ];
}
