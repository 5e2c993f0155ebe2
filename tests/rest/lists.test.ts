import { describe, expect, it } from "vitest";

import { useApi, type Json } from "@/tests/rest/api";

const api = useApi();
const NOW = "2025-11-10T10:00:00+08:00";

describe("lists", () => {
  it.each([
    ["/orders", 5],
    ["/packs", 6],
    ["/transactions", 6],
    ["/refunds", 5],
  ])("GET %s comes in pages that neither repeat nor leave out", async (path, total) => {
    const account = await api().account({ now: NOW, funds: { cash: "1000.00" } });
    // All at one instant: the id decides where the time does not.
    for (let index = 0; index < 5; index += 1) {
      const order = await account.made("/orders", { sku: "general-10k", quantity: 1 });
      if (path !== "/refunds") continue;
      await account.use([{ product: "general", calls: 1001 }]);
      await account.made("/refunds", { packId: order.packs[0].id, reason: "x" });
    }
    const seen: string[] = [];
    let pages = 0;
    for (let cursor: string | null = ""; cursor !== null; pages += 1) {
      const page: Json = await account.seen(`${path}?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }: Json) => id));
      cursor = page.nextCursor;
    }
    const { items } = await account.seen(path);
    expect(seen).toEqual(items.map(({ id }: Json) => id));
    expect(new Set(seen).size).toBe(total);
    expect(pages).toBe(Math.ceil(total / 2));
  });

  it.each(["/orders", "/transactions", "/refunds"])(
    "GET %s refuses a cursor that nobody was given",
    async (path) => {
      const account = await api().account({ now: NOW });
      for (const place of [
        { at: "0000-01-01T00:00:00.000Z", id: "x" },
        { at: "9999-12-31T00:00:00.000Z", id: "x" },
        { at: NOW, id: "x'" },
        { at: NOW },
        [],
        null,
      ]) {
        const cursor = Buffer.from(JSON.stringify(place)).toString("base64url");
        const answer = await account.get(`${path}?cursor=${cursor}`);
        expect([answer.status, answer.body.code]).toEqual([422, "invalid_request"]);
      }
    },
  );

  it("GET /usage and /bills come in pages too", async () => {
    const account = await api().account({ now: NOW, funds: { cash: "100" } });
    for (const month of ["2025-12", "2026-01", "2026-02"]) {
      await account.use([
        { product: "general", calls: 5 },
        { product: "legacy", edition: "web", calls: 5 },
        { product: "legacy", edition: "album", calls: 5 },
      ]);
      await account.advance(`${month}-10T10:00:00+08:00`);
    }
    const query = "from=2025-11-01&to=2026-03-01&limit=2";
    const first = await account.seen(`/usage?${query}`);
    const second = await account.seen(`/usage?${query}&cursor=${first.nextCursor}`);
    const whole = await account.seen("/usage?from=2025-11-01&to=2026-03-01");
    expect(whole.items).toHaveLength(9);
    expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 4));

    const bills = await account.seen("/bills?limit=2");
    expect(bills.items.map(({ month }: Json) => month)).toEqual(["2026-01", "2025-12"]);
    expect(bills.items[0].lines).toBeUndefined();
    const rest = await account.seen(`/bills?limit=2&cursor=${bills.nextCursor}`);
    expect(rest).toMatchObject({ items: [{ month: "2025-11" }], nextCursor: null });
  });

  it("R-FUND-3 · transactions name their cause, and come as a file", async () => {
    const account = await api().account({ now: NOW, funds: { gift: "40.00" } });
    await account.made("/recharges", { amount: "100.00", channel: "sandbox" });
    await account.made("/orders", { sku: "general-10k", quantity: 2 });
    const { items } = await account.seen("/transactions");
    expect(
      items.map(({ cause, holding, direction, amount }: Json) => [
        cause,
        holding,
        direction,
        amount,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ["order", "purse:gift", "out", "40.00"],
        ["order", "purse:cash", "out", "20.00"],
        ["recharge", "purse:cash", "in", "100.00"],
        ["gift", "purse:gift", "in", "40.00"],
      ]),
    );
    const file = await account.get("/transactions.csv?cause=recharge");
    expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const [head, line] = file.body.split("\r\n");
    expect(head).toBe("id,happenedAt,cause,reference,holding,direction,amount,balanceAfter,note");
    expect(line).toMatch(
      /^tra_\w+,2025-11-10T10:00:00.000\+08:00,recharge,rch_\w+,purse:cash,in,100.00,100.00,$/,
    );
  });
});

describe("two accounts", () => {
  it("cannot see, refund or spend what is the other's", async () => {
    const owner = await api().account({ now: NOW, funds: { cash: "100" } });
    const other = await api().account({ now: NOW, funds: { cash: "100" } });
    const order = await owner.made("/orders", { sku: "general-10k", quantity: 1 });
    const packId = order.packs[0].id;
    const refund = await owner.made("/refunds", { packId, reason: "x" });
    const { id: voucherId } = await api().made("/sandbox/vouchers", {
      accountId: owner.id,
      amount: "30.00",
      endsAt: "2026-01-01T00:00:00+08:00",
    });
    await owner.use([{ product: "legacy", calls: 100 }]);
    await owner.advance("2025-12-01T00:10:00+08:00");
    await other.advance("2025-12-01T00:10:00+08:00");

    for (const path of [
      `/orders/${order.id}`,
      `/packs/${packId}`,
      `/packs/${packId}/refund-eligibility`,
      `/refunds/${refund.id}`,
      "/bills/2025-11",
    ]) {
      expect((await owner.get(path)).status, path).toBe(200);
      expect((await other.get(path)).status, path).toBe(404);
    }
    expect((await other.post("/refunds", { packId, reason: "x" })).status).toBe(404);
    expect((await other.post(`/refunds/${refund.id}/withdraw`)).status).toBe(404);
    expect(
      (await other.post("/orders", { sku: "general-10k", quantity: 1, voucherId })).status,
    ).toBe(404);
    for (const path of ["/orders", "/refunds", "/bills", "/usage"]) {
      expect((await other.seen(path)).items, path).toEqual([]);
    }
  });

  it("R-TIME-1 · may share a test clock", async () => {
    const one = await api().account({ now: NOW });
    const two = await api().account({ testClockId: one.clockId });
    await one.advance("2025-11-20T00:00:00+08:00");
    expect((await two.seen("/account")).clock).toEqual({
      testClockId: one.clockId,
      now: "2025-11-20T00:00:00.000+08:00",
    });
  });
});
