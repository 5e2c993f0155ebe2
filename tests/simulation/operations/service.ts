import type { Account } from "@/tests/simulation/model/account";
import { activate } from "@/tests/simulation/model/balance";
import { restoreAccount, stopAccount } from "@/tests/simulation/model/content-stop";
import { outcomeOf, type Operation } from "@/tests/simulation/operations/operation";
import type { World } from "@/tests/simulation/world";

export const SERVICE: readonly Operation[] = [
  { name: "activate", weight: 2, play: activateIt },
  { name: "stop for content", weight: 0.7, play: stop },
  { name: "restore", weight: 3, play: restore },
];

function activateIt(world: World, account: Account): Promise<void> {
  return world.play(account, "activate", {
    engine: async () => {
      const answer = await world.engine.activateService(world.asCustomer(account));
      return {
        outcome: outcomeOf(answer, ({ activatedAt }) => ({ activatedAt: activatedAt.getTime() })),
        ids: null,
      };
    },
    model: (of) => activate(of, world.prices, world.now),
  });
}

function stop(world: World, anybody: Account): Promise<void> {
  // Often one whose refund is in review, since a stop refuses that as well.
  const waiting = world.accounts.filter(({ refunds }) =>
    refunds.some(({ state }) => state === "in_review"),
  );
  const account = world.random.chance(0.4) ? (world.random.maybePick(waiting) ?? anybody) : anybody;
  return world.play(account, "stop for content", {
    engine: async () => {
      const asked = { accountId: account.id, category: "other", evidence: "seen" } as const;
      const answer = await world.engine.stopAccount(world.as(world.people.support), asked);
      return { outcome: outcomeOf(answer), ids: answer.ok ? answer.value.stopId : "" };
    },
    model: (of, id: string) => stopAccount(of, world.now, id),
  });
}

async function restore(world: World, account: Account): Promise<void> {
  const { random } = world;
  const stopped = account.stops.some(({ liftedAt }) => liftedAt === null);
  if (!stopped && random.chance(0.9)) return;
  const overturned = random.chance(0.85);
  await world.play(account, "restore", {
    engine: async () => {
      const asked = { accountId: account.id, reason: "looked again", overturned };
      const answer = await world.engine.restoreAccount(world.as(world.people.support), asked);
      return { outcome: outcomeOf(answer), ids: null };
    },
    model: (of) => restoreAccount(of, world.prices, world.now, overturned),
  });
}
