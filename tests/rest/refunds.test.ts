import { describe, expect, it } from "vitest";

import { useApi } from "@/tests/rest/api";

const api = useApi();
const BOUGHT_AT = "2025-10-01T15:20:30+08:00";

async function buyer(wish: Readonly<Record<string, unknown>> = {}) {
  const account = await api().account({ now: BOUGHT_AT, funds: { cash: "20000.00" }, ...wish });
  const buy = async (sku = "general-100k", quantity = 1) =>
    (await account.made("/orders", { sku, quantity })).packs as { id: string }[];
  const ask = (packId: string) => account.made("/refunds", { packId, reason: "买错了" });
  return { ...account, buy, ask };
}

const ruleOf = (refund: { rules: { id: string }[] }, id: string) =>
  refund.rules.find((rule) => rule.id === id);

describe("refunds", () => {
  it("R-REF-3 R-REF-8 · at 23:59:59.999 of day 7 an unused pack is paid back at once", async () => {
    const account = await buyer();
    const [pack] = await account.buy();
    await account.advance("2025-10-08T23:59:59.999+08:00");
    const eligibility = await account.seen(`/packs/${pack!.id}/refund-eligibility`);
    expect(eligibility).toMatchObject({
      verdict: "pay",
      amounts: { cash: "280.00", income: "0.00", gift: "0.00", voucherNotReturned: "0.00" },
      until: "2025-10-09T00:00:00.000+08:00",
    });
    const refund = await account.ask(pack!.id);
    expect(refund).toMatchObject({ state: "paid", amounts: { cash: "280.00" } });
    expect(refund.rules.every(({ passed }: { passed: boolean }) => passed)).toBe(true);
    expect((await account.seen("/account")).balances.cash).toBe("20000.00");
    expect(await account.seen(`/packs/${pack!.id}`)).toMatchObject({ state: "refunded" });
  });

  it("R-REF-3 · at 00:00 of day 8 it is refused, on record and with the failed rule", async () => {
    const account = await buyer();
    const [pack] = await account.buy();
    await account.advance("2025-10-09T00:00:00+08:00");
    const refund = await account.ask(pack!.id);
    expect(refund).toMatchObject({ state: "refused", amounts: { cash: "0.00" } });
    expect(ruleOf(refund, "R-REF-3")).toMatchObject({
      passed: false,
      fact: expect.stringContaining("2025-10-09"),
    });
    expect((await account.seen("/refunds")).items).toEqual([refund]);
    expect((await account.seen("/account")).balances.cash).toBe("19720.00");
  });

  it("R-REF-2 · one call used is enough to refuse", async () => {
    const account = await buyer();
    const [pack] = await account.buy();
    await account.use([{ product: "general", calls: 1001 }]);
    const refund = await account.ask(pack!.id);
    expect(refund.state).toBe("refused");
    expect(ruleOf(refund, "R-REF-2")).toEqual({
      id: "R-REF-2",
      passed: false,
      fact: "1 of 100000 calls are used.",
    });
  });

  it("R-REF-4 · each purse gets back what it paid, and the voucher stays spent", async () => {
    const account = await buyer({
      funds: { cash: "100.00", income: "60.00", gift: "70.00" },
      vouchers: [{ amount: "100.00", endsAt: "2026-01-01T00:00:00+08:00" }],
    });
    const { id: voucherId } = await api().made("/sandbox/vouchers", {
      accountId: account.id,
      amount: "80.00",
      endsAt: "2026-01-01T00:00:00+08:00",
    });
    const order = await account.made("/orders", { sku: "general-100k", quantity: 1, voucherId });
    expect(order.paid).toEqual({ voucher: "80.00", gift: "70.00", income: "60.00", cash: "70.00" });
    const refund = await account.ask(order.packs[0].id);
    expect(refund.amounts).toEqual({
      cash: "70.00",
      income: "60.00",
      gift: "70.00",
      voucherNotReturned: "80.00",
    });
    expect((await account.seen("/account")).balances).toMatchObject({
      cash: "100.00",
      income: "60.00",
      gift: "70.00",
      vouchers: "100.00",
    });
  });

  it("R-REF-10 · a pack is paid back once", async () => {
    const account = await buyer();
    const [pack] = await account.buy();
    const [first, second] = await Promise.all([account.ask(pack!.id), account.ask(pack!.id)]);
    expect([first.state, second.state].toSorted()).toEqual(["paid", "refused"]);
    expect((await account.seen("/account")).balances.cash).toBe("20000.00");
  });
});

describe("refunds that people decide", () => {
  /** An account that gave back the same size twice before: the next request shows a signal. */
  async function suspicious(sku = "general-10k") {
    const account = await buyer();
    const packs = await account.buy(sku, 2);
    for (const { id } of packs.slice(0, 2)) await account.ask(id);
    const [third] = await account.buy(sku);
    const refund = await account.ask(third!.id);
    return { account, packId: third!.id, refund };
  }

  it("R-REF-7 R-REF-9 · a signal sends the request to review, holds the pack, and support pays", async () => {
    const { account, packId, refund } = await suspicious();
    expect(refund.state).toBe("in_review");
    expect(ruleOf(refund, "R-REF-7")).toMatchObject({ passed: false });
    expect((await account.seen(`/packs/${packId}`)).state).toBe("held");

    const support = await api().staff("support");
    const { items } = await support.seen("/staff/refunds?state=in_review&limit=200");
    expect(items.map(({ id }: { id: string }) => id)).toContain(refund.id);
    const noNote = await support.post(`/staff/refunds/${refund.id}/approve`, { note: " " });
    expect(noNote).toMatchObject({ status: 422, body: { code: "note_required" } });
    const decided = await support.made(`/staff/refunds/${refund.id}/approve`, {
      note: "trying sizes",
    });
    expect(decided).toMatchObject({ state: "paid", accountId: account.id, note: "trying sizes" });
    const again = await support.post(`/staff/refunds/${refund.id}/approve`, { note: "again" });
    expect(again).toMatchObject({
      status: 409,
      body: { code: "refund_decided", facts: { state: "paid" } },
    });
  });

  it("R-REF-7 · a refusal tells the customer why and frees the pack", async () => {
    const { account, packId, refund } = await suspicious();
    const support = await api().staff("support");
    await support.made(`/staff/refunds/${refund.id}/refuse`, { reason: "第三次同规格退订" });
    expect(await account.seen(`/refunds/${refund.id}`)).toMatchObject({
      state: "refused",
      customerReason: "第三次同规格退订",
    });
    expect((await account.seen(`/packs/${packId}`)).state).toBe("unused");
  });

  it("R-REF-9 · who withdraws gets the pack back into use", async () => {
    const { account, packId, refund } = await suspicious();
    expect(await account.made(`/refunds/${refund.id}/withdraw`)).toMatchObject({
      state: "withdrawn",
    });
    expect((await account.seen(`/packs/${packId}`)).state).toBe("unused");
  });

  it("R-REF-11 · above the policy's amount finance completes what support began", async () => {
    const account = await buyer({ funds: { cash: "40000.00" } });
    for (const pack of await account.buy("general-5m", 2)) await account.ask(pack.id);
    const [third] = await account.buy("general-5m");
    const refund = await account.ask(third!.id);
    const [support, finance] = [await api().staff("support"), await api().staff("finance")];

    const tooEarly = await finance.post(`/staff/refunds/${refund.id}/approve`, {
      note: "me first",
    });
    expect(tooEarly).toMatchObject({ status: 403, body: { code: "wrong_role" } });
    const first = await support.made(`/staff/refunds/${refund.id}/approve`, { note: "fine" });
    expect(first.state).toBe("awaiting_finance");
    expect((await account.seen(`/refunds/${refund.id}`)).state).toBe("in_review");
    const second = await finance.made(`/staff/refunds/${refund.id}/approve`, { note: "also fine" });
    expect(second.state).toBe("paid");
    expect((await account.seen("/account")).balances.cash).toBe("40000.00");
  });

  it("R-MOD-1 R-REF-5 · a stopped account gets no refund and no answer; overturning the stop frees both", async () => {
    const account = await buyer();
    const [pack] = await account.buy();
    const support = await api().staff("support");
    const stop = `/staff/accounts/${account.id}/stop`;
    const stopped = await support.made(stop, { category: "illegal", evidence: "case 17" });
    expect(stopped.service).toEqual({ state: "suspended", suspendedFor: ["moderation"] });
    expect((await support.post(stop, { category: "illegal", evidence: "case 17" })).body.code).toBe(
      "already_stopped",
    );
    const { rejected } = await account.use([{ product: "general", calls: 1 }]);
    expect(rejected).toMatchObject([{ code: "usage.content_stopped" }]);
    expect(ruleOf(await account.ask(pack!.id), "R-REF-5")).toMatchObject({ passed: false });

    const restore = { reason: "mistaken", overturned: true };
    await support.made(`/staff/accounts/${account.id}/restore`, restore);
    expect((await account.ask(pack!.id)).state).toBe("paid");
  });
});

describe("gifts of support", () => {
  it("R-USE-3 R-REF-1 · a gifted pack covers before bought ones and is never refundable", async () => {
    const account = await buyer();
    const [bought] = await account.buy("general-10k");
    const support = await api().staff("support");
    const gift = { calls: 500, endsAt: "2025-11-01T00:00:00+08:00", reason: "sorry" };
    const pack = await support.made(`/staff/accounts/${account.id}/gift-packs`, gift);
    expect(pack).toMatchObject({ kind: "gifted", calls: 500, state: "unused" });
    const { cover } = await account.use([{ product: "general", calls: 1600 }]);
    expect(cover).toEqual({ free: 1000, gifted: 500, bought: 100, postpaid: 0 });
    expect((await account.seen(`/packs/${bought!.id}`)).used).toBe(100);
    const eligibility = await account.seen(`/packs/${pack.id}/refund-eligibility`);
    expect(eligibility.verdict).toBe("refuse");
    const tooLong = { ...gift, endsAt: "2030-01-01T00:00:00+08:00" };
    expect(
      (await support.post(`/staff/accounts/${account.id}/gift-packs`, tooLong)).body.code,
    ).toBe("bad_end");
  });
});
