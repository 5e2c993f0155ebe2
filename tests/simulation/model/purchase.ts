import {
  done,
  openStop,
  refused,
  SOURCES,
  type Account,
  type Campaign,
  type Order,
  type Outcome,
  type Split,
  type Voucher,
} from "@/tests/simulation/model/account";
import { HOUR, oneYearLater, type Instant } from "@/tests/simulation/model/calendar";
import { termsOf, unitPrice, type Terms } from "@/tests/simulation/model/campaign";
import { available } from "@/tests/simulation/model/ledger";
import { inYuan, most } from "@/tests/simulation/model/money";
import { newPack } from "@/tests/simulation/model/packs";
import { pay, sharePayment, spend, split, whyUnusable } from "@/tests/simulation/model/payment";
import {
  MOST_PACKS_AN_ORDER,
  SKUS,
  versionOf,
  type Prices,
  type Sku,
} from "@/tests/simulation/model/price-list";

export type Purchase = {
  readonly key: string;
  readonly sku: string;
  readonly quantity: number;
  readonly voucherId: string | null;
  readonly campaignId: string | null;
};
/** The ids that the engine gave: the rules do not care for them, but the order of cover does. */
export type Ids = { readonly id: string; readonly packs: readonly PackId[] };
export type PackId = { readonly id: string; readonly paid: Split };

export type Wish = {
  readonly asked: Purchase;
  readonly campaigns: readonly Campaign[];
  readonly ids: Ids;
};

/** R-ORD-1..4: places, pays and delivers in one; all of it or nothing. */
export function buy(
  account: Account,
  prices: Prices,
  now: Instant,
  { asked, campaigns, ids }: Wish,
): Outcome {
  const before = orderOfKey(account, asked);
  if (before) return before;
  const terms = termsOf(account, prices, now, { asked, campaigns });
  if ("refused" in terms) return terms;
  const plan = planPurchase(account, terms, now, asked);
  if ("refused" in plan) return plan;
  const order = placeOrder(account, terms, now, asked, ids.id);
  return deliver(account, order, plan, now, ids);
}

/** R-ORD-1: an order to be paid later. Only the funds may still be missing. */
export function openOrder(
  account: Account,
  prices: Prices,
  now: Instant,
  { asked, campaigns, ids }: Wish,
): Outcome {
  const before = orderOfKey(account, asked);
  if (before) return before;
  const terms = termsOf(account, prices, now, { asked, campaigns });
  if ("refused" in terms) return terms;
  const plan = planPurchase(account, terms, now, asked);
  if ("refused" in plan && !plan.refused.startsWith("funds-too-low")) return plan;
  return done({ id: placeOrder(account, terms, now, asked, ids.id).id });
}

/** R-ORD-2, R-CAT-5: pays a pending order at the price at which it was placed. */
export function payOrder(
  account: Account,
  prices: Prices,
  now: Instant,
  { orderId, ids }: { readonly orderId: string; readonly ids: Ids },
): Outcome {
  const order = account.orders.find(({ id }) => id === orderId);
  if (!order) return refused("order-not-found");
  if (order.paid) return done({ id: order.id, paid: inText(order.paid) });
  const over = whyOver(order, now);
  if (over) return refused(over);
  const terms = { list: versionOf(prices, order.version), campaign: order.campaign };
  const plan = planPurchase(account, terms, now, order);
  return "refused" in plan ? plan : deliver(account, order, plan, now, ids);
}

/** R-ORD-1: cancels a pending order, once. */
export function cancelOrder(account: Account, now: Instant, orderId: string): Outcome {
  const order = account.orders.find(({ id }) => id === orderId);
  if (!order) return refused("order-not-found");
  if (order.cancelledAt !== null) return done();
  if (order.paid) return refused("order-delivered");
  const over = whyOver(order, now);
  if (over) return refused(over);
  order.cancelledAt = now;
  return done();
}

const whyOver = (order: Order, now: Instant): string | null => {
  if (order.cancelledAt !== null) return "order-cancelled";
  return now >= order.expiresAt ? "order-expired" : null;
};

/** R-ORD-4: the same key and content is the same order. */
function orderOfKey(account: Account, asked: Purchase): Outcome | null {
  const order = account.orders.find(({ key }) => key === asked.key);
  if (!order) return null;
  const same =
    order.sku === asked.sku &&
    order.quantity === asked.quantity &&
    order.voucherId === asked.voucherId &&
    (order.campaign?.id ?? null) === asked.campaignId;
  if (!same) return refused("request-key-conflict");
  return done(order.paid ? { id: order.id, paid: inText(order.paid) } : { id: order.id });
}

type Plan = Terms & {
  readonly sku: Sku;
  readonly quantity: number;
  readonly paid: Split;
  readonly voucher: Voucher | null;
};

function planPurchase(
  account: Account,
  terms: Terms,
  now: Instant,
  { sku, quantity, voucherId }: Pick<Purchase, "sku" | "quantity" | "voucherId">,
): Plan | { readonly refused: string } {
  const voucher = account.vouchers.find(({ id }) => id === voucherId) ?? null;
  if (voucherId !== null && !voucher) return { refused: "voucher-not-found" };
  if (account.closedAt !== null) return { refused: "service-closed" };
  if (openStop(account)) return { refused: "content-stopped" };
  if (!account.verified) return { refused: "identity-unverified" };
  if (account.arrearsSince !== null) return { refused: "in-arrears" };
  if (!isSku(sku)) return { refused: "unknown-sku" };
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_PACKS_AN_ORDER) {
    return { refused: "bad-quantity" };
  }
  const total = unitPrice(terms, sku) * BigInt(quantity);
  const use = { products: ["general"], scope: "prepaid", amount: total, at: now } as const;
  const unusable = voucher && whyUnusable(voucher, use);
  if (unusable) return { refused: `voucher-${unusable}` };

  const paid = split(account, voucher, total);
  // R-FUND-1, R-ORD-2: a purchase spends what is available and no more; a debt is not available.
  const missing = total - paid.voucher - most(available(account), 0n);
  if (missing > 0n) return { refused: `funds-too-low ${inYuan(missing)}` };
  return { ...terms, sku, quantity, paid, voucher };
}

const isSku = (sku: string): sku is Sku => (SKUS as readonly string[]).includes(sku);

function placeOrder(
  account: Account,
  { list, campaign }: Terms,
  now: Instant,
  { key, sku, quantity, voucherId }: Purchase,
  id: string,
): Order {
  const order: Order = {
    id,
    key,
    sku: sku as Sku,
    quantity,
    version: list.version,
    campaign,
    placedAt: now,
    expiresAt: now + list.orderHours * HOUR,
    voucherId,
    paid: null,
    cancelledAt: null,
    expired: false,
  };
  account.orders.push(order);
  return order;
}

function deliver(
  account: Account,
  order: Order,
  { list, campaign, sku, quantity, paid, voucher }: Plan,
  now: Instant,
  ids: Ids,
): Outcome {
  pay(account, "deferred:packs", paid);
  if (voucher) spend(account, voucher, paid.voucher);
  order.paid = paid;
  const unnamed = [...ids.packs];
  for (const share of sharePayment(paid, quantity)) {
    account.packs.push(
      newPack({
        id: takeId(unnamed, share),
        kind: "bought",
        calls: list.packs[sku].calls,
        startsAt: now,
        endsAt: oneYearLater(now),
        sku,
        orderId: order.id,
        boughtUnder: list.version,
        campaign,
        paid: share,
      }),
    );
  }
  return done({ id: order.id, paid: inText(paid) });
}

// The engine's pack with exactly this share; where it has none, the name says so and the states will differ.
function takeId(unnamed: PackId[], share: Split): string {
  const index = unnamed.findIndex(({ paid }) =>
    SOURCES.every((name) => paid[name] === share[name]),
  );
  const [taken] = index < 0 ? [] : unnamed.splice(index, 1);
  return taken?.id ?? "no pack was sold with this share";
}

const inText = (paid: Split) =>
  Object.fromEntries(SOURCES.map((name) => [name, inYuan(paid[name])]));
