import { arrearsStep, type ArrearsStep } from "@/lib/core/account";
import { monthStart, oneYearLater, settlementDeadline, settlementDueAt } from "@/lib/core/calendar";
import type { Catalog } from "@/lib/core/catalog";
import { cny, minus, plus, ZERO, type Cny } from "@/lib/core/money";
import {
  NO_PAYMENT,
  payBill,
  payPurchase,
  type BillPayment,
  type Payment,
} from "@/lib/core/payment";
import {
  judgeRefund,
  refundWindowEnd,
  type RefundFacts,
  type RefundVerdict,
} from "@/lib/core/refund";
import { billExamples, EXAMPLE_MONTH } from "@/lib/docs/worked-examples";

const REFUND_CASES = ["unused", "lastSecond", "tooLate", "used", "gifted", "signal"] as const;
export type RefundCase = {
  readonly key: (typeof REFUND_CASES)[number];
  readonly askedAt: Date;
  readonly verdict: RefundVerdict;
};

/** R-REF-1…8 · One purchase, asked back in several ways. */
export function refundExample(catalog: Catalog): {
  readonly deliveredAt: Date;
  readonly until: Date;
  readonly paid: Payment;
  readonly cases: readonly RefundCase[];
} {
  const deliveredAt = new Date(`${EXAMPLE_MONTH}-18T14:32:05+08:00`);
  const { policies } = catalog;
  const until = refundWindowEnd(deliveredAt, policies.refundDays);
  const paid = purchasePayment(catalog);
  const facts: RefundFacts = {
    kind: "bought",
    callsUsed: 0,
    callsTotal: 1_000_000,
    deliveredAt,
    askedAt: deliveredAt,
    endsAt: oneYearLater(deliveredAt),
    contentStopUpheld: false,
    campaignRule: null,
    openOrPaidRefund: null,
    invoiced: false,
    paid,
    signals: { refundsInWindow: 0, sameSizeCycles: 0, accountsWithIdentity: 1 },
    policies,
  };
  const lastSecond = new Date(until.getTime() - 1_000);
  const asked: Readonly<Record<(typeof REFUND_CASES)[number], Partial<RefundFacts>>> = {
    unused: {},
    lastSecond: { askedAt: lastSecond },
    tooLate: { askedAt: until },
    used: { callsUsed: 1 },
    gifted: { kind: "gifted", paid: NO_PAYMENT },
    signal: { signals: { ...facts.signals, refundsInWindow: policies.abuse.refunds } },
  };
  const cases = REFUND_CASES.map((key) => {
    const each = { ...facts, ...asked[key] };
    return { key, askedAt: each.askedAt, verdict: judgeRefund(each) };
  });
  return { deliveredAt, until, paid, cases };
}

export type SettlementExample = {
  readonly dueAt: Date;
  readonly deadline: Date;
  readonly cash: Cny;
  readonly charge: Cny;
  readonly payment: BillPayment;
  readonly entered: ArrearsStep;
};

/** R-SET-1, R-SET-4, R-ARR-1 · The month of `withPack` is charged to an account that holds too little. */
export function settlementExample(catalog: Catalog): SettlementExample {
  const { charge } = billExamples(catalog).withPack;
  const due = cny(charge);
  const cash = minus(due, SHORT_BY);
  const payment = payBill({ cash, income: ZERO, gift: ZERO }, null, due);
  const dueAt = settlementDueAt(EXAMPLE_MONTH);
  const purses = { cash: minus(cash, payment.cash), income: ZERO, gift: ZERO };
  const inOrder = { arrearsSince: null, graceEndsAt: null, suspendedForArrearsAt: null };
  const entered = arrearsStep({ ...inOrder, purses }, dueAt, catalog.policies);
  const deadline = settlementDeadline(EXAMPLE_MONTH);
  return { dueAt, deadline, cash, charge: due, payment, entered };
}

const SHORT_BY = cny("36.20");

/** R-FUND-1 · A pack of a million calls, paid from every source. */
function purchasePayment(catalog: Catalog): Payment {
  const price = catalog.packs.find(({ sku }) => sku === "general-1m")?.price ?? cny(2750);
  const voucher = {
    id: "vch_example",
    balance: cny(150),
    endsAt: monthStart("2026-06"),
    multiUse: false,
    spent: false,
    products: null,
    scope: "prepaid",
    minimum: ZERO,
  } as const;
  const purses = { gift: cny(200), income: cny(100), cash: plus(price, price) };
  const payment = payPurchase(purses, voucher, price);
  return payment.ok ? payment.value : NO_PAYMENT;
}
