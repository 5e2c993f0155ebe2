import type { Account, Recharge } from "@/tests/simulation/model/account";
import { confirmTransfer, giveBalance, recharge } from "@/tests/simulation/model/balance";
import { DAY, HOUR } from "@/tests/simulation/model/calendar";
import { givePack, giveVoucher } from "@/tests/simulation/model/gifts";
import { purse } from "@/tests/simulation/model/ledger";
import { fen, inYuan } from "@/tests/simulation/model/money";
import { outcomeOf, type Operation } from "@/tests/simulation/operations/operation";
import { SIMULATOR, type Deed, type World } from "@/tests/simulation/world";

export const RECHARGE: Operation = {
  name: "recharge",
  weight: 9,
  play: (world, account) =>
    world.play(account, "recharge", recharging(world, account, newRecharge(world, account))),
};

export const MONEY: readonly Operation[] = [
  RECHARGE,
  {
    name: "recharge twice at once",
    weight: 1,
    play: (world, account) => {
      const asked = newRecharge(world, account);
      const deed = () => recharging(world, account, asked);
      return world.race(account, "recharge twice at once", [deed(), deed()]);
    },
  },
  {
    name: "recharge again with the same key",
    weight: 1,
    play: async (world, account) => {
      const before = world.random.maybePick(account.recharges);
      if (!before) return;
      const { key, amount, channel } = before;
      const more = world.random.chance(0.3) ? 1n : 0n;
      const asked = { key, amount: amount + more, channel };
      await world.play(
        account,
        "recharge again with the same key",
        recharging(world, account, asked),
      );
    },
  },
  { name: "confirm a transfer", weight: 3, play: confirm },
  { name: "give balance", weight: 2, play: giveSomeBalance },
  { name: "give a pack", weight: 3, play: giveSomePack },
  { name: "give a voucher", weight: 3, play: giveSomeVoucher },
];

type Asked = Pick<Recharge, "key" | "amount" | "channel">;

function newRecharge(world: World, account: Account): Asked {
  const { random } = world;
  const debt = -(purse(account, "cash") + purse(account, "income") + purse(account, "gift"));
  const edge = random.chance(0.3) ? BigInt(random.between(-1, 1)) : fen(random.yuan(2000));
  const amount = debt > 0n ? debt + edge : fen(random.yuan(20_000));
  return {
    key: world.newKey(),
    amount: random.chance(0.03) ? random.pick([1n, 99n, 100n, 100_000_001n]) : amount,
    channel: random.chance(0.8) ? "sandbox" : "transfer",
  };
}

function recharging(world: World, account: Account, asked: Asked): Deed<string> {
  return {
    engine: async () => {
      const { key: requestKey, amount, channel } = asked;
      const answer = await world.engine.recharge(world.asCustomer(account), {
        amount: inYuan(amount),
        channel,
        requestKey,
      });
      return {
        outcome: outcomeOf(answer, ({ id }) => ({ id })),
        ids: answer.ok ? answer.value.id : "",
      };
    },
    model: (of, id) => recharge(of, world.prices, world.now, { ...asked, id }),
  };
}

async function confirm(world: World, account: Account): Promise<void> {
  const { random } = world;
  const promised = account.recharges.filter(({ channel }) => channel === "transfer");
  const picked = random.maybePick(random.chance(0.9) ? promised : account.recharges);
  if (!picked) return;
  const reference = picked.paid && random.chance(0.5) ? (picked.reference ?? "x") : world.newKey();
  const amount = picked.amount + (random.chance(0.1) ? 1n : 0n);
  const request = { rechargeId: picked.id, reference, amount };
  await world.play(account, "confirm a transfer", {
    engine: async () => {
      const asked = { accountId: account.id, ...request, amount: inYuan(amount) };
      const answer = await world.engine.confirmTransfer(world.as(world.people.finance), asked);
      return { outcome: outcomeOf(answer, ({ id }) => ({ id })), ids: null };
    },
    model: (of) => confirmTransfer(of, world.prices, world.now, request),
  });
}

async function giveSomeBalance(world: World, account: Account): Promise<void> {
  const { random } = world;
  const gift = random.yuan(500);
  const income = random.chance(0.5) ? random.yuan(300) : "0.00";
  const requestKey = world.newKey();
  await world.play(account, "give balance", {
    engine: async () => {
      const amounts = { income, gift };
      const asked = { accountId: account.id, amounts, reason: "apology", requestKey };
      const answer = await world.engine.giveGiftBalance(world.as(SIMULATOR), asked);
      return { outcome: outcomeOf(answer), ids: null };
    },
    model: (of) =>
      giveBalance(of, world.prices, world.now, { cash: 0n, income: fen(income), gift: fen(gift) }),
  });
}

async function giveSomePack(world: World, account: Account): Promise<void> {
  const { random, now } = world;
  const calls = random.chance(0.05) ? random.pick([0, 1_000_001]) : random.between(1, 200_000);
  const days = random.chance(0.05) ? random.pick([0, 367]) : random.between(1, 200);
  const gift = { calls, endsAt: now + days * DAY };
  const requestKey = world.newKey();
  await world.play(account, "give a pack", {
    engine: async () => {
      const endsAt = new Date(gift.endsAt);
      const asked = { accountId: account.id, calls, endsAt, reason: "apology", requestKey };
      const answer = await world.engine.givePack(world.as(world.people.support), asked);
      return { outcome: outcomeOf(answer), ids: answer.ok ? answer.value.id : "" };
    },
    model: (of, id: string) => givePack(of, now, { ...gift, id }),
  });
}

async function giveSomeVoucher(world: World, account: Account): Promise<void> {
  const { random, now } = world;
  const amount = random.pick([random.yuan(50), random.yuan(1000), random.yuan(5)]);
  const startsAt = now + (random.chance(0.2) ? random.between(1, 20) * DAY : 0);
  const given = {
    balance: fen(amount),
    startsAt,
    endsAt: startsAt + (random.chance(0.03) ? 0 : random.between(1, 120 * 24) * HOUR),
    multiUse: random.chance(0.5),
    products: random.pick([null, null, ["general"], ["legacy"]] as const),
    scope: random.pick(["both", "both", "prepaid", "postpaid"] as const),
    minimum: random.chance(0.3) ? fen(random.yuan(100)) : 0n,
  };
  await world.play(account, "give a voucher", {
    engine: async () => {
      const answer = await world.engine.giveVoucher(world.as(SIMULATOR), {
        accountId: account.id,
        amount,
        startsAt: new Date(startsAt),
        endsAt: new Date(given.endsAt),
        multiUse: given.multiUse,
        minimum: inYuan(given.minimum),
        scope: given.scope,
        ...(given.products ? { products: given.products } : {}),
      });
      return { outcome: outcomeOf(answer), ids: answer.ok ? answer.value.id : "" };
    },
    model: (of, id: string) => giveVoucher(of, { ...given, id }),
  });
}
