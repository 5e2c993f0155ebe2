import { and, eq } from "drizzle-orm";

import { packs } from "@/db/schema";
import type { Result } from "@/lib/core/result";
import type { Order as EngineOrder } from "@/lib/services/orders/place-order";
import type { Account } from "@/tests/simulation/model/account";
import { fen } from "@/tests/simulation/model/money";
import { SKUS } from "@/tests/simulation/model/price-list";
import {
  buy,
  cancelOrder,
  openOrder,
  payOrder,
  type Ids,
  type Purchase,
} from "@/tests/simulation/model/purchase";
import { outcomeOf, type Operation } from "@/tests/simulation/operations/operation";
import type { Deed, World } from "@/tests/simulation/world";

export const ORDERS: readonly Operation[] = [
  {
    name: "buy",
    weight: 10,
    play: (world, account) =>
      world.play(account, "buy", buying(world, account, wish(world, account))),
  },
  {
    name: "buy again with the same key",
    weight: 1,
    play: async (world, account) => {
      const order = world.random.maybePick(account.orders);
      if (!order) return;
      const { key, sku, voucherId } = order;
      const campaignId = order.campaign?.id ?? null;
      const quantity = order.quantity + (world.random.chance(0.3) ? 1 : 0);
      const asked = { key, sku, quantity, voucherId, campaignId };
      await world.play(account, "buy again with the same key", buying(world, account, asked));
    },
  },
  {
    name: "double click on buy",
    weight: 2,
    play: (world, account) => {
      const asked = wish(world, account);
      const deed = () => buying(world, account, asked);
      return world.race(account, "double click on buy", [deed(), deed()]);
    },
  },
  {
    name: "two purchases at once",
    weight: 2,
    play: (world, account) => {
      const asked = wish(world, account);
      const deed = () => buying(world, account, { ...asked, key: world.newKey() });
      return world.race(account, "two purchases at once", [deed(), deed()]);
    },
  },
  {
    name: "order for later",
    weight: 3,
    play: (world, account) =>
      world.play(account, "order for later", opening(world, account, wish(world, account))),
  },
  {
    name: "pay an order",
    weight: 4,
    play: async (world, account) => {
      const order = world.random.maybePick(account.orders.filter(({ paid }) => !paid));
      if (order) await world.play(account, "pay an order", paying(world, account, order.id));
    },
  },
  {
    name: "cancel an order",
    weight: 2,
    play: async (world, account) => {
      const order = world.random.maybePick(account.orders.slice(-5));
      if (!order) return;
      await world.play(account, "cancel an order", {
        engine: async () => {
          const request = { accountId: account.id, orderId: order.id };
          const answer = await world.engine.cancelOrder(world.asCustomer(account), request);
          return { outcome: outcomeOf(answer), ids: null };
        },
        model: (of) => cancelOrder(of, world.now, order.id),
      });
    },
  },
];

function wish(world: World, account: Account): Purchase {
  const { random } = world;
  const small = random.chance(0.8);
  const sku = random.chance(0.01)
    ? "general-2k"
    : random.pick(small ? SKUS.slice(0, 3) : SKUS.slice(2));
  const quantity = random.chance(0.05)
    ? random.pick([0, 100, 101, 1.5, -1])
    : random.pick([1, 1, 1, 1, 2, 2, 3, 5, 7]);
  const voucher = random.chance(0.4) ? random.maybePick(account.vouchers) : undefined;
  const voucherId = random.chance(0.01) ? "vch_UNKNOWN" : (voucher?.id ?? null);
  const campaign = random.chance(0.35) ? world.someCampaign() : undefined;
  return {
    key: world.newKey(),
    sku: campaign?.sells && random.chance(0.9) ? campaign.sells.sku : sku,
    quantity,
    voucherId,
    campaignId: campaign?.id ?? null,
  };
}

/** One pack of a size, without more ado. */
export const buyOne = (world: World, account: Account, sku: string): Promise<void> => {
  const asked = { key: world.newKey(), sku, quantity: 1, voucherId: null, campaignId: null };
  return world.play(account, "buy", buying(world, account, asked));
};

function buying(world: World, account: Account, asked: Purchase): Deed<Ids> {
  return {
    engine: async () => {
      const { key: requestKey, ...request } = asked;
      const bought = await world.engine.buyPacks(world.asCustomer(account), {
        ...request,
        accountId: account.id,
        requestKey,
      });
      return answered(world, account, bought);
    },
    model: (of, ids) =>
      buy(of, world.prices, world.now, { asked, campaigns: world.campaigns, ids }),
  };
}

function opening(world: World, account: Account, asked: Purchase): Deed<Ids> {
  return {
    engine: async () => {
      const { key: requestKey, ...request } = asked;
      const opened = await world.engine.openOrder(world.asCustomer(account), {
        ...request,
        accountId: account.id,
        requestKey,
      });
      return answered(world, account, opened);
    },
    model: (of, ids) =>
      openOrder(of, world.prices, world.now, { asked, campaigns: world.campaigns, ids }),
  };
}

const paying = (world: World, account: Account, orderId: string): Deed<Ids> => ({
  engine: async () =>
    answered(
      world,
      account,
      await world.engine.payOrder(world.asCustomer(account), { accountId: account.id, orderId }),
    ),
  model: (of, ids) => payOrder(of, world.prices, world.now, { orderId, ids }),
});

type Refusal = { readonly code: string; readonly missing?: { toFixed(digits: number): string } };

/** An order as the engine answers it, with the packs that it delivered. */
async function answered(
  world: World,
  { id: accountId }: Account,
  result: Result<EngineOrder, Refusal>,
) {
  if (!result.ok) {
    const { refusal } = result;
    const missing = refusal.missing ? ` ${refusal.missing.toFixed(2)}` : "";
    return { outcome: { refused: `${refusal.code}${missing}` }, ids: { id: "", packs: [] } };
  }
  const { id } = result.value;
  const delivered = await world.db
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), eq(packs.orderId, id)))
    .orderBy(packs.id);
  const ids: Ids = {
    id,
    packs: delivered.map((pack) => ({ id: pack.id, paid: paidOf(pack) })),
  };
  return { outcome: outcomeOf(result, learned), ids };
}

const learned = (order: EngineOrder) =>
  order.paidAt
    ? {
        id: order.id,
        paid: {
          voucher: order.paidVoucher,
          gift: order.paidGift,
          income: order.paidIncome,
          cash: order.paidCash,
        },
      }
    : { id: order.id };

const paidOf = (row: {
  readonly paidVoucher: string;
  readonly paidGift: string;
  readonly paidIncome: string;
  readonly paidCash: string;
}) => ({
  voucher: fen(row.paidVoucher),
  gift: fen(row.paidGift),
  income: fen(row.paidIncome),
  cash: fen(row.paidCash),
});
