import { randomUUID } from "node:crypto";

import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { useApi } from "@/tests/rest/api";

const api = useApi();
const wish = { now: "2025-11-10T10:00:00+08:00", funds: { cash: "1000.00" } };
const ONE_PACK = { sku: "general-10k", quantity: 1 };

describe("Idempotency-Key", () => {
  it.each([
    ["/orders", ONE_PACK],
    ["/refunds", { packId: "pkg_1", reason: "x" }],
    ["/recharges", { amount: "1.00", channel: "sandbox" }],
    ["/usage-events", { events: [{ key: "a", product: "general", calls: 1 }] }],
  ])("is asked for by POST %s", async (path, body) => {
    const account = await api().account(wish);
    expect(await account.post(path, body, null)).toMatchObject({
      status: 400,
      body: { code: "idempotency_key_missing" },
    });
  });

  it.each(["", "two words", "ключ", "x".repeat(256)])("refuses %j as a key", async (key) => {
    const account = await api().account(wish);
    const headers = { "idempotency-key": Buffer.from(key, "utf8").toString("latin1") };
    const answer = await api().post("/orders", ONE_PACK, {
      token: account.token,
      key: null,
      headers,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toMatch(/^idempotency_key_/);
  });

  it("R-ORD-4 · answers the same key and content with the same answer, and buys once", async () => {
    const account = await api().account(wish);
    const first = await account.post("/orders", ONE_PACK, "K-1");
    const reordered = await account.post("/orders", { quantity: 1, sku: "general-10k" }, "K-1");
    expect(first.status).toBe(201);
    expect(reordered).toMatchObject({ status: 201, body: first.body });
    expect(reordered.headers.get("idempotency-replayed")).toBe("true");
    expect((await account.seen("/orders")).items).toHaveLength(1);
    expect((await account.seen("/account")).balances.cash).toBe("970.00");
  });

  it("refuses the same key with other content, and does nothing", async () => {
    const account = await api().account(wish);
    await account.made("/orders", ONE_PACK, "K-2");
    const other = await account.post("/orders", { ...ONE_PACK, quantity: 2 }, "K-2");
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_mismatch" } });
    expect((await account.seen("/orders")).items).toHaveLength(1);
  });

  it("belongs to its account and its route", async () => {
    const [one, two] = [await api().account(wish), await api().account(wish)];
    await one.made("/orders", ONE_PACK, "K-3");
    await two.made("/orders", { ...ONE_PACK, quantity: 2 }, "K-3");
    await one.made("/recharges", { amount: "5.00", channel: "sandbox" }, "K-3");
    expect((await one.seen("/account")).balances.cash).toBe("975.00");
    expect((await two.seen("/account")).balances.cash).toBe("940.00");
  });

  it("keeps nothing of a request of the wrong form: the key may be used again", async () => {
    const account = await api().account(wish);
    expect((await account.post("/orders", { ...ONE_PACK, quantity: 0 }, "K-4")).status).toBe(422);
    expect((await account.post("/orders", ONE_PACK, "K-4")).status).toBe(201);
  });

  it("R-ORD-2 · keeps a refusal of the rules: what was refused does not happen behind the sender's back", async () => {
    const account = await api().account({ now: wish.now });
    const refused = await account.post("/orders", ONE_PACK, "K-5");
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: "funds_too_low",
        facts: { missing: "30.00" },
        rules: [{ id: "R-ORD-2", passed: false }],
      },
    });
    await account.made("/recharges", { amount: "100.00", channel: "sandbox" });
    expect(await account.post("/orders", ONE_PACK, "K-5")).toMatchObject({
      status: 409,
      body: refused.body,
    });
    expect((await account.post("/orders", ONE_PACK, "K-6")).status).toBe(201);
  });

  it("R-ORD-4 · twenty double clicks at once are one order, each with the same answer", async () => {
    const account = await api().account(wish);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => account.post("/orders", ONE_PACK, "K-7")),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await account.seen("/account")).balances.cash).toBe("970.00");
  });

  it("answers 409 while another request with the key is under way elsewhere, and takes over what was left behind", async () => {
    const account = await api().account(wish);
    await account.made("/recharges", { amount: "1.00", channel: "sandbox" }, "K-8");
    const leave = (age: string) =>
      api().db.execute(sql`
        update idempotent_answers set status = 0, body = '""', created_at = now() - ${age}::interval
        where key = 'K-8'`);
    await leave("1 second");
    const busy = await account.post("/recharges", { amount: "1.00", channel: "sandbox" }, "K-8");
    expect(busy).toMatchObject({ status: 409, body: { code: "idempotency_in_progress" } });
    await leave("2 minutes");
    const taken = await account.post("/recharges", { amount: "1.00", channel: "sandbox" }, "K-8");
    expect(taken.status).toBe(201);
    expect((await account.seen("/account")).balances.cash).toBe("1001.00");
  });
});

describe("Idempotency-Key of usage events", () => {
  const events = [{ key: "a", product: "general", calls: 10 }];

  it("R-USE-6 · the retry hears the first answer, not that its events are duplicates now", async () => {
    const account = await api().account(wish);
    const first = await account.post("/usage-events", { events }, "U-1");
    expect(first.body).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(await account.post("/usage-events", { events }, "U-1")).toMatchObject({
      status: 200,
      body: first.body,
    });
    const otherKey = await account.post("/usage-events", { events }, "U-2");
    expect(otherKey.body).toMatchObject({ accepted: 0, duplicates: 1 });
    expect((await account.seen("/usage/current")).products[0].calls).toBe(10);
  });

  it("refuses the same key with other events", async () => {
    const account = await api().account(wish);
    await account.use(events, "U-3");
    const other = await account.post(
      "/usage-events",
      { events: [{ ...events[0], key: "b" }] },
      "U-3",
    );
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_mismatch" } });
    expect((await account.seen("/usage/current")).products[0].calls).toBe(10);
  });

  it("R-USE-6 · at once they are counted once and answered alike", async () => {
    const account = await api().account(wish);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => account.post("/usage-events", { events }, "U-4")),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]!.body.accepted).toBe(1);
  });

  it("many requests share their statements and each hears its own answer", async () => {
    const account = await api().account(wish);
    const sizes = Array.from({ length: 60 }, (_, index) => index + 1);
    const send = (calls: number) =>
      account.post(
        "/usage-events",
        { events: [{ key: `s-${calls}`, product: "legacy", calls }] },
        `S-${calls}`,
      );
    const first = await Promise.all(sizes.map(send));
    expect(first.map(({ body }) => body.cover.postpaid)).toEqual(sizes);
    const again = await Promise.all(sizes.map(send));
    expect(again.map(({ body }) => body)).toEqual(first.map(({ body }) => body));
  });
});

describe("Idempotency-Key of staff", () => {
  it("R-USE-3 · a gift that is sent twice is given once", async () => {
    const account = await api().account(wish);
    const support = await api().staff("support");
    const gift = { calls: 100, endsAt: "2025-12-01T00:00:00+08:00", reason: "sorry" };
    const path = `/staff/accounts/${account.id}/gift-packs`;
    const key = randomUUID();
    const [one, two] = await Promise.all([
      support.post(path, gift, key),
      support.post(path, gift, key),
    ]);
    expect(one.status).toBe(201);
    expect(two.body).toEqual(one.body);
    const gifts = (await account.seen("/packs")).items.filter(
      ({ kind }: { kind: string }) => kind === "gifted",
    );
    expect(gifts).toHaveLength(1);
  });
});
