import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";

import { useApi } from "@/tests/rest/api";
import { answerChecker, operationsOf } from "@/tests/rest/openapi/document";

const api = useApi();

/** Every path of the REST door, as its specification lists them. */
const PROMISED = [
  "get /catalog",
  "post /quotes",
  "get /account",
  "post /service/activate",
  "get /packs",
  "get /packs/{id}",
  "get /packs/{id}/refund-eligibility",
  "post /orders",
  "get /orders",
  "get /orders/{id}",
  "post /refunds",
  "get /refunds",
  "get /refunds/{id}",
  "post /refunds/{id}/withdraw",
  "post /usage-events",
  "get /usage",
  "get /usage/current",
  "get /bills",
  "get /bills/{month}",
  "get /bills/{month}.pdf",
  "get /bills/{month}.csv",
  "get /bills/{month}.xlsx",
  "get /transactions",
  "get /transactions.csv",
  "post /recharges",
  "get /staff/refunds",
  "post /staff/refunds/{id}/approve",
  "post /staff/refunds/{id}/refuse",
  "post /staff/accounts/{id}/stop",
  "post /staff/accounts/{id}/restore",
  "post /staff/accounts/{id}/gift-packs",
  "post /staff/accounts/{id}/adjustments",
  "post /staff/settlement-runs",
  "get /staff/settlement-runs/{id}",
  "get /staff/reconciliation",
  "post /staff/catalog-versions",
  "get /health/live",
  "get /health/ready",
  "get /metrics",
  "post /sandbox/accounts",
  "post /sandbox/test-clocks/{id}/advance",
  "post /sandbox/staff",
  "post /sandbox/vouchers",
];

describe("GET /openapi.json", () => {
  it("is valid OpenAPI 3.1", async () => {
    const document = await api().seen("/openapi.json");
    const validator = new Validator();
    expect(await validator.validate(document)).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
  });

  it("describes every path that was promised", async () => {
    const operations = operationsOf(await api().seen("/openapi.json"));
    const described = operations.map(
      ({ method, path }) => `${method} ${path.replace("/api/v1", "")}`,
    );
    expect(described).toEqual(expect.arrayContaining(PROMISED));
  });

  it("names each operation once, and sums up what it does", async () => {
    const document = await api().seen("/openapi.json");
    const operations = Object.values<Record<string, Record<string, string>>>(
      document.paths,
    ).flatMap((methods) => Object.values(methods));
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("getPacksByIdRefundEligibility");
    expect(operations.filter(({ summary }) => !summary)).toEqual([]);
  });

  it("declares the Idempotency-Key wherever one is asked for", async () => {
    const document = await api().seen("/openapi.json");
    const [account, support, finance, operator] = await Promise.all([
      api().account(),
      api().staff("support"),
      api().staff("finance"),
      api().staff("operator"),
    ]);
    for (const { method, path, parameters } of operationsOf(document)) {
      if (method !== "post") continue;
      const isDeclared = parameters.some(({ name }) => name === "idempotency-key");
      const answers = await Promise.all(
        [account, support, finance, operator].map(({ post }) =>
          post(path.replace("/api/v1", "").replace("{id}", "1"), {}, null),
        ),
      );
      const isAsked = answers.some(({ body }) => body?.code === "idempotency_key_missing");
      expect(isDeclared, `${method} ${path}`).toBe(isAsked);
    }
  });

  it("is drawn at /docs, from files of our own alone", async () => {
    const { app } = api();
    const page = await app.request("/api/v1/docs");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
    const loaded = [...(await page.text()).matchAll(/(?:src|href)="(docs\/[^"]+)"/g)].map(
      ([, file]) => file,
    );
    expect(loaded).toHaveLength(3);
    for (const file of loaded) {
      const answer = await app.request(`/api/v1/${file}`);
      expect(answer.status, file).toBe(200);
      expect((await answer.text()).length, file).toBeGreaterThan(100);
    }
    expect((await app.request("/api/v1/docs/package.json")).status).toBe(404);
  });
});

describe("the checker of answers", () => {
  it("sees a wrong kind, a field that is not described, and a status that is not", async () => {
    const document = await api().seen("/openapi.json");
    const check = answerChecker(document);
    const live = operationsOf(document).find(({ path }) => path.endsWith("/health/live"));
    if (!live) throw new Error("there is no /health/live");
    expect(check(live, 200, "application/json", { status: "ok" })).toBeNull();
    expect(check(live, 200, "application/json", { status: "well" })).toContain("200");
    expect(check(live, 200, "application/json", { status: "ok", secret: 1 })).toContain(
      "unevaluated",
    );
    expect(check(live, 418, "application/json", {})).toBe("418 is not described");
  });
});
