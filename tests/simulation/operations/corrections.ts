import type { Account } from "@/tests/simulation/model/account";
import {
  approveAdjustment,
  closeService,
  freeze,
  release,
  requestAdjustment,
} from "@/tests/simulation/model/corrections";
import { fen, inYuan } from "@/tests/simulation/model/money";
import { outcomeOf, type Operation } from "@/tests/simulation/operations/operation";
import type { World } from "@/tests/simulation/world";

export const CORRECTIONS: readonly Operation[] = [
  { name: "adjust", weight: 3, play: adjust },
  { name: "approve an adjustment", weight: 2, play: approve },
  { name: "freeze", weight: 1.5, play: freezeSome },
  { name: "release", weight: 2, play: releaseOne },
  { name: "close the service", weight: 0.7, play: close },
];

async function adjust(world: World, account: Account): Promise<void> {
  const { random, people } = world;
  const bill = random.chance(0.8) ? random.maybePick(account.bills) : undefined;
  const most = bill && random.chance(0.5) ? bill.total + BigInt(random.between(-1, 1)) : 0n;
  const amount = most > 0n ? most : fen(random.yuan(random.pick([20, 200, 7000])));
  const direction = random.pick(["credit", "credit", "debit"] as const);
  const by = random.chance(0.95) ? people.finance : people.support;
  const month = bill?.month ?? null;
  const requestKey = world.newKey();
  await world.play(account, "adjust", {
    engine: async () => {
      const answer = await world.engine.requestAdjustment(world.as(by), {
        accountId: account.id,
        month,
        direction,
        amount: inYuan(amount),
        reason: "wrong",
        requestKey,
      });
      return { outcome: outcomeOf(answer, stateOf), ids: answer.ok ? answer.value.id : "" };
    },
    model: (of, id: string) =>
      requestAdjustment(of, world.prices, world.now, {
        id,
        month,
        direction,
        amount,
        by: { id: by.personId, role: by.role },
      }),
  });
}

async function approve(world: World, account: Account): Promise<void> {
  const { random, people } = world;
  const waiting = account.adjustments.filter(({ state }) => state === "awaiting_approval");
  const adjustment = random.maybePick(random.chance(0.9) ? waiting : account.adjustments);
  if (!adjustment) return;
  const by = random.pick([people.otherFinance, people.otherFinance, people.finance]);
  const { id } = adjustment;
  await world.play(account, "approve an adjustment", {
    engine: async () => {
      const asked = { accountId: account.id, adjustmentId: id };
      const answer = await world.engine.approveAdjustment(world.as(by), asked);
      return { outcome: outcomeOf(answer, stateOf), ids: null };
    },
    model: (of) =>
      approveAdjustment(of, world.prices, world.now, {
        id,
        by: { id: by.personId, role: by.role },
      }),
  });
}

const stateOf = ({ bookedAt }: { readonly bookedAt: Date | null }) => ({
  state: bookedAt ? "booked" : "awaiting_approval",
});

async function freezeSome(world: World, account: Account): Promise<void> {
  const amount = fen(world.random.yuan(world.random.pick([10, 300, 5000])));
  const requestKey = world.newKey();
  await world.play(account, "freeze", {
    engine: async () => {
      const asked = { accountId: account.id, amount: inYuan(amount), reason: "court", requestKey };
      const answer = await world.engine.freezeBalance(world.as(world.people.finance), asked);
      return { outcome: outcomeOf(answer), ids: answer.ok ? answer.value.id : "" };
    },
    model: (of, id: string) => freeze(of, { id, amount }),
  });
}

async function releaseOne(world: World, account: Account): Promise<void> {
  const one = world.random.maybePick(account.freezes);
  if (!one) return;
  await world.play(account, "release", {
    engine: async () => {
      const asked = { accountId: account.id, freezeId: one.id };
      const answer = await world.engine.releaseFreeze(world.as(world.people.finance), asked);
      return { outcome: outcomeOf(answer), ids: null };
    },
    model: (of) => release(of, one.id),
  });
}

function close(world: World, account: Account): Promise<void> {
  return world.play(account, "close the service", {
    engine: async () => {
      const answer = await world.engine.closeService(world.asCustomer(account));
      return {
        outcome: outcomeOf(answer, ({ closedAt }) => ({ closedAt: closedAt.getTime() })),
        ids: null,
      };
    },
    model: (of) => closeService(of, world.now),
  });
}
