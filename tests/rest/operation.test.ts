import { randomUUID } from "node:crypto";

import { describe, expect, it } from "vitest";

import { connect } from "@/db/client";
import { clockAt } from "@/lib/clock";
import { workOnRun } from "@/lib/services/settlement/run";
import { RateLimit } from "@/lib/rest/rate-limit";
import { apiOver, useApi } from "@/tests/rest/api";
import { asAdmin, databaseUrl } from "@/tests/support/database-url";

const api = useApi();
const production = useApi({ sandbox: false });
const NOW = "2025-11-10T10:00:00+08:00";

describe("outside the sandbox", () => {
  it.each([
    "/sandbox/accounts",
    "/sandbox/staff",
    "/sandbox/vouchers",
    "/sandbox/test-clocks/clk_1/advance",
  ])("there is no %s", async (path) => {
    expect((await production().post(path, {})).status).toBe(404);
    expect((await production().seen("/openapi.json")).paths).not.toHaveProperty(`/api/v1${path}`);
  });
});

describe("settlement by hand", () => {
  it("R-SET-1 · not before the 1st 00:10, then once for each account, with its progress in view", async () => {
    const account = await api().account({ now: NOW, funds: { cash: "100" } });
    await account.use([{ product: "legacy", calls: 1000 }]);
    const finance = await api().staff("finance");
    const wish = { month: "2025-11", testClockId: account.clockId };
    const early = await finance.post("/staff/settlement-runs", wish);
    expect(early).toMatchObject({
      status: 409,
      body: { code: "month_not_over", facts: { from: "2025-12-01T00:10:00.000+08:00" } },
    });

    await account.advance("2025-12-01T00:10:00+08:00");
    const run = await finance.made("/staff/settlement-runs", wish);
    await workOnRun(api().db, clockAt(new Date("2025-12-01T00:11:00+08:00")), run);
    expect(await finance.seen(`/staff/settlement-runs/${run.id}`)).toMatchObject({
      month: "2025-11",
      state: "finished",
      accounts: { total: 1, done: 1, failed: 0 },
      amount: "2.50",
    });
    expect((await account.seen("/account")).balances.cash).toBe("97.50");
    expect((await finance.get("/staff/settlement-runs/run_0")).status).toBe(404);
    expect(
      (await finance.post("/staff/settlement-runs", { ...wish, testClockId: "clk_0" })).status,
    ).toBe(404);
  });
});

describe("readiness", () => {
  it("is not given without a database", async () => {
    const away = connect(databaseUrl("nobody_made_this"), { max: 1 });
    const answer = await apiOver(away.db, {}).get("/health/ready");
    expect(answer).toMatchObject({
      status: 503,
      body: { code: "not_ready", facts: { what: "database" } },
    });
    expect((await apiOver(away.db, {}).get("/health/live")).status).toBe(200);
    await away.close();
  });

  it("is not given before the migrations are", async () => {
    const name = `bare_${randomUUID().replaceAll("-", "")}`;
    await asAdmin(`create database ${name}`);
    const bare = connect(databaseUrl(name), { max: 1 });
    const answer = await apiOver(bare.db, {}).get("/health/ready");
    expect(answer).toMatchObject({
      status: 503,
      body: { code: "not_ready", facts: { what: "migrations" } },
    });
    await bare.close();
    await asAdmin(`drop database ${name} with (force)`);
  });
});

describe("the rate of a token", () => {
  it("lets a burst through, then says how long to wait", () => {
    const limit = new RateLimit({ perSecond: 10, burst: 3 });
    const at = (ms: number) => new Date(1_000_000 + ms);
    expect([0, 0, 0].map((ms) => limit.take("a", at(ms)))).toEqual([0, 0, 0]);
    expect(limit.take("a", at(0))).toBeCloseTo(0.1);
    expect(limit.take("b", at(0))).toBe(0);
    expect(limit.take("a", at(100))).toBe(0);
    expect(limit.take("a", at(100))).toBeCloseTo(0.1);
    expect([60_000, 60_000, 60_000].map((ms) => limit.take("a", at(ms)))).toEqual([0, 0, 0]);
  });

  it("is kept for each token by itself, and answered with how long to wait", async () => {
    const [one, two] = [await api().account({ now: NOW }), await api().account({ now: NOW })];
    const standing = clockAt(new Date(NOW));
    const slow = apiOver(api().db, { rate: { perSecond: 0.5, burst: 2 }, clock: standing });
    for (const _ of [1, 2]) expect((await slow.get("/account", one.token)).status).toBe(200);
    const limited = await slow.get("/account", one.token);
    expect(limited).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(limited.headers.get("retry-after")).toBe("2");
    expect((await slow.get("/account", two.token)).status).toBe(200);
  });
});
