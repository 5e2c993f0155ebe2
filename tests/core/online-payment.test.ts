import { describe, expect, it } from "vitest";

import { cny } from "@/lib/core/money";
import {
  judgePayment,
  nextPaymentQuery,
  nextQueryAfterFailure,
  orderNumberOf,
  rechargeOfOrder,
  rechargeState,
  type PaymentReport,
  type ReportedRecharge,
} from "@/lib/core/online-payment";
import { shanghai } from "@/tests/support/shanghai";

const MADE = shanghai("2026-03-01T10:00:00");
const minutesLater = (minutes: number) => new Date(MADE.getTime() + minutes * 60_000);
const DAY = 24 * 60;

describe("rechargeState", () => {
  it.each([
    ["alipay", null, 0, "pending"],
    ["alipay", null, DAY - 1 / 60, "pending"],
    ["alipay", null, DAY, "expired"],
    ["alipay", minutesLater(DAY + 60), DAY + 61, "paid"],
    ["transfer", null, 30 * DAY, "pending"],
    ["sandbox", MADE, 0, "paid"],
  ] as const)("R-FUND-4 · %s, paid %s, after %d minutes is %s", (channel, paidAt, age, state) => {
    expect(rechargeState({ channel, createdAt: MADE, paidAt }, minutesLater(age))).toBe(state);
  });
});

describe("judgePayment", () => {
  const asked: ReportedRecharge = {
    channel: "alipay",
    amount: cny("100"),
    paidAt: null,
    reference: null,
  };
  const before: ReportedRecharge = { ...asked, paidAt: MADE, reference: "T1" };
  const paid: PaymentReport = { state: "paid", amount: cny("100.00"), tradeNumber: "T1" };

  it.each([
    ["credited", asked, paid],
    ["repeated", before, paid],
    ["paid-twice", before, { ...paid, tradeNumber: "T2" }],
    ["wrong-amount", asked, { ...paid, amount: cny("99.99") }],
    ["wrong-amount", asked, { ...paid, amount: cny("100.01") }],
    ["wrong-amount", asked, { ...paid, amount: null }],
    ["wrong-amount", before, { ...paid, amount: cny("99.99") }],
    ["waiting", asked, { ...paid, state: "waiting" }],
    ["waiting", before, { ...paid, state: "waiting" }],
    ["closed", asked, { ...paid, state: "closed" }],
    ["refund-reported", asked, { ...paid, state: "refunded" }],
    ["refund-reported", before, { ...paid, state: "refunded" }],
    ["unknown-order", null, paid],
    ["unknown-order", { ...asked, channel: "transfer" }, paid],
    ["unknown-order", { ...asked, channel: "sandbox" }, paid],
  ] as const)("R-FUND-4 · %s: %o, told %o", (verdict, recharge, report) => {
    expect(judgePayment(recharge, report)).toBe(verdict);
  });
});

describe("the order number of a recharge", () => {
  it("names its account and itself, and reads back", () => {
    const recharge = { accountId: "100023456", id: "rch_7Q2MZ0K4T1W8XH3C" };
    expect(orderNumberOf(recharge)).toBe("100023456_rch_7Q2MZ0K4T1W8XH3C");
    expect(rechargeOfOrder(orderNumberOf(recharge))).toEqual(recharge);
  });

  it.each([
    "",
    "_",
    "1_",
    "_rch_A",
    "0_rch_A",
    "1_ord_A",
    "1_rch_a",
    "1_rch_A ",
    "1_rch_A_B",
    "x1_rch_A",
  ])("%j is none of ours", (text) => expect(rechargeOfOrder(text)).toBeNull());
});

describe("asking the provider", () => {
  it.each([
    [0, 2],
    [1.99, 2],
    [2, 5],
    [60, 120],
    [DAY, DAY + 60],
    [DAY + 59, DAY + 60],
    [DAY + 60, null],
  ])("R-FUND-4 · %d minutes after it was asked for, next at %s", (age, next) => {
    const expected = next === null ? null : minutesLater(next);
    expect(nextPaymentQuery(MADE, minutesLater(age))).toEqual(expected);
  });

  it("is tried again soon after a failure, and given up after a week", () => {
    expect(nextQueryAfterFailure(MADE, minutesLater(30))).toEqual(minutesLater(40));
    expect(nextQueryAfterFailure(MADE, minutesLater(7 * DAY - 1))).not.toBeNull();
    expect(nextQueryAfterFailure(MADE, minutesLater(7 * DAY))).toBeNull();
  });
});
