import { randomUUID } from "node:crypto";

import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { orderOf } from "@/db/queries/orders";
import { packs } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import { cny } from "@/lib/core/money";
import { lockAccount } from "@/lib/services/lock-account";
import { buyPacks } from "@/lib/services/orders/buy-packs";
import { cancelOrder } from "@/lib/services/orders/cancel-order";
import { expireOrder } from "@/lib/services/orders/expire-order";
import { openOrder } from "@/lib/services/orders/open-order";
import { payOrder } from "@/lib/services/orders/pay-order";
import {
  aCatalog,
  aCustomer,
  as,
  aVoucher,
  refusalOf,
  valueOf,
  type CustomerWish,
} from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const NOON = shanghai("2025-11-18T12:00:00");
const clock = clockAt(NOON);

const customer = (wish: Partial<CustomerWish> = {}) => aCustomer(database(), { clock, ...wish });

type Wish = Partial<Parameters<typeof buyPacks>[1]>;
const buying = (accountId: string, wish: Wish = {}, at = clock) =>
  buyPacks(as(database(), at, { kind: "customer", accountId, by: "test" }), {
    accountId,
    sku: "general-10k",
    quantity: 1,
    requestKey: randomUUID(),
    ...wish,
  });

const boughtBy = (accountId: string) =>
  database()
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), eq(packs.kind, "bought")));

describe("an order to be paid later", () => {
  const opening = (accountId: string, wish: Wish = {}) =>
    openOrder(as(database(), clock, { kind: "customer", accountId, by: "test" }), {
      accountId,
      sku: "general-10k",
      quantity: 1,
      requestKey: randomUUID(),
      ...wish,
    });
  const at = (time: string) =>
    as(database(), clockAt(shanghai(time)), { kind: "system", name: "test" });

  it("R-ORD-1 · waits without money, and is paid once it is there", async () => {
    const { accountId } = await customer();
    const { id: orderId } = valueOf(await opening(accountId));
    expect(
      refusalOf(await payOrder(at("2025-11-18T13:00:00"), { accountId, orderId })),
    ).toMatchObject({
      code: "funds-too-low",
    });
    const voucher = await aVoucher(database(), { clock, accountId, amount: "30" });
    const pay = { accountId, orderId, voucherId: voucher.id };
    const paid = valueOf(await payOrder(at("2025-11-19T11:59:59.999"), pay));
    expect(paid).toMatchObject({
      paidVoucher: "30.00",
      deliveredAt: shanghai("2025-11-19T11:59:59.999"),
    });

    expect(valueOf(await payOrder(at("2025-11-19T15:00:00"), pay))).toEqual(paid);
    expect(await boughtBy(accountId)).toHaveLength(1);
  });

  it("R-ORD-1 · expires after 24 hours, swept up or not", async () => {
    const { accountId } = await customer({ cash: "100" });
    const { id: orderId } = valueOf(await opening(accountId));
    const late = at("2025-11-19T12:00:00");
    expect(refusalOf(await payOrder(late, { accountId, orderId }))).toMatchObject({
      code: "order-expired",
    });
    expect(await orderOf(database(), accountId, orderId, late.clock.now())).toMatchObject({
      state: "expired",
    });

    const sweep = (time: string) =>
      database().transaction(async (tx) =>
        expireOrder(tx, await lockAccount(tx, clockAt(shanghai(time)), accountId), orderId),
      );
    expect(await sweep("2025-11-19T11:59:59.999")).toBe(false);
    expect(await sweep("2025-11-19T12:00:00")).toBe(true);
    expect(await sweep("2025-11-19T12:00:00")).toBe(false);
    expect(refusalOf(await cancelOrder(late, { accountId, orderId }))).toMatchObject({
      code: "order-expired",
    });
  });

  it("R-ORD-1 · is cancelled for good", async () => {
    const { accountId } = await customer({ cash: "100" });
    const { id: orderId } = valueOf(await opening(accountId));
    valueOf(await cancelOrder(at("2025-11-18T12:30:00"), { accountId, orderId }));
    valueOf(await cancelOrder(at("2025-11-18T12:31:00"), { accountId, orderId }));
    expect(
      refusalOf(await payOrder(at("2025-11-18T12:32:00"), { accountId, orderId })),
    ).toMatchObject({
      code: "order-cancelled",
    });
  });

  it("R-ORD-1 · paid and cancelled at once, it ends one way", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { accountId } = await customer({ cash: "30" });
      const { id: orderId } = valueOf(await opening(accountId));
      const soon = at("2025-11-18T12:01:00");
      const [paid, cancelled] = await Promise.all([
        payOrder(soon, { accountId, orderId }),
        cancelOrder(soon, { accountId, orderId }),
      ]);
      expect([paid.ok, cancelled.ok].filter(Boolean)).toHaveLength(1);
      expect((await boughtBy(accountId)).length === 1).toBe(paid.ok);
    }
  });

  it("R-CAT-5 · keeps the price that it was placed at", async () => {
    const { accountId } = await customer({ cash: "100" });
    const { id: orderId } = valueOf(await opening(accountId));
    await aCatalog(database(), {
      ...FIRST_CATALOG,
      version: 2,
      effectiveFrom: shanghai("2025-11-18T13:00:00"),
      packs: FIRST_CATALOG.packs.map((offer) => ({ ...offer, price: cny(99) })),
    });
    const later = at("2025-11-18T14:00:00");
    expect(valueOf(await payOrder(later, { accountId, orderId }))).toMatchObject({
      total: "30.00",
    });
    expect(refusalOf(await buying(accountId, {}, later.clock))).toMatchObject({ missing: cny(29) });
  });

  it("R-ACC-1 · is not opened for a buyer who may not buy", async () => {
    const { accountId } = await customer({ verified: false });
    expect(refusalOf(await opening(accountId))).toMatchObject({ code: "identity-unverified" });
    expect(
      refusalOf(await opening((await customer()).accountId, { sku: "general-7" })),
    ).toMatchObject({
      code: "unknown-sku",
    });
  });
});
