import { describe, expect, it } from "vitest";

import { useApi } from "@/tests/rest/api";

const api = useApi();
const NOVEMBER_10 = "2025-11-10T10:00:00+08:00";
const SETTLED = "2025-12-01T00:10:00+08:00";

describe("the three amounts that the purchase guide works out, from the call to the bill", () => {
  it("R-PRICE-1 R-CAT-4 · 2 000 000 general calls, 1000 of them free, cost 5597.20", async () => {
    const account = await api().account({ now: NOVEMBER_10, funds: { cash: "6000.00" } });
    const receipt = await account.use([{ product: "general", calls: 2_000_000 }]);
    expect(receipt).toMatchObject({
      accepted: 1,
      duplicates: 0,
      rejected: [],
      cover: { free: 1000, gifted: 0, bought: 0, postpaid: 1_999_000 },
    });
    const current = await account.seen("/usage/current");
    expect(current).toEqual({
      month: "2025-11",
      products: [
        {
          product: "general",
          calls: 2_000_000,
          cover: { free: 1000, gifted: 0, bought: 0, postpaid: 1_999_000 },
          estimate: { tierVolume: 2_000_000, tier: 2, unitPrice: "0.0028", charge: "5597.20" },
        },
        {
          product: "legacy",
          calls: 0,
          cover: { free: 0, gifted: 0, bought: 0, postpaid: 0 },
          estimate: { tierVolume: 0, tier: 1, unitPrice: "0.0025", charge: "0.00" },
        },
      ],
    });

    const { now, performed } = await account.advance(SETTLED);
    expect(now).toBe("2025-12-01T00:10:00.000+08:00");
    // The first day's pace would cost more than the balance: that is told on the morning after (R-ARR-2).
    expect(performed.map(({ what }: { what: string }) => what)).toEqual([
      "daily-notices",
      "free-packs",
      "settlement",
    ]);

    const bill = await account.seen("/bills/2025-11");
    expect(bill).toMatchObject({
      month: "2025-11",
      state: "paid",
      total: "5597.20",
      payments: { voucher: "0.00", gift: "0.00", income: "0.00", cash: "5597.20" },
      owed: "0.00",
      issuedAt: "2025-12-01T00:10:00.000+08:00",
    });
    expect(bill.lines).toHaveLength(1);
    expect(bill.lines[0]).toMatchObject({
      product: "general",
      editions: {},
      calls: 2_000_000,
      cover: { free: 1000, gifted: 0, bought: 0 },
      postpaidCalls: 1_999_000,
      tierBasis: "gross",
      tierVolume: 2_000_000,
      tier: 2,
      unitPrice: "0.0028",
      exact: "5597.20000000",
      charge: "5597.20",
      rounding: "0.00000000",
    });
    expect(bill.lines[0].rules).toContain("R-PRICE-1");
    expect((await account.seen("/account")).balances.cash).toBe("402.80");
  });

  it("R-PRICE-3 · 150 000 camera and 150 000 album calls are one volume and cost 750.00", async () => {
    const account = await api().account({ now: NOVEMBER_10, funds: { cash: "1000.00" } });
    await account.use([
      { product: "legacy", edition: "camera", calls: 150_000 },
      { product: "legacy", edition: "album", calls: 150_000 },
    ]);
    await account.advance(SETTLED);
    const bill = await account.seen("/bills/2025-11");
    expect(bill.total).toBe("750.00");
    expect(bill.lines).toMatchObject([
      {
        product: "legacy",
        editions: { camera: 150_000, album: 150_000 },
        calls: 300_000,
        tierVolume: 300_000,
        tier: 1,
        unitPrice: "0.0025",
        exact: "750.00000000",
        charge: "750.00",
      },
    ]);
  });

  it("R-CAT-3 R-ORD-2 · three packs of 100k calls cost 840.00, in the order voucher, gift, income, cash", async () => {
    const account = await api().account({
      now: NOVEMBER_10,
      funds: { cash: "1000", income: "100.00", gift: "40.5" },
      vouchers: [{ amount: "50.00", endsAt: "2026-01-01T00:00:00+08:00" }],
    });
    const order = await account.made("/orders", { sku: "general-100k", quantity: 3 });
    expect(order).toMatchObject({
      state: "delivered",
      total: "840.00",
      paid: { voucher: "0.00", gift: "40.50", income: "100.00", cash: "699.50" },
      deliveredAt: "2025-11-10T10:00:00.000+08:00",
    });
    expect(order.packs).toHaveLength(3);
    expect(order.packs[0]).toMatchObject({
      kind: "bought",
      product: "general",
      calls: 100_000,
      used: 0,
      remaining: 100_000,
      endsAt: "2026-11-10T10:00:00.000+08:00",
      state: "unused",
      orderId: order.id,
    });
    expect(await account.seen(`/orders/${order.id}`)).toEqual(order);
    expect((await account.seen("/account")).balances).toEqual({
      cash: "300.50",
      income: "0.00",
      gift: "0.00",
      frozen: "0.00",
      available: "300.50",
      vouchers: "50.00",
    });
  });
});

describe("the edge of the month", () => {
  it("R-TIME-2 · a call at 00:00:00.000 of the 1st belongs to the new month, one before it to the old", async () => {
    const account = await api().account({ now: "2025-11-30T23:00:00+08:00" });
    await account.advance("2025-12-01T00:05:00+08:00");
    await account.use([
      { product: "legacy", edition: "web", calls: 1, occurredAt: "2025-11-30T23:59:59.999+08:00" },
      { product: "legacy", edition: "web", calls: 2, occurredAt: "2025-12-01T00:00:00.000+08:00" },
    ]);
    await account.advance("2025-12-01T00:10:00+08:00");
    expect((await account.seen("/bills/2025-11")).calls).toBe(1);
    expect((await account.seen("/usage/current")).products[1].calls).toBe(2);
    expect((await account.get("/bills/2025-12")).status).toBe(404);
  });

  it("R-FREE-1 · the free pack ends with the month, and the next comes on the 1st at 00:00", async () => {
    const account = await api().account({ now: "2025-11-30T23:00:00+08:00" });
    await account.use([{ product: "general", calls: 400 }]);
    await account.advance("2025-12-01T00:00:00+08:00");
    const { items } = await account.seen("/packs");
    expect(items).toMatchObject([
      {
        kind: "free",
        state: "unused",
        calls: 1000,
        remaining: 1000,
        startsAt: "2025-12-01T00:00:00.000+08:00",
        endsAt: "2026-01-01T00:00:00.000+08:00",
      },
      { kind: "free", state: "expired", used: 400, remaining: 600 },
    ]);
    expect(items[0].refund.eligible).toBe(false);
    expect(items[0].refund.rules[0]).toMatchObject({ id: "R-REF-1", passed: false });
    const receipt = await account.use([{ product: "general", calls: 1500 }]);
    expect(receipt.cover).toEqual({ free: 1000, gifted: 0, bought: 0, postpaid: 500 });
  });
});

describe("arrears", () => {
  it("R-SET-4 R-ARR-1 R-FUND-5 · grace for 24 hours, then suspended, and back with the recharge", async () => {
    const account = await api().account({ now: NOVEMBER_10, funds: { cash: "10.00" } });
    await account.use([{ product: "legacy", edition: "news", calls: 10_000 }]);
    await account.advance(SETTLED);

    expect(await account.seen("/bills/2025-11")).toMatchObject({
      total: "25.00",
      owed: "15.00",
      state: "owed",
    });
    const inGrace = await account.seen("/account");
    expect(inGrace.balances.cash).toBe("-15.00");
    expect(inGrace.service).toEqual({
      state: "active",
      suspendedFor: [],
      graceEndsAt: "2025-12-02T00:10:00.000+08:00",
    });
    expect((await account.use([{ product: "general", calls: 1 }])).accepted).toBe(1);
    const refused = await account.post("/orders", { sku: "general-10k", quantity: 1 });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "in_arrears", rules: [{ id: "R-ARR-1", passed: false }] },
    });

    await account.advance("2025-12-02T00:09:59.999+08:00");
    expect((await account.seen("/account")).service.state).toBe("active");
    await account.advance("2025-12-02T00:10:00+08:00");
    expect((await account.seen("/account")).service).toMatchObject({
      state: "suspended",
      suspendedFor: ["arrears"],
    });
    expect((await account.use([{ product: "general", calls: 1 }])).rejected).toMatchObject([
      { code: "usage.in_arrears" },
    ]);

    await account.made("/recharges", { amount: "14.99", channel: "sandbox" });
    expect((await account.seen("/account")).service.state).toBe("suspended");
    const paid = await account.made("/recharges", { amount: "1.00", channel: "sandbox" });
    expect(paid).toMatchObject({ state: "paid", amount: "1.00", channel: "sandbox" });
    const back = await account.seen("/account");
    expect(back.service).toEqual({ state: "active", suspendedFor: [] });
    expect(back.balances.cash).toBe("0.99");
    expect((await account.seen("/bills/2025-11")).state).toBe("repaid");
    expect((await account.use([{ product: "general", calls: 1 }])).accepted).toBe(1);
  });
});
