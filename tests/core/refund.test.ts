import { describe, expect, it } from "vitest";

import type { PackKind } from "@/lib/core/burn-down";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import { cny } from "@/lib/core/money";
import {
  REFUND_RULES,
  judgeRefund,
  mayDecide,
  needsSecondApprover,
  refundWindowEnd,
  type AbuseSignals,
  type CampaignRule,
  type RefundFacts,
  type RefundRule,
} from "@/lib/core/refund";
import golden from "@/tests/golden/refund-window.json";
import { inText, payment } from "@/tests/support/money";
import { shanghai } from "@/tests/support/shanghai";

const { policies } = FIRST_CATALOG;
const quiet: AbuseSignals = { refundsInWindow: 0, sameSizeCycles: 0, accountsWithIdentity: 1 };

/** A pack that is refunded at once, but for what is changed. */
const facts = (change: Partial<RefundFacts> = {}): RefundFacts => ({
  kind: "bought",
  callsUsed: 0,
  callsTotal: 100_000,
  deliveredAt: shanghai("2025-10-01T15:20:30"),
  askedAt: shanghai("2025-10-05T12:00:00"),
  endsAt: shanghai("2026-10-01T15:20:30"),
  contentStopUpheld: false,
  campaignRule: null,
  openOrPaidRefund: null,
  invoiced: false,
  paid: payment({ voucher: "100", gift: "40.01", income: "0.50", cash: "139.49" }),
  signals: quiet,
  policies,
  ...change,
});

const checkOf = (id: RefundRule, change: Partial<RefundFacts>) => {
  const check = judgeRefund(facts(change)).rules.find((rule) => rule.id === id);
  return [check?.outcome, check?.fact.code];
};

it("R-REF-8 · a request is judged by every rule, each with the facts that it was judged on", () => {
  const window = {
    deliveredAt: "2025-10-01T15:20:30.000+08:00",
    askedAt: "2025-10-05T12:00:00.000+08:00",
    until: "2025-10-09T00:00:00.000+08:00",
    days: 7,
  };
  const validity = { askedAt: window.askedAt, endsAt: "2026-10-01T15:20:30.000+08:00" };
  const checked = (change: Partial<RefundFacts> = {}) =>
    judgeRefund(facts(change)).rules.map(({ id, outcome, fact }) => [
      id,
      outcome,
      fact.code,
      fact.values,
    ]);
  expect(checked()).toEqual([
    ["R-REF-1", "pass", "bought", { kind: "bought" }],
    ["R-REF-2", "pass", "unused", { callsUsed: 0, callsTotal: 100_000 }],
    ["R-REF-3", "pass", "within-window", window],
    ["R-REF-5", "pass", "no-content-stop", {}],
    ["R-REF-6", "pass", "no-campaign", {}],
    ["R-REF-7", "pass", "no-abuse-signal", quiet],
    ["R-REF-8", "pass", "still-valid", validity],
    ["R-REF-10", "pass", "no-other-refund", {}],
    ["R-INV-1", "pass", "not-invoiced", {}],
  ]);
  const changed = {
    kind: "gifted",
    callsUsed: 1,
    campaignRule: { kind: "days", days: 3 },
    endsAt: shanghai("2025-10-05T12:00:00"),
  } as const;
  const expired = { askedAt: window.askedAt, endsAt: window.askedAt };
  const own = { ...window, until: "2025-10-05T00:00:00.000+08:00", days: 3 };
  expect(checked(changed).slice(0, 7)).toEqual([
    ["R-REF-1", "fail", "not-bought", { kind: "gifted" }],
    ["R-REF-2", "fail", "partly-used", { callsUsed: 1, callsTotal: 100_000 }],
    ["R-REF-3", "pass", "campaign-window-applies", { days: 3 }],
    ["R-REF-5", "pass", "no-content-stop", {}],
    ["R-REF-6", "fail", "campaign-window-closed", own],
    ["R-REF-7", "pass", "no-abuse-signal", quiet],
    ["R-REF-8", "fail", "expired", expired],
  ]);
});

describe("R-REF-3 · within 7 days, inclusive: the day of delivery is day 0", () => {
  it.each(golden.cases)("delivered $deliveredAt, asked $askedAt: $withinWindow", (row) => {
    const [deliveredAt, askedAt] = [new Date(row.deliveredAt), new Date(row.askedAt)];
    const judged = judgeRefund(
      facts({ deliveredAt, askedAt, endsAt: shanghai("2030-01-01T00:00:00") }),
    );
    expect(refundWindowEnd(deliveredAt, 7)).toEqual(new Date(row.firstRefusedInstant));
    expect(judged.until).toEqual(new Date(row.firstRefusedInstant));
    expect([judged.verdict === "pay", judged.failed.includes("R-REF-3")]).toEqual([
      row.withinWindow,
      !row.withinWindow,
    ]);
  });
});

it.each<[PackKind, outcome: string, code: string]>([
  ["bought", "pass", "bought"],
  ["gifted", "fail", "not-bought"],
  ["free", "fail", "not-bought"],
])("R-REF-1 · a %s pack: %s", (kind, outcome, code) => {
  expect(checkOf("R-REF-1", { kind })).toEqual([outcome, code]);
});

it.each([
  [0, "pass", "unused"],
  [1, "fail", "partly-used"],
  [100_000, "fail", "partly-used"],
])("R-REF-2 · %i calls deducted: %s", (callsUsed, outcome, code) => {
  expect(checkOf("R-REF-2", { callsUsed })).toEqual([outcome, code]);
});

it("R-REF-4 · cash, income and gift go back to their purses, a voucher does not", () => {
  expect(inText(judgeRefund(facts()).amounts)).toEqual({
    cash: "139.49",
    income: "0.50",
    gift: "40.01",
    voucherNotReturned: "100.00",
    total: "180.00",
  });
});

it("R-REF-4 · a refused request returns nothing", () => {
  const nothing = {
    cash: "0.00",
    income: "0.00",
    gift: "0.00",
    voucherNotReturned: "0.00",
    total: "0.00",
  };
  expect(inText(judgeRefund(facts({ callsUsed: 1 })).amounts)).toEqual(nothing);
});

it.each([
  [false, "pass", "no-content-stop"],
  [true, "fail", "content-stop-upheld"],
])("R-REF-5 · a content stop upheld: %s", (contentStopUpheld, outcome, code) => {
  expect(checkOf("R-REF-5", { contentStopUpheld })).toEqual([outcome, code]);
});

describe("R-REF-6 · the campaign's own refund rule comes first", () => {
  it.each<[CampaignRule | null, asked: string, six: string, three: string, until: string]>([
    [null, "2025-10-08T23:59:59.999", "no-campaign", "within-window", "2025-10-09"],
    [
      { kind: "default" },
      "2025-10-08T23:59:59.999",
      "campaign-follows-default",
      "within-window",
      "2025-10-09",
    ],
    [
      { kind: "default" },
      "2025-10-09T00:00:00.000",
      "campaign-follows-default",
      "window-closed",
      "2025-10-09",
    ],
    [
      { kind: "none" },
      "2025-10-05T00:00:00.000",
      "campaign-forbids-refund",
      "within-window",
      "2025-10-09",
    ],
    [
      { kind: "days", days: 3 },
      "2025-10-04T23:59:59.999",
      "within-campaign-window",
      "campaign-window-applies",
      "2025-10-05",
    ],
    [
      { kind: "days", days: 3 },
      "2025-10-05T00:00:00.000",
      "campaign-window-closed",
      "campaign-window-applies",
      "2025-10-05",
    ],
    [
      { kind: "days", days: 14 },
      "2025-10-15T23:59:59.999",
      "within-campaign-window",
      "campaign-window-applies",
      "2025-10-16",
    ],
    [
      { kind: "days", days: 0 },
      "2025-10-01T23:59:59.999",
      "within-campaign-window",
      "campaign-window-applies",
      "2025-10-02",
    ],
  ])("%o asked %s: %s, %s", (campaignRule, asked, six, three, until) => {
    const change = { campaignRule, askedAt: shanghai(asked) };
    expect([checkOf("R-REF-6", change)[1], checkOf("R-REF-3", change)[1]]).toEqual([six, three]);
    expect(judgeRefund(facts(change)).until).toEqual(shanghai(`${until}T00:00:00`));
  });
});

describe("R-REF-7 · a sign of abuse sends the request to review and never refuses it", () => {
  it.each<[Partial<AbuseSignals>, code: string, verdict: string]>([
    [{}, "no-abuse-signal", "pay"],
    [{ refundsInWindow: 2 }, "no-abuse-signal", "pay"],
    [{ refundsInWindow: 3 }, "many-refunds", "review"],
    [{ sameSizeCycles: 1 }, "no-abuse-signal", "pay"],
    [{ sameSizeCycles: 2 }, "repeated-size", "review"],
    [{ accountsWithIdentity: 2 }, "no-abuse-signal", "pay"],
    [{ accountsWithIdentity: 3 }, "shared-identity", "review"],
    [{ refundsInWindow: 3, sameSizeCycles: 2, accountsWithIdentity: 3 }, "many-refunds", "review"],
  ])("%o: %s", (change, code, verdict) => {
    const signals = { ...quiet, ...change };
    const judged = judgeRefund(facts({ signals }));
    expect([checkOf("R-REF-7", { signals })[1], judged.verdict, judged.failed]).toEqual([
      code,
      verdict,
      [],
    ]);
  });
});

it.each([
  ["2026-10-01T15:20:29.999", "pass"],
  ["2026-10-01T15:20:30.000", "fail"],
])("R-REF-8 · asked %s, the pack's expiry: %s", (clock, outcome) => {
  expect(checkOf("R-REF-8", { askedAt: shanghai(clock) })[0]).toBe(outcome);
});

it("R-REF-9 · a request made in time stays timely: only the time of asking counts", () => {
  const askedAt = shanghai("2025-10-08T23:59:59.999");
  expect(checkOf("R-REF-3", { askedAt })).toEqual(["pass", "within-window"]);
});

it.each([
  [null, "no-other-refund"],
  ["in_review", "already-in-review"],
  ["paid", "already-refunded"],
] as const)("R-REF-10 · another request %s: %s", (openOrPaidRefund, code) => {
  expect(checkOf("R-REF-10", { openOrPaidRefund })[1]).toBe(code);
});

it.each([
  [false, "not-invoiced"],
  [true, "invoiced"],
])("R-INV-1 · an invoice that was not reversed: %s", (invoiced, code) => {
  expect(checkOf("R-INV-1", { invoiced })[1]).toBe(code);
});

describe("R-REF-8 · every combination: any failed rule refuses and is named, a signal alone is reviewed, the rest is paid", () => {
  // One way to break each rule. R-REF-6 forbids outright, so that it does not lift R-REF-3.
  const broken: Readonly<Record<RefundRule, Partial<RefundFacts>>> = {
    "R-REF-1": { kind: "gifted" },
    "R-REF-2": { callsUsed: 1 },
    "R-REF-3": { deliveredAt: shanghai("2025-09-27T23:59:59.999") },
    "R-REF-5": { contentStopUpheld: true },
    "R-REF-6": { campaignRule: { kind: "none" } },
    "R-REF-7": { signals: { ...quiet, refundsInWindow: 3 } },
    "R-REF-8": { endsAt: shanghai("2025-10-05T12:00:00") },
    "R-REF-10": { openOrPaidRefund: "paid" },
    "R-INV-1": { invoiced: true },
  };
  const combinations = Array.from({ length: 2 ** REFUND_RULES.length }, (_, bits) =>
    REFUND_RULES.filter((_rule, index) => bits & (1 << index)),
  );

  it.each(combinations.map((rules) => ({ name: rules.join(", ") || "nothing", rules })))(
    "broken: $name",
    ({ rules }) => {
      const judged = judgeRefund(facts(Object.assign({}, ...rules.map((rule) => broken[rule]))));
      const failed = rules.filter((rule) => rule !== "R-REF-7");
      const verdict = failed.length > 0 ? "refuse" : rules.length > 0 ? "review" : "pay";
      expect([judged.verdict, judged.failed]).toEqual([verdict, failed]);
      expect(judged.rules.map((rule) => rule.id)).toEqual(REFUND_RULES);
    },
  );
});

describe("R-REF-11 · four eyes above a policy amount, and nobody on an account of their own", () => {
  it.each([
    ["5000.00", true, false],
    ["5000.01", true, true],
    ["75000.00", false, false],
  ])("%s with a signal %s: a second person %s", (total, hasSignal, needed) => {
    expect(needsSecondApprover({ total: cny(total) }, policies, hasSignal)).toBe(needed);
  });

  const decider = { id: "support-1", ownAccountIds: ["account-of-support-1"] };
  it.each([
    ["a first decision", { accountId: "a" }, null],
    ["with no first approver", { accountId: "a", firstApproverId: null }, null],
    ["as the second person", { accountId: "a", firstApproverId: "support-2" }, null],
    ["twice", { accountId: "a", firstApproverId: "support-1" }, "same-person-twice"],
    ["on an own account", { accountId: "account-of-support-1" }, "own-account"],
  ])("%s", (_, request, refusal) => {
    const decided = mayDecide(decider, request);
    expect(decided.ok ? null : decided.refusal).toBe(refusal);
  });
});
