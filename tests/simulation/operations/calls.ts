import type { UsageAnswer } from "@/lib/services/metering/usage";
import type { Account, CallEvent, Outcome } from "@/tests/simulation/model/account";
import { DAY, HOUR, MINUTE, monthOf, type Instant } from "@/tests/simulation/model/calendar";
import { recordCalls } from "@/tests/simulation/model/calls";
import {
  EDITIONS,
  FUTURE_MINUTES,
  inForce,
  LATE_DAYS,
  type Product,
} from "@/tests/simulation/model/price-list";
import type { Operation } from "@/tests/simulation/operations/operation";
import type { Answer, Deed, World } from "@/tests/simulation/world";

export const CALLS: readonly Operation[] = [
  {
    name: "call",
    weight: 26,
    play: (world, account) => play(world, account, "call", [newCall(world, account, null)]),
  },
  {
    name: "call late",
    weight: 8,
    play: (world, account) =>
      play(world, account, "call late", [newCall(world, account, lateInstant(world))]),
  },
  {
    name: "call early",
    weight: 2,
    play: (world, account) =>
      play(world, account, "call early", [newCall(world, account, earlyInstant(world))]),
  },
  {
    name: "batch",
    weight: 8,
    play: (world, account) => {
      const events = Array.from({ length: world.random.between(2, 12) }, () =>
        newCall(world, account, world.random.chance(0.5) ? null : lateInstant(world)),
      );
      const [first] = events;
      // A batch may say the same thing twice.
      return play(world, account, "batch", [...events, first as CallEvent]);
    },
  },
  {
    name: "call again",
    weight: 3,
    play: async (world, account) => {
      const known = world.random.maybePick(account.events);
      if (!known) return;
      const { key, product, edition, calls, at } = known;
      await play(world, account, "call again", [{ key, product, edition, calls, at }]);
    },
  },
  {
    name: "call with a used key",
    weight: 2,
    play: async (world, account) => {
      const known = world.random.maybePick(account.events);
      if (!known) return;
      const { key, product, edition, at } = known;
      const calls = known.calls + 1;
      await play(world, account, "call with a used key", [{ key, product, edition, calls, at }]);
    },
  },
  {
    name: "two calls at once",
    weight: 3,
    play: (world, account) =>
      world.race(account, "two calls at once", [
        deed(world, account, [newCall(world, account, null)]),
        deed(world, account, [newCall(world, account, null)]),
      ]),
  },
  {
    name: "one call twice at once",
    weight: 1,
    play: (world, account) => {
      const event = newCall(world, account, null);
      return world.race(account, "one call twice at once", [
        deed(world, account, [event]),
        deed(world, account, [event]),
      ]);
    },
  },
];

const play = (world: World, account: Account, name: string, events: readonly CallEvent[]) =>
  world.play(account, name, deed(world, account, events));

function deed(world: World, account: Account, events: readonly CallEvent[]): Deed<null> {
  const clock = world.as({ kind: "system", name: "gateway" }).clock;
  return {
    engine: async (): Promise<Answer<null>> => {
      const answers = await world.engine.recordCalls(
        world.db,
        clock,
        events.map(({ at, ...event }) => ({
          ...event,
          accountId: account.id,
          occurredAt: at === null ? null : new Date(at),
        })),
      );
      return { outcome: together(answers.map((answer) => inWords(account, answer))), ids: null };
    },
    model: (of) => together(recordCalls(of, world.prices, world.now, events).map(withoutMonths)),
  };
}

const together = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.length === 1 && outcomes[0] ? outcomes[0] : { done: outcomes };

function inWords(account: Account, answer: UsageAnswer): Outcome {
  if (answer.outcome === "refused") return { refused: answer.refusal.code };
  const named = new Set(account.packs.map(({ id }) => id));
  const draws = answer.draws.map(([id, calls]) => [named.has(id) ? id : "free", calls]);
  return {
    done: { what: answer.outcome, cover: { ...answer.cover }, draws, billedIn: answer.billedMonth },
  };
}

// A free pack's id is the engine's own affair; the states say which month's it was.
function withoutMonths(outcome: Outcome): Outcome {
  if ("refused" in outcome) return outcome;
  const learned = outcome.done as { readonly draws: readonly (readonly [string, number])[] };
  const draws = learned.draws.map(([id, calls]) => [id.startsWith("free ") ? "free" : id, calls]);
  return { done: { ...learned, draws } };
}

function newCall(world: World, account: Account, at: Instant | null): CallEvent {
  const { random } = world;
  const product: Product = random.chance(0.7) ? "general" : "legacy";
  return {
    key: world.newKey(),
    product,
    edition: product === "legacy" ? random.pick(EDITIONS) : null,
    calls: howMany(world, account, product),
    at,
  };
}

/** Small numbers, large ones, and those that take a month to the edge of a tier or a pack to its last call. */
function howMany({ random, now, prices }: World, account: Account, product: Product): number {
  const kind = random.next();
  if (kind < 0.35) return random.between(1, 1500);
  if (kind < 0.6) return random.between(1000, 120_000);
  if (kind < 0.72) return random.between(100_000, 4_000_000);
  const edge = random.between(-1, 1);
  if (kind < 0.86) {
    const pack = random.maybePick(account.packs.filter((each) => each.used < each.calls));
    if (pack) return Math.max(1, pack.calls - pack.used + edge);
  }
  const month = monthOf(now);
  const volume = account.events
    .filter((event) => event.billedIn === month && event.product === product)
    .reduce((calls, event) => calls + event.calls, 0);
  const next = inForce(prices, now).tiers[product].find(({ from }) => from > volume);
  return next && next.from < 4_000_000 ? Math.max(1, next.from - volume + edge) : edge + 2;
}

function lateInstant({ random, now }: World): Instant {
  const kind = random.next();
  if (kind < 0.1) return now - LATE_DAYS * DAY + random.between(-1, 1);
  if (kind < 0.4) return now - random.between(1, 600) * MINUTE;
  return now - random.between(1, (LATE_DAYS + 1) * 24) * HOUR + random.between(0, MINUTE);
}

function earlyInstant({ random, now }: World): Instant {
  return random.chance(0.5)
    ? now + FUTURE_MINUTES * MINUTE + random.between(-1, 1)
    : now + random.between(1, 7 * MINUTE);
}
