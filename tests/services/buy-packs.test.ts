import { randomUUID } from "node:crypto";

import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { ordersOf } from "@/db/queries/orders";
import { auditLog, orders, packs, transfers, vouchers } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { cny } from "@/lib/core/money";
import { changeAccount } from "@/lib/services/change-account";
import { pursesOf } from "@/lib/services/ledger";
import { lockAccount } from "@/lib/services/lock-account";
import { buyPacks } from "@/lib/services/orders/buy-packs";
import { previewOrder } from "@/lib/services/orders/plan-order";
import { booksOf, assertBooks } from "@/tests/support/books";
import {
  aCustomer,
  as,
  aVoucher,
  refusalOf,
  valueOf,
  type CustomerWish,
} from "@/tests/support/factories";
import { inText } from "@/tests/support/money";
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

const packsOfOrder = (accountId: string, orderId: string) =>
  database()
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), eq(packs.orderId, orderId)))
    .orderBy(packs.id);

const boughtBy = (accountId: string) =>
  database()
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), eq(packs.kind, "bought")));

describe("buying packs", () => {
  it("R-ORD-2 · pays, delivers one pack a unit and stamps the delivery, all at once", async () => {
    const { accountId } = await customer({ cash: "1000" });
    const order = valueOf(await buying(accountId, { sku: "general-100k", quantity: 3 }));

    expect(order).toMatchObject({
      total: "840.00",
      unitPrice: "280.00",
      paidCash: "840.00",
      paidVoucher: "0.00",
      paidAt: NOON,
      deliveredAt: NOON,
      catalogVersion: 1,
    });
    const delivered = await packsOfOrder(accountId, order.id);
    expect(delivered).toHaveLength(3);
    for (const pack of delivered) {
      expect(pack).toMatchObject({
        kind: "bought",
        callsTotal: 100_000,
        callsUsed: 0,
        price: "280.00",
        paidCash: "280.00",
        startsAt: NOON,
        closedAt: null,
      });
    }
    expect(inText(await pursesOf(database(), accountId))).toMatchObject({ cash: "160.00" });
    expect(await booksOf(database(), accountId)).toMatchObject({ "deferred:packs": "840.00" });
    await assertBooks(database(), accountId);
  });

  it("R-ORD-5 · a pack lasts to the same clock time a year later; 29 February becomes 28", async () => {
    const leapDay = clockAt(shanghai("2024-02-29T18:00:00"));
    const { accountId } = await aCustomer(database(), { clock: leapDay, cash: "100" });
    const order = valueOf(await buying(accountId, {}, leapDay));
    const [pack] = await packsOfOrder(accountId, order.id);
    expect(pack?.endsAt).toEqual(shanghai("2025-02-28T18:00:00"));
  });

  it("R-FUND-1 · takes voucher, then gift, then income, then cash", async () => {
    const { accountId } = await customer({ cash: "1000", income: "100", gift: "50" });
    const voucher = await aVoucher(database(), { clock, accountId, amount: "20" });
    const order = valueOf(await buying(accountId, { sku: "general-100k", voucherId: voucher.id }));

    expect(order).toMatchObject({
      paidVoucher: "20.00",
      paidGift: "50.00",
      paidIncome: "100.00",
      paidCash: "110.00",
      voucherId: voucher.id,
    });
    expect(inText(await pursesOf(database(), accountId))).toEqual({
      cash: "890.00",
      income: "0.00",
      gift: "0.00",
      frozen: "0.00",
    });
    await assertBooks(database(), accountId);
  });

  it("R-ORD-3 · what each pack cost in each purse sums to its price and to what each purse paid", async () => {
    const { accountId } = await customer({ cash: "5000", gift: "40.01", income: "0.02" });
    const voucher = await aVoucher(database(), { clock, accountId, amount: "100" });
    const order = valueOf(
      await buying(accountId, { sku: "general-100k", quantity: 3, voucherId: voucher.id }),
    );
    const delivered = await packsOfOrder(accountId, order.id);
    const total = (column: "paidVoucher" | "paidGift" | "paidIncome" | "paidCash") =>
      delivered.reduce((sum, pack) => sum.plus(pack[column]), cny(0).plus(0)).toFixed(2);

    expect(total("paidVoucher")).toBe(order.paidVoucher);
    expect(total("paidGift")).toBe(order.paidGift);
    expect(total("paidIncome")).toBe(order.paidIncome);
    expect(total("paidCash")).toBe(order.paidCash);
    expect(delivered.map(({ price }) => price)).toEqual(["280.00", "280.00", "280.00"]);
  });

  it("R-FUND-2 · a single-use voucher forfeits its rest, a multi-use one keeps it", async () => {
    const { accountId } = await customer({ cash: "100" });
    const once = await aVoucher(database(), { clock, accountId, amount: "50" });
    const often = await aVoucher(database(), { clock, accountId, amount: "50", multiUse: true });
    valueOf(await buying(accountId, { voucherId: once.id }));
    valueOf(await buying(accountId, { voucherId: often.id }));

    const left = await database().select().from(vouchers).where(eq(vouchers.accountId, accountId));
    expect(left.find(({ id }) => id === once.id)).toMatchObject({ balance: "0.00", spentAt: NOON });
    expect(left.find(({ id }) => id === often.id)).toMatchObject({
      balance: "20.00",
      spentAt: null,
    });
    expect(await booksOf(database(), accountId)).toMatchObject({
      vouchers: "20.00",
      "funding:promotion": "-80.00",
    });
    expect(refusalOf(await buying(accountId, { voucherId: once.id }))).toMatchObject({
      code: "voucher-empty",
    });
    await assertBooks(database(), accountId);
  });

  it.each([
    ["another account's", async () => (await customer()).accountId, "voucher-not-found"],
    ["one's own, too small a purchase", null, "voucher-below-minimum"],
  ] as const)("R-FUND-2 · refuses a voucher that is %s", async (_, owner, code) => {
    const { accountId } = await customer({ cash: "100" });
    const ownerId = owner ? await owner() : accountId;
    const voucher = await aVoucher(database(), {
      clock,
      accountId: ownerId,
      amount: "5",
      minimum: "31",
    });
    expect(refusalOf(await buying(accountId, { voucherId: voucher.id }))).toEqual({
      code,
      rule: "R-FUND-2",
    });
  });

  it("R-ORD-2 · insufficient funds says how much is missing and writes nothing", async () => {
    const { accountId } = await customer({ cash: "29.99" });
    const before = await booksOf(database(), accountId);
    const refusal = refusalOf(await buying(accountId));

    expect(refusal).toMatchObject({ code: "funds-too-low", rule: "R-ORD-2", missing: cny("0.01") });
    expect(await database().select().from(orders).where(eq(orders.accountId, accountId))).toEqual(
      [],
    );
    expect(await boughtBy(accountId)).toEqual([]);
    expect(await booksOf(database(), accountId)).toEqual(before);
  });

  it.each([
    ["R-ACC-1", "identity-unverified", { verifiedAt: null, verifiedAs: null }],
    ["R-ARR-1", "in-arrears", { arrearsSince: NOON, graceEndsAt: NOON }],
    ["R-MOD-1", "content-stopped", { contentStoppedAt: NOON }],
    ["R-ACC-3", "service-closed", { closedAt: NOON }],
  ] as const)("%s · refuses a buyer who is %s", async (rule, code, facts) => {
    const { accountId } = await customer({ cash: "100" });
    await database().transaction(async (tx) => {
      await changeAccount(tx, await lockAccount(tx, clock, accountId), facts);
    });
    expect(refusalOf(await buying(accountId))).toEqual({ code, rule });
    expect(await boughtBy(accountId)).toEqual([]);
  });

  it.each([0, -1, 101, 1.5, Number.NaN])("R-ORD-1 · refuses a quantity of %s", async (quantity) => {
    const { accountId } = await customer({ cash: "100" });
    expect(refusalOf(await buying(accountId, { quantity }))).toMatchObject({
      code: "bad-quantity",
    });
  });

  it("R-ORD-2 · leaves an entry in the audit log, with the texts that were agreed to", async () => {
    const { accountId } = await customer({ cash: "100" });
    const order = valueOf(await buying(accountId, { agreedTo: ["packs", "refunds"] }));
    const deeds = await database().select().from(auditLog).where(eq(auditLog.object, order.id));
    expect(deeds).toMatchObject([
      {
        action: "buy-packs",
        actor: "customer:test",
        at: NOON,
        details: { agreed: ["packs v1", "refunds v1"] },
      },
    ]);
  });
});

describe("the same request again", () => {
  it("R-ORD-4 · a double click is one order", async () => {
    const { accountId } = await customer({ cash: "100" });
    const requestKey = randomUUID();
    const clicks = await Promise.all(
      Array.from({ length: 5 }, () => buying(accountId, { requestKey })),
    );

    expect(new Set(clicks.map((click) => valueOf(click).id)).size).toBe(1);
    expect(await boughtBy(accountId)).toHaveLength(1);
    expect(inText(await pursesOf(database(), accountId))).toMatchObject({ cash: "70.00" });
  });

  it.each([{ quantity: 2 }, { sku: "general-100k" }, { voucherId: "vch_other" }])(
    "R-ORD-4 · the same key with other content is refused: %o",
    async (other) => {
      const { accountId } = await customer({ cash: "1000" });
      const requestKey = randomUUID();
      valueOf(await buying(accountId, { requestKey }));
      expect(refusalOf(await buying(accountId, { requestKey, ...other }))).toEqual({
        code: "request-key-conflict",
        rule: "R-ORD-4",
      });
      expect(await boughtBy(accountId)).toHaveLength(1);
    },
  );

  it("R-ORD-2 · two orders with the balance for one: one is delivered", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { accountId } = await customer({ cash: "40" });
      const answers = await Promise.all([buying(accountId), buying(accountId)]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await boughtBy(accountId)).toHaveLength(1);
      await assertBooks(database(), accountId);
    }
  });
});

describe("orders as they are shown", () => {
  it("R-FUND-1 · a preview splits the price as the payment will", async () => {
    const { accountId } = await customer({ cash: "100", gift: "12.5" });
    const request = { sku: "general-10k", quantity: 2 };
    const preview = valueOf(await previewOrder(database(), clock, accountId, request));
    const order = valueOf(await buying(accountId, request));
    expect(inText(preview.payment)).toEqual({
      voucher: order.paidVoucher,
      gift: order.paidGift,
      income: order.paidIncome,
      cash: order.paidCash,
    });
  });

  it("R-ORD-1 · a page of orders goes on where the last one ended", async () => {
    const { accountId } = await customer({ cash: "100" });
    for (let bought = 0; bought < 3; bought += 1) valueOf(await buying(accountId));
    const first = await ordersOf(database(), accountId, NOON, { limit: 2 });
    const last = first.at(-1);
    if (!last) throw new Error("no orders");
    const second = await ordersOf(database(), accountId, NOON, { after: last, limit: 2 });
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(3);
    expect(await ordersOf(database(), accountId, NOON, { month: "2025-10", limit: 2 })).toEqual([]);
  });

  it("R-FUND-3 · the app's role cannot rewrite what was paid", async () => {
    await expect(database().update(transfers).set({ amount: "1.00" })).rejects.toThrow();
  });
});
