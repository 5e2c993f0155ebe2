import { describe, expect, it } from "vitest";

import { clockAt } from "@/lib/clock";
import { aCatalog } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useApi } from "@/tests/rest/api";

const api = useApi({ clock: clockAt(shanghai("2025-11-18T14:32:00")) });
const PATH = "/staff/catalog-versions";

/** The price list as it is read, with other free calls: what an integrator would send back. */
async function listWith(freeCallsPerMonth: number, effectiveFrom: string) {
  await aCatalog(api().db);
  const { products, ...list } = await api().seen("/catalog");
  const [general, legacy] = products;
  return { ...list, effectiveFrom, products: [{ ...general, freeCallsPerMonth }, legacy] };
}

describe("POST /staff/catalog-versions", () => {
  it("R-CAT-6 · too early a quota cut is 422, with the rule and the earliest date in it", async () => {
    const operator = await api().staff("operator");
    const answer = await operator.post(PATH, await listWith(800, "2025-12-01T00:00:00+08:00"));
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: "quota_notice_too_short",
        facts: { days: 30, earliest: "2026-01-01T00:00:00.000+08:00" },
        rules: [{ id: "R-CAT-6", passed: false }],
      },
    });
    expect(answer.body.rules[0].fact).toContain("2026-01-01T00:00:00.000+08:00");
  });

  it("R-CAT-6 · in time it is 201; the same key is answered the same, and the list shows it", async () => {
    const operator = await api().staff("operator");
    const account = await api().account({});
    const draft = await listWith(800, "2026-01-01T00:00:00+08:00");
    const first = await operator.post(PATH, draft, "publish-1");
    expect(first).toMatchObject({
      status: 201,
      body: { version: 2, effectiveFrom: "2026-01-01T00:00:00.000+08:00", lowersFreeQuota: true },
    });
    expect(first.body.notified).toBeGreaterThan(0);
    expect((await operator.post(PATH, draft, "publish-1")).body).toEqual(first.body);

    const { items } = await operator.seen(PATH);
    expect(
      items.map((item: { version: number; state: string }) => [item.version, item.state]),
    ).toEqual([
      [2, "announced"],
      [1, "in_force"],
    ]);
    expect(items[0].policies).toMatchObject({ quotaNoticeDays: "30", "abuse.refunds": "3" });
    // What is in force is what is read without a token, until the new one begins.
    expect((await account.seen("/catalog")).version).toBe(1);
  });

  it.each([
    [{ effectiveFrom: "2026-02-01" }, "invalid_request"],
    [{ effectiveFrom: "2026-02-01T00:00:00+08:00", tierBasis: "average" }, "invalid_request"],
    [{ effectiveFrom: "2026-02-01T00:00:00+08:00", price: "1.00" }, "invalid_request"],
    [{ effectiveFrom: "2025-11-18T00:00:00+08:00" }, "version_not_after_current"],
    [{ effectiveFrom: "2027-02-01T00:00:00+08:00" }, "version_too_far_ahead"],
    [
      {
        effectiveFrom: "2026-02-01T00:00:00+08:00",
        packs: [{ sku: "general-10k", calls: 9000, price: "30.00" }],
      },
      "pack_size_fixed",
    ],
    [
      {
        effectiveFrom: "2026-02-01T00:00:00+08:00",
        products: [
          { id: "legacy", tiers: [{ fromCalls: 1, unitPrice: "0.001" }], freeCallsPerMonth: 0 },
        ],
      },
      "catalog_malformed",
    ],
  ])("R-CAT-5 · %o is 422: %s", async (draft, code) => {
    const operator = await api().staff("operator");
    const answer = await operator.post(PATH, draft);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it("R-CAT-5 · only operators, and never without an Idempotency-Key", async () => {
    const draft = { effectiveFrom: "2026-02-01T00:00:00+08:00" };
    for (const role of ["support", "finance"] as const) {
      expect((await (await api().staff(role)).post(PATH, draft)).status).toBe(403);
      expect((await (await api().staff(role)).get(PATH)).status).toBe(403);
    }
    expect((await (await api().account({})).post(PATH, draft)).status).toBe(403);
    const operator = await api().staff("operator");
    expect((await operator.post(PATH, draft, null)).status).toBe(400);
  });
});
