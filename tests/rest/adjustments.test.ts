import { describe, expect, it } from "vitest";

import { useApi } from "@/tests/rest/api";

const api = useApi();

/** An account whose October came to ¥100.00, on a clock that stands in November. */
async function billed() {
  const account = await api().account({
    now: "2025-10-05T10:00:00+08:00",
    funds: { cash: "500.00" },
  });
  await account.use([{ product: "legacy", edition: "web", calls: 40_000 }]);
  await account.advance("2025-11-02T09:00:00+08:00");
  return account;
}

const credit = (amount: string, more: Readonly<Record<string, unknown>> = {}) => ({
  amount,
  direction: "credit",
  reason: "counted twice",
  ...more,
});

describe("staff adjustments", () => {
  it("R-SET-5 · up to the limit are booked at once and stand beside the bill", async () => {
    const account = await billed();
    const finance = await api().staff("finance");
    const path = `/staff/accounts/${account.id}/adjustments`;
    const booked = await finance.made(path, credit("36.20", { month: "2025-10" }));
    expect(booked).toMatchObject({ state: "booked", accountId: account.id, month: "2025-10" });
    expect((await account.seen("/account")).balances.cash).toBe("436.20");

    const bill = await account.seen("/bills/2025-10");
    expect(bill).toMatchObject({
      state: "corrected",
      total: "100.00",
      correctedTotal: "63.80",
      corrections: [
        { id: booked.id, direction: "credit", amount: "36.20", reason: "counted twice" },
      ],
    });
    const tooMuch = await finance.post(path, credit("63.81", { month: "2025-10" }));
    expect(tooMuch).toMatchObject({
      status: 409,
      body: {
        code: "beyond_the_bill",
        facts: { most: "63.80" },
        rules: [{ id: "R-SET-5", passed: false }],
      },
    });
    const none = await finance.post(path, credit("1.00", { month: "2025-09" }));
    expect(none).toMatchObject({ status: 409, body: { code: "bill_not_found" } });
  });

  it("R-SET-5 · above the limit wait for a second person, who is another", async () => {
    const account = await billed();
    const [first, second] = [await api().staff("finance"), await api().staff("finance")];
    const asked = await first.made(`/staff/accounts/${account.id}/adjustments`, credit("5000.01"));
    expect(asked).toMatchObject({ state: "awaiting_approval", bookedAt: null });
    const { items } = await second.seen("/staff/adjustments?state=awaiting_approval&limit=200");
    expect(items.map(({ id }: { id: string }) => id)).toContain(asked.id);

    const approval = `/staff/adjustments/${asked.id}/approve`;
    expect(await first.post(approval, {})).toMatchObject({
      status: 403,
      body: { code: "same_person_twice" },
    });
    expect(await second.made(approval, {})).toMatchObject({ state: "booked" });
    expect((await account.seen("/account")).balances.cash).toBe("5400.01");
    const refusal = await second.post(`/staff/adjustments/${asked.id}/refuse`, { reason: "late" });
    expect(refusal).toMatchObject({
      status: 409,
      body: { code: "adjustment_decided", facts: { state: "booked" } },
    });
  });

  it("R-SET-5 · are refused with a reason, and then move nothing", async () => {
    const account = await billed();
    const [first, second] = [await api().staff("finance"), await api().staff("finance")];
    const asked = await first.made(`/staff/accounts/${account.id}/adjustments`, {
      ...credit("9000.00"),
      direction: "debit",
    });
    const refusal = `/staff/adjustments/${asked.id}/refuse`;
    expect(await second.post(refusal, { reason: " " })).toMatchObject({
      status: 422,
      body: { code: "reason_required" },
    });
    expect(await second.made(refusal, { reason: "no evidence" })).toMatchObject({
      state: "refused",
      refusedBecause: "no evidence",
    });
    expect((await account.seen("/account")).balances.cash).toBe("400.00");
  });

  it.each([
    [422, "invalid_request", credit("1e3")],
    [422, "invalid_request", credit("-1.00")],
    [422, "invalid_request", { ...credit("1.00"), direction: "sideways" }],
    [422, "invalid_request", credit("1.00", { month: "2025-13" })],
    [422, "invalid_request", { amount: "1.00", direction: "credit" }],
    [422, "not_an_amount", credit("0.00")],
    [422, "reason_required", credit("1.00", { reason: "\u0007" })],
  ])("R-SET-5 · answer %i %s to %o", async (status, code, body) => {
    const account = await api().account();
    const finance = await api().staff("finance");
    const answer = await finance.post(`/staff/accounts/${account.id}/adjustments`, body);
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it("R-SET-5 · belong to finance, once for each key, on accounts that are there", async () => {
    const account = await api().account({ funds: { cash: "10.00" } });
    const [finance, support] = [await api().staff("finance"), await api().staff("support")];
    const path = `/staff/accounts/${account.id}/adjustments`;
    expect((await support.post(path, credit("1.00"))).status).toBe(403);
    expect((await account.post(path, credit("1.00"))).status).toBe(403);
    expect((await finance.post(path, credit("1.00"), null)).status).toBe(400);
    const nobody = await finance.post("/staff/accounts/999999999/adjustments", credit("1.00"));
    expect(nobody.status).toBe(404);
    expect((await finance.post("/staff/adjustments/adj_x/approve", {})).status).toBe(404);

    const answers = await Promise.all(
      [1, 2, 3].map(() => finance.post(path, credit("1.00"), "one-key")),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await account.seen("/account")).balances.cash).toBe("11.00");
  });
});
