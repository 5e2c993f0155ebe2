import type { AddressInfo } from "node:net";

import pino from "pino";
import * as tencentcloud from "tencentcloud-sdk-nodejs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { reconcile } from "@/db/queries/reconciliation/reconcile";
import { failedCalls } from "@/db/queries/usage-failures";
import { keysOf } from "@/db/queries/keys";
import { composeApi } from "@/lib/api/compose";
import { apiServer } from "@/lib/api/server";
import { systemClock } from "@/lib/clock";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import { ok } from "@/lib/core/result";
import { CIPHER, useApi } from "@/tests/rest/api";
import { aCatalog } from "@/tests/support/factories";

const api = useApi();
const NOW = "2025-11-10T10:00:00+08:00";
const CUP = {
  nameZh: "杯子",
  nameEn: "cup",
  firstCategoryZh: "物品",
  firstCategoryEn: "Objects",
  secondCategoryZh: "餐具",
  secondCategoryEn: "Tableware",
  confidence: 54,
};
const IMAGE = { ImageBase64: Buffer.from("picture").toString("base64") };

let address = "";
let close = () => {};

beforeAll(async () => {
  // The SDK sends even loopback requests through a proxy that the environment names.
  for (const name of ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"])
    delete process.env[name];
  const doors = composeApi({
    db: api().db,
    clock: systemClock,
    cipher: CIPHER,
    sandbox: true,
    tagger: { tag: async () => ok([CUP]) },
    fetchImage: async () => ok(Buffer.from("picture")),
    log: pino({ level: "silent" }),
  });
  const server = apiServer(doors);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterAll(() => close());

const client = ({ secretId, secretKey }: { secretId: string; secretKey: string }) =>
  new tencentcloud.tiia.v20190529.Client({
    credential: { secretId, secretKey },
    region: "ap-guangzhou",
    profile: { httpProfile: { endpoint: address, protocol: "http://" } },
  });

describe("the official SDK against the whole API", () => {
  it("R-USE-1 R-USE-2 · each answer is on the books: one general call, two editions, who covered them", async () => {
    const account = await api().account({ now: NOW });
    const sdk = client(account);
    expect((await sdk.DetectLabelPro(IMAGE)).Labels).toMatchObject([{ Name: "杯子" }]);
    await sdk.DetectLabel({ ...IMAGE, Scenes: ["CAMERA", "ALBUM", "CAMERA"] });
    expect((await account.seen("/usage")).items).toMatchObject([
      { product: "general", calls: 1, cover: { free: 1 } },
      { product: "legacy", edition: "camera", calls: 1, cover: { postpaid: 1 } },
      { product: "legacy", edition: "album", calls: 1, cover: { postpaid: 1 } },
    ]);
  });

  it("R-ACC-2 R-MOD-1 · refusals are told by their code, logged, and not billed", async () => {
    const inactive = await api().account({ now: NOW, activated: false });
    await expect(client(inactive).DetectLabelPro(IMAGE)).rejects.toMatchObject({
      code: "ResourceUnavailable.NotExist",
    });
    const account = await api().account({ now: NOW });
    const support = await api().staff("support");
    await support.made(`/staff/accounts/${account.id}/stop`, {
      category: "illegal",
      evidence: "case 9",
    });
    await expect(client(account).DetectLabelPro(IMAGE)).rejects.toMatchObject({
      code: "ResourceUnavailable.StopUsing",
    });
    const range = { from: new Date("2025-11-01"), to: new Date("2025-12-01") };
    expect(await failedCalls(api().db, account.id, range)).toEqual([
      { action: "DetectLabelPro", code: "ResourceUnavailable.StopUsing", calls: 1 },
    ]);
    expect((await account.seen("/usage")).items).toEqual([]);
  });

  it("R-CAT-5 R-USE-1 · the quota is that of the price list in force at the account's time; beyond it nothing is billed", async () => {
    await aCatalog(api().db, {
      ...FIRST_CATALOG,
      version: 2,
      effectiveFrom: new Date("2025-12-01T00:00:00+08:00"),
      policies: { ...FIRST_CATALOG.policies, requestsPerSecond: 2 },
    });
    const outcomes = async (now: string) => {
      const account = await api().account({ now });
      const sdk = client(account);
      const calls = Array.from({ length: 12 }, () => sdk.DetectLabelPro(IMAGE));
      const refused = (await Promise.allSettled(calls)).flatMap((call) =>
        call.status === "rejected" ? [call.reason as { code: string; message: string }] : [],
      );
      const [usage] = (await account.seen("/usage")).items;
      const range = { from: new Date("2025-11-01"), to: new Date("2026-01-01") };
      return { refused, usage, logged: await failedCalls(api().db, account.id, range) };
    };
    expect(await outcomes(NOW)).toMatchObject({ refused: [], usage: { calls: 12 }, logged: [] });

    const { refused, usage, logged } = await outcomes("2025-12-10T10:00:00+08:00");
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["RequestLimitExceeded"]));
    expect(refused[0]?.message).toContain("2");
    expect(usage.calls).toBe(12 - refused.length);
    const code = "RequestLimitExceeded";
    expect(logged).toEqual([{ action: "DetectLabelPro", code, calls: refused.length }]);
  });

  it("R-USE-8 · calls of many keys at once are each answered for their own account, and counted once", async () => {
    const accounts = await Promise.all([1, 2, 3].map(() => api().account({ now: NOW })));
    const calls = accounts.flatMap((account) => {
      const sdk = client(account);
      return Array.from({ length: 15 }, () => sdk.DetectLabelPro(IMAGE));
    });
    const answers = await Promise.all(calls);
    expect(new Set(answers.map(({ RequestId }) => RequestId)).size).toBe(45);
    for (const account of accounts) {
      expect((await account.seen("/usage")).items).toMatchObject([{ calls: 15 }]);
    }
    const books = await reconcile(api().db, { clocks: "test" });
    expect(books.filter(({ ok: sound }) => !sound)).toEqual([]);
  });

  it("a key tells when it was last used, and a wrong secret opens nothing", async () => {
    const account = await api().account({ now: NOW });
    const wrong = { secretId: account.secretId, secretKey: "x".repeat(32) };
    await expect(client(wrong).DetectLabelPro(IMAGE)).rejects.toMatchObject({
      code: "AuthFailure.SignatureFailure",
    });
    expect((await keysOf(api().db, account.id, new Date(NOW)))[0]!.lastUsedAt).toBeNull();
    await client(account).DetectLabelPro(IMAGE);
    await expect
      .poll(async () => (await keysOf(api().db, account.id, new Date(NOW)))[0]!.lastUsedAt)
      .toEqual(new Date(NOW));
  });
});

describe("one server for both doors", () => {
  const at = (path: string, init?: RequestInit) => fetch(`http://${address}${path}`, init);

  it("sends everything under /api/v1 to the REST door", async () => {
    expect((await at("/api/v1/catalog")).status).toBe(200);
    const account = await api().account({ now: NOW });
    const usage = await at("/api/v1/usage-events", {
      method: "POST",
      headers: {
        authorization: `Bearer ${account.token}`,
        "content-type": "application/json",
        "idempotency-key": "http",
      },
      body: JSON.stringify({ events: [{ key: "one", product: "general", calls: 2 }] }),
    });
    expect(await usage.json()).toMatchObject({ accepted: 1, cover: { free: 2 } });
  });

  it("answers a visitor who is lost with a problem, and a bad vendor request in the vendor's envelope", async () => {
    const lost = await at("/");
    expect(lost.status).toBe(404);
    expect(lost.headers.get("content-type")).toBe("application/problem+json");
    const unsigned = await at("/", {
      method: "POST",
      headers: { "x-tc-action": "DetectLabelPro" },
      body: "{}",
    });
    expect(unsigned.status).toBe(200);
    expect(await unsigned.json()).toMatchObject({
      Response: { Error: { Code: "AuthFailure.InvalidAuthorization" } },
    });
    const byQuery = await at("/?Action=DetectLabelPro");
    expect(await byQuery.json()).toMatchObject({
      Response: { Error: { Code: expect.any(String) } },
    });
  });

  it("reads no more than the vendor's door takes", async () => {
    const answer = await at("/", {
      method: "POST",
      headers: { "x-tc-action": "DetectLabelPro" },
      body: Buffer.alloc(11 * 1024 * 1024),
    });
    expect(await answer.json()).toMatchObject({
      Response: { Error: { Code: "RequestSizeLimitExceeded" } },
    });
  });

  it("is alive and ready", async () => {
    expect(await (await at("/api/v1/health/live")).json()).toEqual({ status: "ok" });
    expect(await (await at("/api/v1/health/ready")).json()).toEqual({ status: "ok" });
    const operator = await api().staff("operator");
    const metrics = await at("/api/v1/metrics", {
      headers: { authorization: `Bearer ${operator.token}` },
    });
    expect(await metrics.text()).toContain(
      'tuqian_rest_request_seconds_count{method="GET",route="/api/v1/health/ready",status="200"} 1',
    );
  });
});
