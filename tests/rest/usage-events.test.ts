import { describe, expect, it } from "vitest";

import { useApi, type Json } from "@/tests/rest/api";

const api = useApi();
const NOW = "2025-11-10T10:00:00+08:00";

describe("usage events", () => {
  it("R-USE-6 · the same key and content counts once; with other content it is refused", async () => {
    const account = await api().account({ now: NOW });
    const event = { key: "call-1", product: "general", calls: 10 };
    expect(await account.use([event, event])).toMatchObject({
      accepted: 1,
      duplicates: 1,
      rejected: [],
    });
    expect(await account.use([event])).toMatchObject({ accepted: 0, duplicates: 1 });
    const conflict = await account.use([{ ...event, calls: 11 }]);
    expect(conflict.rejected).toEqual([
      {
        index: 0,
        key: "call-1",
        code: "usage.key_conflict",
        detail: "This key was counted before with other content.",
      },
    ]);
    expect((await account.seen("/usage/current")).products[0].calls).toBe(10);
  });

  it("R-USE-6 · a key belongs to its account", async () => {
    const [one, two] = [await api().account({ now: NOW }), await api().account({ now: NOW })];
    await one.use([{ key: "same", product: "general", calls: 1 }]);
    expect(await two.use([{ key: "same", product: "general", calls: 2 }])).toMatchObject({
      accepted: 1,
    });
  });

  it("R-USE-1 R-USE-7 · one bad event does not stop the others", async () => {
    const account = await api().account({ now: NOW });
    const good = { product: "general", calls: 1 };
    const receipt = await account.use([
      { ...good, key: "good-1" },
      { ...good, key: "no-product", product: "video" },
      { ...good, key: "half", calls: 1.5 },
      { ...good, key: "none", calls: 0 },
      { ...good, key: "text", calls: "1" },
      { ...good, key: "huge", calls: 1e300 },
      { ...good, key: "edition", edition: "web" },
      { ...good, key: "extra", price: "0" },
      { ...good, key: "someday", occurredAt: "2025-02-30T00:00:00Z" },
      { ...good, key: "old", occurredAt: "2025-10-06T09:59:59+08:00" },
      { ...good, key: "ancient", occurredAt: "2019-01-01T00:00:00+08:00" },
      { ...good, key: "soon", occurredAt: "2025-11-10T10:05:00.001+08:00" },
      { ...good, key: "" },
      { ...good, key: "half a character \ud800" },
      { ...good, key: "good-2", occurredAt: "2025-11-10T10:05:00+08:00" },
    ]);
    expect(receipt).toMatchObject({ accepted: 2, duplicates: 0, cover: { free: 2 } });
    const codes = receipt.rejected.map(({ index, key, code }: Json) => [index, key, code]);
    expect(codes).toEqual([
      [1, "no-product", "usage.invalid"],
      [2, "half", "usage.invalid"],
      [3, "none", "usage.invalid"],
      [4, "text", "usage.invalid"],
      [5, "huge", "usage.invalid"],
      [6, "edition", "usage.invalid"],
      [7, "extra", "usage.invalid"],
      [8, "someday", "usage.invalid"],
      [9, "old", "usage.too_late"],
      [10, "ancient", "usage.too_late"],
      [11, "soon", "usage.in_the_future"],
      [12, "", "usage.invalid"],
      [13, "half a character \ud800", "usage.invalid"],
    ]);
  });

  it("each stands alone whatever it is", async () => {
    const account = await api().account({ now: NOW });
    const events = [null, 7, "x", [], {}, { key: "ok", product: "legacy", calls: 1 }];
    const { status, body } = await account.post("/usage-events", { events });
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 1, cover: { postpaid: 1 } });
    expect(body.rejected).toHaveLength(5);
  });

  it.each([
    ["no events", { events: [] }],
    ["more than 1000", { events: Array.from({ length: 1001 }, () => ({})) }],
    ["no list", { events: {} }],
    ["another field", { events: [{}], dryRun: true }],
  ])("refuses a request with %s as a whole", async (_, body) => {
    const account = await api().account({ now: NOW });
    expect(await account.post("/usage-events", body)).toMatchObject({
      status: 422,
      body: { code: "invalid_request" },
    });
  });

  it("takes 1000 events at once", async () => {
    const account = await api().account({ now: NOW });
    const receipt = await account.use(
      Array.from({ length: 1000 }, () => ({ product: "general", calls: 3 })),
    );
    expect(receipt).toMatchObject({ accepted: 1000, cover: { free: 1000, postpaid: 2000 } });
  });

  it("R-ACC-2 · calls before the activation are refused and not counted", async () => {
    const account = await api().account({ now: NOW, activated: false });
    const { rejected } = await account.use([{ product: "general", calls: 1 }]);
    expect(rejected).toMatchObject([{ code: "usage.not_activated" }]);
    expect(await account.made("/service/activate")).toEqual({
      state: "active",
      activatedAt: "2025-11-10T10:00:00.000+08:00",
    });
    expect(await account.made("/service/activate")).toMatchObject({ state: "active" });
    expect(await account.use([{ product: "general", calls: 1 }])).toMatchObject({ accepted: 1 });
  });

  it("R-USE-2 · a legacy event without an edition is one of web", async () => {
    const account = await api().account({ now: NOW });
    await account.use([{ product: "legacy", calls: 2 }]);
    expect((await account.seen("/usage")).items).toMatchObject([
      { product: "legacy", edition: "web", calls: 2 },
    ]);
  });

  it("R-USE-7 R-SET-3 · an event of a settled month is billed in the open one, at the old month's price", async () => {
    const account = await api().account({ now: NOW, funds: { cash: "9000" } });
    await account.use([{ product: "legacy", calls: 1_000_000 }]);
    await account.advance("2025-12-02T00:00:00+08:00");
    await account.use([{ product: "legacy", calls: 10, occurredAt: "2025-11-20T12:00:00+08:00" }]);
    await account.advance("2026-01-01T00:10:00+08:00");
    const { lines, total } = await account.seen("/bills/2025-12");
    expect(total).toBe("0.02");
    expect(lines).toMatchObject([
      {
        kind: "prior_period",
        priorMonth: "2025-11",
        calls: 10,
        unitPrice: "0.0022",
        exact: "0.02200000",
        rounding: "-0.00200000",
      },
    ]);
  });
});

describe("usage by hour and day", () => {
  it("R-TIME-2 R-USE-8 · days are those of Shanghai, and every row says who covered it", async () => {
    const account = await api().account({ now: "2025-11-03T10:30:00+08:00" });
    await account.use([
      { product: "general", calls: 600, occurredAt: "2025-11-03T10:30:00+08:00" },
      { product: "legacy", edition: "news", calls: 3, occurredAt: "2025-11-03T10:30:00+08:00" },
    ]);
    await account.advance("2025-11-04T00:30:00+08:00");
    await account.use([{ product: "general", calls: 600 }]);
    const range = "from=2025-11-03T00:00:00%2B08:00&to=2025-11-05";
    const days = await account.seen(`/usage?${range}`);
    expect(days).toEqual({
      items: [
        {
          at: "2025-11-03T00:00:00.000+08:00",
          product: "general",
          edition: null,
          calls: 600,
          cover: { free: 600, gifted: 0, bought: 0, postpaid: 0 },
        },
        {
          at: "2025-11-03T00:00:00.000+08:00",
          product: "legacy",
          edition: "news",
          calls: 3,
          cover: { free: 0, gifted: 0, bought: 0, postpaid: 3 },
        },
        {
          at: "2025-11-04T00:00:00.000+08:00",
          product: "general",
          edition: null,
          calls: 600,
          cover: { free: 400, gifted: 0, bought: 0, postpaid: 200 },
        },
      ],
      nextCursor: null,
    });
    const hours = await account.seen(`/usage?granularity=hour&product=general&${range}`);
    expect(hours.items.map(({ at }: Json) => at)).toEqual([
      "2025-11-03T10:00:00.000+08:00",
      "2025-11-04T00:00:00.000+08:00",
    ]);
  });
});
