import { randomUUID } from "node:crypto";

import { and, eq, isNotNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { noticesOf } from "@/db/queries/notices";
import { campaigns, packs, REAL_CLOCK } from "@/db/schema";
import { clockAt, type Clock } from "@/lib/clock";
import type { CampaignDraft } from "@/lib/core/campaign";
import type { CampaignRule } from "@/lib/core/refund";
import { endCampaign } from "@/lib/services/campaigns/end-campaign";
import { openCampaign } from "@/lib/services/campaigns/open-campaign";
import { takeCampaignGift } from "@/lib/services/campaigns/take-gift";
import { changeAccount } from "@/lib/services/change-account";
import { lockAccount } from "@/lib/services/lock-account";
import { buyPacks } from "@/lib/services/orders/buy-packs";
import { openOrder } from "@/lib/services/orders/open-order";
import { payOrder } from "@/lib/services/orders/pay-order";
import { requestRefund } from "@/lib/services/refunds/request-refund";
import {
  aBoughtPack,
  aCustomer,
  as,
  aSale,
  aStaff,
  aVoucher,
  refusalOf,
  valueOf,
} from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clockOf = (time: string) => clockAt(shanghai(time));
const NOON = shanghai("2025-11-18T12:00:00");
const clock = clockAt(NOON);
const END = shanghai("2025-12-01T00:00:00");

const customer = (wish: object = {}) => aCustomer(database(), { clock, cash: "1000", ...wish });
const sale = (wish: object = {}) =>
  aSale(database(), { clock, price: "19.90", endsAt: END, ...wish });

type Wish = Partial<Parameters<typeof buyPacks>[1]>;
const wishOf = (accountId: string, wish: Wish) => ({
  accountId,
  sku: "general-10k",
  quantity: 1,
  requestKey: randomUUID(),
  ...wish,
});
const asCustomer = (accountId: string, at: Clock = clock) =>
  as(database(), at, { kind: "customer", accountId, by: "test" } as const);
const buying = (accountId: string, wish: Wish, at: Clock = clock) =>
  buyPacks(asCustomer(accountId, at), wishOf(accountId, wish));
const packsIn = (accountId: string, campaignId: string) =>
  database()
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), eq(packs.campaignId, campaignId)));

describe("opening and ending a campaign", () => {
  const draft: CampaignDraft = {
    kind: "gift",
    calls: 5000,
    validDays: 30,
    perAccount: 1,
    startsAt: NOON,
    endsAt: END,
  };
  const opening = async (role: "operator" | "support", wish: object = {}) =>
    openCampaign(as(database(), clock, await aStaff(database(), role)), {
      name: "开学季",
      draft,
      clockId: REAL_CLOCK,
      requestKey: randomUUID(),
      ...wish,
    });

  it("R-REF-6 · the same key is the same campaign; other content is refused", async () => {
    await customer();
    const requestKey = randomUUID();
    const first = valueOf(await opening("operator", { requestKey }));
    expect(valueOf(await opening("operator", { requestKey })).id).toBe(first.id);
    expect(refusalOf(await opening("operator", { requestKey, name: "别的" }))).toMatchObject({
      code: "request-key-conflict",
    });
    expect(await database().$count(campaigns, eq(campaigns.requestKey, requestKey))).toBe(1);
  });

  it.each([
    ["support", {}, "wrong-role"],
    ["operator", { name: "  " }, "name-invalid"],
    ["operator", { name: "长".repeat(61) }, "name-invalid"],
    ["operator", { draft: { ...draft, perAccount: 0 } }, "bad-campaign-limit"],
  ] as const)("R-REF-6 · %s with %o: %s", async (role, wish, code) => {
    expect(refusalOf(await opening(role, wish))).toMatchObject({ code });
  });

  it("R-REF-6 · ended by hand it is over at once, and ended twice it is ended once", async () => {
    const { accountId } = await customer();
    const { id: campaignId } = await sale();
    const operator = as(database(), clock, await aStaff(database(), "operator"));
    const ended = valueOf(await endCampaign(operator, { campaignId, clockId: REAL_CLOCK }));
    expect(ended.endedAt).toEqual(NOON);
    expect(valueOf(await endCampaign(operator, { campaignId, clockId: REAL_CLOCK }))).toEqual(
      ended,
    );
    expect(refusalOf(await buying(accountId, { campaignId }))).toMatchObject({
      code: "campaign-not-running",
    });
  });
});

describe("buying in a campaign", () => {
  it("R-REF-6 · the price and the refund rule of the campaign are fixed on the order and its packs", async () => {
    const { accountId } = await customer();
    const refundRule: CampaignRule = { kind: "days", days: 3 };
    const { id: campaignId } = await sale({ refundRule });
    const order = valueOf(await buying(accountId, { campaignId, quantity: 2 }));
    expect(order).toMatchObject({
      unitPrice: "19.90",
      total: "39.80",
      paidCash: "39.80",
      campaignId,
    });
    const bought = await packsIn(accountId, campaignId);
    expect(bought).toHaveLength(2);
    for (const pack of bought) {
      expect(pack).toMatchObject({ kind: "bought", price: "19.90", campaignRule: refundRule });
    }
  });

  it.each([
    ["2025-11-18T11:59:59.999", "campaign-not-running"],
    ["2025-11-18T12:00:00.000", "bought"],
    ["2025-11-30T23:59:59.999", "bought"],
    ["2025-12-01T00:00:00.000", "campaign-not-running"],
  ])("R-REF-6 · at %s: %s", async (time, outcome) => {
    const { accountId } = await aCustomer(database(), { clock: clockOf(time), cash: "100" });
    const { id: campaignId } = await sale();
    const bought = await buying(accountId, { campaignId }, clockOf(time));
    expect(bought.ok ? "bought" : bought.refusal.code).toBe(outcome);
  });

  it("R-REF-6 · another size, an unknown campaign and one that gives are refused", async () => {
    const { accountId } = await customer();
    const { id: campaignId } = await sale();
    expect(refusalOf(await buying(accountId, { campaignId, sku: "general-100k" }))).toMatchObject({
      code: "campaign-other-pack",
    });
    expect(refusalOf(await buying(accountId, { campaignId: "cmp_NONE" }))).toMatchObject({
      code: "campaign-not-found",
    });
  });

  it("R-REF-6 · an account has as many as it is allowed, over several orders, waiting or given back", async () => {
    const { accountId } = await customer();
    const { id: campaignId } = await sale({ perAccount: 3 });
    const first = valueOf(await buying(accountId, { campaignId }));
    valueOf(await openOrder(asCustomer(accountId), wishOf(accountId, { campaignId, quantity: 1 })));
    expect(refusalOf(await buying(accountId, { campaignId, quantity: 2 }))).toMatchObject({
      code: "campaign-limit-reached",
      left: 1,
    });
    const [pack] = await database()
      .select()
      .from(packs)
      .where(and(eq(packs.accountId, accountId), eq(packs.orderId, first.id)));
    valueOf(
      await requestRefund(asCustomer(accountId), {
        accountId,
        packId: pack?.id ?? "",
        reason: "不需要了",
        requestKey: randomUUID(),
      }),
    );
    valueOf(await buying(accountId, { campaignId }));
    expect(refusalOf(await buying(accountId, { campaignId }))).toMatchObject({ left: 0 });

    // What waited and expired may be had again; another account has its own.
    const late = clockOf("2025-11-19T12:00:00");
    expect(valueOf(await buying(accountId, { campaignId }, late)).quantity).toBe(1);
    const other = await customer();
    expect(valueOf(await buying(other.accountId, { campaignId, quantity: 3 })).quantity).toBe(3);
  });

  it("R-REF-6 · six purchases at once of a campaign that allows two: two", async () => {
    const { accountId } = await customer();
    const { id: campaignId } = await sale({ perAccount: 2 });
    const all = await Promise.all(
      Array.from({ length: 6 }, () => buying(accountId, { campaignId })),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(2);
    expect(await packsIn(accountId, campaignId)).toHaveLength(2);
  });

  it("R-ORD-1 · an order that was placed in time keeps its price until it expires, though the campaign is over", async () => {
    const { accountId } = await customer();
    const { id: campaignId } = await sale({ refundRule: { kind: "none" }, perAccount: 1 });
    const lastMinute = clockOf("2025-11-30T23:59:00");
    const order = valueOf(
      await openOrder(asCustomer(accountId, lastMinute), wishOf(accountId, { campaignId })),
    );
    const paid = valueOf(
      await payOrder(asCustomer(accountId, clockOf("2025-12-01T20:00:00")), {
        accountId,
        orderId: order.id,
      }),
    );
    expect(paid).toMatchObject({ total: "19.90", paidCash: "19.90" });
    expect(await packsIn(accountId, campaignId)).toMatchObject([
      { price: "19.90", campaignRule: { kind: "none" } },
    ]);
  });

  it("R-FUND-2 · a voucher pays as it does elsewhere", async () => {
    const { accountId } = await customer();
    const { id: campaignId } = await sale();
    const { id: voucherId } = await aVoucher(database(), { clock, accountId, amount: "5" });
    expect(valueOf(await buying(accountId, { campaignId, voucherId }))).toMatchObject({
      paidVoucher: "5.00",
      paidCash: "14.90",
    });
  });

  it("R-ORD-4 · the key of a purchase in a campaign is no key of one outside it", async () => {
    const { accountId } = await customer();
    const { id: campaignId } = await sale();
    const requestKey = randomUUID();
    valueOf(await buying(accountId, { campaignId, requestKey }));
    expect(refusalOf(await buying(accountId, { requestKey }))).toMatchObject({
      code: "request-key-conflict",
    });
  });
});

describe("R-REF-6 · a pack of a campaign goes back as the campaign says", () => {
  it.each<[CampaignRule, string, string]>([
    [{ kind: "none" }, "2025-11-18T12:00:01", "refused"],
    [{ kind: "days", days: 2 }, "2025-11-20T23:59:59.999", "paid"],
    [{ kind: "days", days: 2 }, "2025-11-21T00:00:00.000", "refused"],
    [{ kind: "days", days: 20 }, "2025-12-08T23:59:59.999", "paid"],
    [{ kind: "days", days: 20 }, "2025-12-09T00:00:00.000", "refused"],
    [{ kind: "default" }, "2025-11-25T23:59:59.999", "paid"],
    [{ kind: "default" }, "2025-11-26T00:00:00.000", "refused"],
  ])("%o, asked %s: %s", async (campaignRule, asked, state) => {
    const { accountId } = await customer();
    const pack = await aBoughtPack(database(), { accountId, clock, campaignRule });
    const refund = valueOf(
      await requestRefund(asCustomer(accountId, clockOf(asked)), {
        accountId,
        packId: pack.id,
        reason: "不需要了",
        requestKey: randomUUID(),
      }),
    );
    expect(refund.state).toBe(state);
    if (state === "paid") expect(refund.cash).toBe("29.00");
  });
});

describe("taking what a campaign gives", () => {
  const giving = async (wish: object = {}) =>
    valueOf(
      await openCampaign(as(database(), clock, await aStaff(database(), "operator")), {
        name: "开学季赠送",
        clockId: REAL_CLOCK,
        requestKey: randomUUID(),
        draft: {
          kind: "gift",
          calls: 5000,
          validDays: 30,
          perAccount: 1,
          startsAt: NOON,
          endsAt: END,
          ...wish,
        },
      }),
    ).id;
  const taking = (accountId: string, campaignId: string, more: { key?: string; at?: Clock } = {}) =>
    takeCampaignGift(asCustomer(accountId, more.at), {
      campaignId,
      requestKey: more.key ?? randomUUID(),
    });

  it("R-USE-3 R-REF-1 · a gifted pack for so many days from now, told of, and never refunded", async () => {
    const { accountId } = await customer();
    const campaignId = await giving();
    const given = valueOf(await taking(accountId, campaignId));
    expect(given).toMatchObject({
      kind: "gifted",
      callsTotal: 5000,
      startsAt: NOON,
      endsAt: shanghai("2025-12-18T12:00:00"),
      campaignId,
      giftReason: "开学季赠送",
      price: "0.00",
    });
    const told = await noticesOf(database(), accountId, { limit: 10 });
    expect(told.filter(({ kind }) => kind === "pack-given")).toHaveLength(1);
    const refund = valueOf(
      await requestRefund(asCustomer(accountId), {
        accountId,
        packId: given.id,
        reason: "不需要了",
        requestKey: randomUUID(),
      }),
    );
    expect(refund.state).toBe("refused");
  });

  it("R-USE-3 · pressed twice it is one pack, and five presses at once take what is allowed", async () => {
    const { accountId } = await customer();
    const campaignId = await giving({ perAccount: 2 });
    const key = randomUUID();
    const twice = await Promise.all([
      taking(accountId, campaignId, { key }),
      taking(accountId, campaignId, { key }),
    ]);
    expect(new Set(twice.map((taken) => valueOf(taken).id)).size).toBe(1);
    const more = await Promise.all(Array.from({ length: 5 }, () => taking(accountId, campaignId)));
    expect(more.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await packsIn(accountId, campaignId)).toHaveLength(2);
    expect(refusalOf(await taking(accountId, campaignId))).toMatchObject({
      code: "campaign-limit-reached",
      left: 0,
    });
  });

  it("R-USE-3 · only while it runs, and only what gives", async () => {
    const { accountId } = await customer();
    const campaignId = await giving();
    for (const time of ["2025-11-18T11:59:59.999", "2025-12-01T00:00:00.000"]) {
      expect(refusalOf(await taking(accountId, campaignId, { at: clockOf(time) }))).toMatchObject({
        code: "campaign-not-running",
      });
    }
    const { id: selling } = await sale();
    expect(refusalOf(await taking(accountId, selling))).toMatchObject({
      code: "campaign-not-found",
    });
    const key = randomUUID();
    valueOf(await taking(accountId, campaignId, { key }));
    expect(refusalOf(await taking(accountId, selling, { key }))).toMatchObject({
      code: "request-key-conflict",
    });
  });

  it.each([
    ["not activated", { activated: false }, {}],
    ["stopped for its content", {}, { contentStoppedAt: NOON }],
    ["closed", {}, { closedAt: NOON }],
  ])("R-USE-3 · an account that is %s takes none", async (_, wish, facts) => {
    const { accountId } = await customer(wish);
    await database().transaction(async (tx) =>
      changeAccount(tx, await lockAccount(tx, clock, accountId), { name: "改名", ...facts }),
    );
    expect(refusalOf(await taking(accountId, await giving()))).toMatchObject({
      code: "service-not-active",
    });
    expect(
      await database().$count(
        packs,
        and(eq(packs.accountId, accountId), isNotNull(packs.campaignId)),
      ),
    ).toBe(0);
  });
});
