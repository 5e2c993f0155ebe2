import { describe, expect, it } from "vitest";

import { useApi, type Json } from "@/tests/rest/api";

const api = useApi();
const NOW = "2025-11-10T10:00:00+08:00";
const HUGE = "9".repeat(400);

function expectProblem({
  status,
  headers,
  body,
}: {
  status: number;
  headers: Headers;
  body: Json;
}): void {
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(body).toMatchObject({
    type: `urn:tuqian:problem:${body.code}`,
    title: expect.any(String),
    status,
    code: expect.stringMatching(/^[a-z_]+$/),
    detail: expect.stringMatching(/\S/),
    requestId: headers.get("x-request-id"),
  });
}

describe("problems", () => {
  it.each<[string, string, string, number, string]>([
    ["no JSON", "/orders", "{", 400, "malformed_json"],
    ["nothing", "/orders", "", 400, "malformed_json"],
    ["a list", "/orders", "[]", 422, "invalid_request"],
    ["null", "/orders", "null", 422, "invalid_request"],
    ["a missing field", "/orders", `{"sku":"general-10k"}`, 422, "invalid_request"],
    [
      "an unknown field",
      "/orders",
      `{"sku":"general-10k","quantity":1,"price":"0"}`,
      422,
      "invalid_request",
    ],
    [
      "a prototype",
      "/orders",
      `{"sku":"general-10k","quantity":1,"__proto__":{"x":1}}`,
      422,
      "invalid_request",
    ],
    ["half a pack", "/orders", `{"sku":"general-10k","quantity":1.5}`, 422, "invalid_request"],
    [
      "a quantity in text",
      "/orders",
      `{"sku":"general-10k","quantity":"1"}`,
      422,
      "invalid_request",
    ],
    [
      "a huge quantity",
      "/orders",
      `{"sku":"general-10k","quantity":${HUGE}}`,
      422,
      "invalid_request",
    ],
    ["101 packs", "/orders", `{"sku":"general-10k","quantity":101}`, 422, "invalid_request"],
    ["an unknown size", "/orders", `{"sku":"general-2m","quantity":1}`, 422, "invalid_request"],
    [
      "a voucher of nobody",
      "/orders",
      `{"sku":"general-10k","quantity":1,"voucherId":"vch_0"}`,
      404,
      "not_found",
    ],
    [
      "a NUL in an id",
      "/orders",
      `{"sku":"general-10k","quantity":1,"voucherId":"a\\u0000"}`,
      422,
      "invalid_request",
    ],
    ["a pack of nobody", "/refunds", `{"packId":"pkg_0","reason":"x"}`, 404, "not_found"],
    [
      "a NUL in a reason",
      "/refunds",
      `{"packId":"pkg_0","reason":"a\\u0000b"}`,
      422,
      "reason_required",
    ],
    [
      "half a character",
      "/refunds",
      `{"packId":"pkg_0","reason":"\\ud800"}`,
      422,
      "reason_required",
    ],
    ["a blank reason", "/refunds", `{"packId":"pkg_0","reason":"  "}`, 422, "reason_required"],
    [
      "a number for money",
      "/recharges",
      `{"amount":1.5,"channel":"sandbox"}`,
      422,
      "invalid_request",
    ],
    ["a debt", "/recharges", `{"amount":"-5","channel":"sandbox"}`, 422, "invalid_request"],
    [
      "three decimals",
      "/recharges",
      `{"amount":"1.001","channel":"sandbox"}`,
      422,
      "invalid_request",
    ],
    ["NaN", "/recharges", `{"amount":"NaN","channel":"sandbox"}`, 422, "invalid_request"],
    ["an exponent", "/recharges", `{"amount":"1e3","channel":"sandbox"}`, 422, "invalid_request"],
    [
      "a huge amount",
      "/recharges",
      `{"amount":"${HUGE}","channel":"sandbox"}`,
      422,
      "invalid_request",
    ],
    ["too little", "/recharges", `{"amount":"0.99","channel":"sandbox"}`, 422, "amount_too_small"],
    [
      "too much",
      "/recharges",
      `{"amount":"1000000.01","channel":"sandbox"}`,
      422,
      "amount_too_large",
    ],
    [
      "no provider",
      "/recharges",
      `{"amount":"5.00","channel":"alipay"}`,
      422,
      "channel_unavailable",
    ],
  ])("%s in POST %s is no failure of ours", async (_, path, text, status, code) => {
    const account = await api().account({ now: NOW, funds: { cash: "100" } });
    const answer = await api().postText(path, text, { token: account.token });
    expectProblem(answer);
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it.each([
    ["product", { calls: 1 }],
    ["calls", { product: "general", calls: 1e15 + 1 }],
    ["calls", { product: "general", calls: -1 }],
    ["packs.0.sku", { product: "general", calls: 1, packs: [{ sku: "x", quantity: 1 }] }],
  ])("names the field %s of a quote that is wrong", async (path, body) => {
    const answer = await api().post("/quotes", body);
    expectProblem(answer);
    expect(answer.body.errors.map((error: Json) => error.path)).toContain(path);
  });

  it.each([
    "/orders?limit=0",
    "/orders?limit=201",
    "/orders?limit=x",
    "/orders?cursor=x",
    "/orders?cursor=eyJhdCI6IngiLCJpZCI6IngifQ",
    "/orders?limit=1&limit=2",
    "/bills?cursor=e30",
    "/packs?cursor=bnVsbA",
    "/usage?from=yesterday",
    "/usage?from=2025-02-30",
    "/usage?from=275760-09-13T00:00:00Z",
    "/usage?granularity=year",
    "/usage?product=video",
    "/transactions?cause=theft",
  ])("GET %s is answered 422", async (path) => {
    const account = await api().account({ now: NOW });
    const answer = await account.get(path);
    expectProblem(answer);
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid_request" } });
  });

  it.each([
    "/orders/ord_0",
    "/orders/%00",
    "/orders/%ED%A0%80",
    "/packs/'%20or%201=1--",
    "/refunds/x",
    "/bills/2025-13",
    "/bills/2025-11",
    "/bills/%00",
    "/nowhere",
    "/",
  ])("GET %s is answered 404", async (path) => {
    const account = await api().account({ now: NOW });
    const answer = await account.get(path);
    expectProblem(answer);
    expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } });
  });

  it("asks for a token, and for one of the right kind", async () => {
    const account = await api().account({ now: NOW });
    const support = await api().staff("support");
    const nobody = await api().get("/account");
    expectProblem(nobody);
    expect(nobody).toMatchObject({ status: 401, body: { code: "unauthorized" } });
    expect(nobody.headers.get("www-authenticate")).toBe("Bearer");
    for (const token of ["x", "tq_unknown", "a b", "\u00e9", "x".repeat(5000)]) {
      expect((await api().get("/account", token)).status).toBe(401);
    }
    expect(await support.get("/account")).toMatchObject({
      status: 403,
      body: { code: "forbidden" },
    });
    expect(await account.get("/staff/refunds")).toMatchObject({
      status: 403,
      body: { code: "forbidden" },
    });
    expect((await support.post("/staff/settlement-runs", { month: "2025-10" })).status).toBe(403);
    expect((await api().get("/metrics", support.token)).status).toBe(403);
  });

  it("takes JSON only, and not too much of it", async () => {
    const account = await api().account({ now: NOW });
    const asText = { token: account.token, headers: { "content-type": "text/plain" } };
    expect(await api().postText("/orders", "{}", asText)).toMatchObject({
      status: 415,
      body: { code: "unsupported_media_type" },
    });
    const large = JSON.stringify({ events: ["x".repeat(1024 * 1024)] });
    const answer = await api().postText("/usage-events", large, { token: account.token });
    expectProblem(answer);
    expect(answer).toMatchObject({ status: 413, body: { code: "body_too_large" } });
  });

  it("survives JSON that is nested without end", async () => {
    const account = await api().account({ now: NOW });
    const deep = `{"events":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const answer = await api().postText("/usage-events", deep, { token: account.token });
    expect(answer.status).toBeLessThan(500);
  });

  it("speaks Chinese to who asks for it", async () => {
    const answer = await api().get("/account", undefined, { "accept-language": "zh-CN,zh;q=0.9" });
    expect(answer.body).toMatchObject({ code: "unauthorized", detail: "需要有效的 Bearer 令牌。" });
  });
});

describe("the sandbox's own problems", () => {
  it.each([
    ["/sandbox/accounts", { now: "2020-06-01T00:00:00+08:00" }, 422],
    ["/sandbox/accounts", { now: "+275760-09-13T00:00:00.000Z" }, 422],
    ["/sandbox/accounts", { now: NOW, testClockId: "clk_x" }, 422],
    ["/sandbox/accounts", { testClockId: "clk_x" }, 404],
    ["/sandbox/accounts", { testClockId: "real" }, 404],
    ["/sandbox/accounts", { funds: { cash: "-1" } }, 422],
    ["/sandbox/accounts", { funds: { bonus: "1" } }, 422],
    ["/sandbox/accounts", { name: "a\u0000b" }, 422],
    ["/sandbox/accounts", { name: "" }, 422],
    ["/sandbox/accounts", { email: "a@example.com" }, 422],
    ["/sandbox/accounts", { email: "no address", password: "correct horse battery" }, 422],
    ["/sandbox/accounts", { email: "b@example.com", password: "short" }, 422],
    ["/sandbox/accounts", { vouchers: [{ amount: "1", endsAt: "2001-01-01T00:00:00Z" }] }, 422],
    ["/sandbox/test-clocks/clk_x/advance", { to: NOW }, 404],
    ["/sandbox/test-clocks/real/advance", { to: NOW }, 404],
    ["/sandbox/staff", { role: "king" }, 422],
    [
      "/sandbox/vouchers",
      { accountId: "999999999", amount: "1", endsAt: "2199-01-01T00:00:00Z" },
      404,
    ],
    ["/sandbox/vouchers", { accountId: "1e5", amount: "1", endsAt: "2199-01-01T00:00:00Z" }, 422],
  ])("POST %s with %j is answered %i", async (path, body, status) => {
    const answer = await api().post(path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expectProblem(answer);
  });

  it("R-TIME-1 · a test clock never goes backwards, nor too far at once", async () => {
    const account = await api().account({ now: NOW });
    const path = `/sandbox/test-clocks/${account.clockId}/advance`;
    expect((await api().post(path, { to: "2025-11-10T09:59:59.999+08:00" })).body.code).toBe(
      "clock_backwards",
    );
    expect((await api().post(path, { to: "2199-01-01T00:00:00+08:00" })).body.code).toBe(
      "clock_too_far",
    );
  });

  it("an address is taken once", async () => {
    const person = { email: "qing@example.com", password: "correct horse battery" };
    await api().account({ ...person });
    expect(await api().post("/sandbox/accounts", person)).toMatchObject({
      status: 409,
      body: { code: "email_taken" },
    });
  });
});
