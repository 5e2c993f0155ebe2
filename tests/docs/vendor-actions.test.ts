import { describe, expect, it } from "vitest";

import { BILLING_ACTION_NAMES, BILLING_ACTIONS, TAG_ACTIONS } from "@/lib/docs/vendor-actions";
import { ok } from "@/lib/core/result";
import { billingActions } from "@/lib/vendor/billing/billing-actions";

it("every billing action is described, in its order", () => {
  expect(BILLING_ACTION_NAMES).toEqual(BILLING_ACTIONS.map(({ name }) => name));
});

it("each action says what it takes", () => {
  expect(TAG_ACTIONS.map(({ name, parameters }) => [name, parameters])).toEqual([
    ["DetectLabelPro", { ImageUrl: "string", ImageBase64: "string" }],
    ["DetectLabel", { ImageUrl: "string", ImageBase64: "string", Scenes: "string[]" }],
  ]);
  for (const { parameters, needs } of BILLING_ACTIONS) {
    expect(Object.keys(parameters)).toEqual(expect.arrayContaining([...needs]));
  }
});

describe("an action answers as many rows as it says, and not one more", () => {
  const account = { id: "100000000001", activatedAt: null, settledThrough: null };
  const actions = billingActions({
    // The limit is looked at before any book is opened.
    openBooks: async () => ({ db: {} as never, account, now: new Date("2025-11-18T06:00:00Z") }),
  });
  const lists = actions.filter(({ parameters }) => "Limit" in parameters);

  it.each(lists)("$name: $mostRows", async ({ answer, mostRows = 0 }) => {
    const times = { StartTime: "2025-11-01 00:00:00", EndTime: "2025-11-02 00:00:00" };
    const months = { BeginTime: "2025-11", Month: "2025-11" };
    const all = { Limit: mostRows + 1, Offset: 1, VoucherId: "v", ...times, ...months };
    const action = actions.find((each) => each.answer === answer);
    const sent = Object.entries(all).filter(([name]) => name in (action?.parameters ?? {}));
    const call = {
      accountId: account.id,
      keyId: "AKID",
      requestId: "request",
      language: "en",
      standing: ok(undefined),
    } as const;
    expect(await answer(call, new Map<string, unknown>(sent))).toMatchObject({
      ok: false,
      refusal: { facts: { parameter: "Limit", expected: `1 – ${mostRows}` } },
    });
  });
});
