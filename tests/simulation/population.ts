import type { Database } from "@/db/client";
import { people } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { changeAccount } from "@/lib/services/change-account";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import type { Staff } from "@/lib/services/context";
import { giveGiftBalance } from "@/lib/services/gifts/give-gift-balance";
import { newId } from "@/lib/services/new-id";
import { openAccount } from "@/lib/services/open-account";
import type { Engine } from "@/tests/simulation/engine";
import { newAccount, type Account } from "@/tests/simulation/model/account";
import { activate, giveBalance } from "@/tests/simulation/model/balance";
import type { Instant } from "@/tests/simulation/model/calendar";
import { fen } from "@/tests/simulation/model/money";
import type { PriceList } from "@/tests/simulation/model/price-list";
import { Random } from "@/tests/simulation/random";
import { SIMULATOR, World } from "@/tests/simulation/world";

export type Seed = {
  readonly seed: number;
  readonly accounts: number;
  readonly begins: Instant;
  readonly prices: readonly PriceList[];
};

/** A test clock with accounts on it: rich and poor, most of them verified and active, some of one person. */
export async function populate(db: Database, engine: Engine, of: Seed): Promise<World> {
  const random = new Random(of.seed);
  const now = new Date(of.begins);
  const context = { db, clock: clockAt(now), actor: SIMULATOR };
  const clock = await createTestClock(context, { name: `seed ${of.seed}`, now });
  const staff = {
    support: await hire(db, "support"),
    otherSupport: await hire(db, "support"),
    finance: await hire(db, "finance"),
    otherFinance: await hire(db, "finance"),
    operator: await hire(db, "operator"),
  };
  const world = new World(db, engine, clock.id, staff, random, of.begins, [...of.prices]);
  for (let index = 0; index < of.accounts; index += 1) {
    world.accounts.push(await settleIn(world, index));
  }
  return world;
}

async function settleIn(world: World, index: number): Promise<Account> {
  const { db, random, now, prices } = world;
  const verified = random.chance(0.94);
  const identity = random.chance(0.12) ? `family ${random.between(1, 2)}` : null;
  const { clock } = world.as(SIMULATOR);
  const id = await db.transaction(async (tx) => {
    const opened = await openAccount(tx, clock, {
      name: `account ${index}`,
      clockId: world.clockId,
    });
    await changeAccount(tx, opened, {
      verifiedAt: verified ? opened.now : null,
      verifiedAs: verified ? "personal" : null,
      identityFingerprint: identity,
    });
    return opened.id;
  });
  const account = { ...newAccount(id), verified, identity };
  if (index === 0 || random.chance(0.92)) {
    await world.engine.activateService(world.asCustomer(account));
    activate(account, prices, now);
  }
  const cash = random.yuan(random.pick([50, 500, 5000, 60_000]));
  const gift = random.chance(0.4) ? random.yuan(200) : "0.00";
  const amounts = { cash, income: "0.00", gift };
  const given = { accountId: id, amounts, reason: "to begin with", requestKey: "to begin with" };
  await giveGiftBalance(world.as(SIMULATOR), given);
  giveBalance(account, prices, now, { cash: fen(cash), income: 0n, gift: fen(gift) });
  return account;
}

async function hire(db: Database, role: Staff["role"]): Promise<Staff> {
  const id = newId("prs");
  await db.insert(people).values({
    id,
    email: `${id}@example.com`.toLowerCase(),
    passwordHash: "unused",
    name: role,
    role,
    createdAt: new Date(0),
  });
  return { kind: "staff", personId: id, role };
}
