import type { Staff } from "@/lib/services/context";
import type { Refund as EngineRefund } from "@/lib/services/refunds/refund";
import type { Account, Refund } from "@/tests/simulation/model/account";
import { DAY } from "@/tests/simulation/model/calendar";
import { refundableUntil, requestRefund } from "@/tests/simulation/model/refund";
import { approveRefund, refuseRefund, withdraw } from "@/tests/simulation/model/refund-decision";
import { outcomeOf, type Operation } from "@/tests/simulation/operations/operation";
import { buyOne } from "@/tests/simulation/operations/orders";
import type { Deed, World } from "@/tests/simulation/world";

export const REFUNDS: readonly Operation[] = [
  {
    name: "ask for a refund",
    weight: 14,
    play: async (world, account) => {
      const packId = packToReturn(world, account);
      if (packId) await world.play(account, "ask for a refund", asking(world, account, packId));
    },
  },
  {
    name: "ask at the window's edge",
    weight: 5,
    play: async (world) => {
      const edge = world.random.maybePick(packsAtTheEdge(world));
      if (!edge) return;
      const { account, packId } = edge;
      await world.play(account, "ask at the window's edge", asking(world, account, packId));
    },
  },
  {
    name: "buy and give back",
    weight: 6,
    play: async (world, account) => {
      const sku = world.random.pick(["general-10k", "general-10k", "general-100k", "general-5m"]);
      await buyOne(world, account, sku);
      const bought = account.packs.at(-1);
      if (bought?.kind !== "bought") return;
      await world.play(account, "buy and give back", asking(world, account, bought.id));
    },
  },
  {
    name: "ask twice at once",
    weight: 1,
    play: async (world, account) => {
      const packId = packToReturn(world, account);
      if (!packId) return;
      const deed = () => asking(world, account, packId);
      await world.race(account, "ask twice at once", [deed(), deed()]);
    },
  },
  {
    name: "withdraw a request",
    weight: 2,
    play: (world, anybody) =>
      decide(world, anybody, "withdraw a request", (account, refundId) => ({
        engine: async () => {
          const request = { accountId: account.id, refundId };
          const answer = await world.engine.withdrawRefund(world.asCustomer(account), request);
          return { outcome: outcomeOf(answer, stateOf), ids: null };
        },
        model: (of) => withdraw(of, world.now, refundId),
      })),
  },
  {
    name: "approve a refund",
    weight: 6,
    play: (world, anybody) =>
      decide(world, anybody, "approve a refund", (account, refundId) => {
        const by = somebody(world);
        return {
          engine: async () => {
            const request = { accountId: account.id, refundId, note: "checked" };
            const answer = await world.engine.approveRefund(world.as(by), request);
            return { outcome: outcomeOf(answer, stateOf), ids: null };
          },
          model: (of) =>
            approveRefund(of, world.prices, world.now, {
              refundId,
              by: { id: by.personId, role: by.role },
            }),
        };
      }),
  },
  {
    name: "refuse a refund",
    weight: 2,
    play: (world, anybody) =>
      decide(world, anybody, "refuse a refund", (account, refundId) => {
        const by = somebody(world);
        return {
          engine: async () => {
            const request = { accountId: account.id, refundId, customerReason: "not convincing" };
            const answer = await world.engine.refuseRefund(world.as(by), request);
            return { outcome: outcomeOf(answer, stateOf), ids: null };
          },
          model: (of) =>
            refuseRefund(of, world.now, { refundId, by: { id: by.personId, role: by.role } }),
        };
      }),
  },
];

const stateOf = ({ state }: EngineRefund) => ({ state });

/** Mostly a pack that was bought lately; now and then any, or one that is not there. */
function packToReturn({ random }: World, { packs }: Account): string | undefined {
  if (random.chance(0.01)) return "pkg_UNKNOWN";
  const bought = packs.filter(({ kind }) => kind === "bought");
  const unused = bought.filter(({ used, refundedAt }) => used === 0 && refundedAt === null);
  const given = packs.filter(({ kind }) => kind === "gifted");
  const group = random.chance(0.7) ? unused.slice(-6) : random.chance(0.8) ? bought : given;
  return random.maybePick(group)?.id;
}

/** Unused packs whose window closes about now, whoever's they are. */
function packsAtTheEdge({ accounts, now, prices }: World) {
  return accounts.flatMap((account) =>
    account.packs
      .filter(({ kind, used, refundedAt }) => kind === "bought" && used === 0 && !refundedAt)
      .filter((pack) => Math.abs(refundableUntil(pack, prices) - now) <= DAY)
      .map(({ id }) => ({ account, packId: id })),
  );
}

function asking(world: World, account: Account, packId: string): Deed<string> {
  const key = world.newKey();
  const identities = account.identity === null ? 1 : world.accountsWith(account.identity);
  return {
    engine: async () => {
      const answer = await world.engine.requestRefund(world.asCustomer(account), {
        accountId: account.id,
        packId,
        reason: "wrong size",
        requestKey: key,
      });
      return {
        outcome: outcomeOf(answer, learned),
        ids: answer.ok ? answer.value.id : "",
      };
    },
    model: (of, id) =>
      requestRefund(of, world.prices, world.now, { asked: { id, key, packId }, identities }),
  };
}

function learned({ id, state, rules, cash, income, gift, voucherNotReturned }: EngineRefund) {
  const failed = rules.filter(({ outcome }) => outcome === "fail").map((rule) => rule.id);
  const signal = rules.find(({ outcome }) => outcome === "signal")?.fact.code ?? null;
  return { id, state, failed, signal, cash, income, gift, voucherNotReturned };
}

/** Mostly about a request that waits, whoever's it is. */
async function decide(
  world: World,
  anybody: Account,
  name: string,
  deedOf: (account: Account, refundId: string) => Deed<null>,
): Promise<void> {
  const { random, accounts } = world;
  const waiting = accounts.filter(({ refunds }) => refunds.some(isOpen));
  const account = random.chance(0.9) ? (random.maybePick(waiting) ?? anybody) : anybody;
  const open = account.refunds.filter(isOpen);
  const refund = random.maybePick(open.length > 0 ? open : account.refunds);
  if (refund) await world.play(account, name, deedOf(account, refund.id));
}

const isOpen = ({ state }: Refund) => state === "in_review" || state === "awaiting_finance";

/** Who decides, right or wrong: support, another of support, finance, or support under the role of finance. */
function somebody({ random, people }: World): Staff {
  const promoted: Staff = { ...people.support, role: "finance" };
  return random.pick([
    people.support,
    people.support,
    people.otherSupport,
    people.finance,
    people.finance,
    promoted,
  ]);
}
