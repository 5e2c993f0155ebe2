import { HOUR_MS, plusHours } from "@/lib/core/calendar";
import { compare, type Cny } from "@/lib/core/money";

export const RECHARGE_CHANNELS = ["sandbox", "alipay", "transfer"] as const;
export type RechargeChannel = (typeof RECHARGE_CHANNELS)[number];

export const RECHARGE_STATES = ["pending", "paid", "expired"] as const;
export type RechargeState = (typeof RECHARGE_STATES)[number];

/** How long a provider takes money for one recharge; the provider is told so with every pay page. */
const PAYABLE_HOURS = 24;

/** Until when an online recharge can be paid, exclusive. */
export const payableUntil = (createdAt: Date): Date => plusHours(createdAt, PAYABLE_HOURS);

/**
 * R-FUND-4 · pending → paid | expired. Only an online payment expires: a bank transfer waits until finance has seen it.
 * Money that arrives later is money all the same, and makes the recharge paid (D-24).
 */
export function rechargeState(
  recharge: {
    readonly channel: RechargeChannel;
    readonly createdAt: Date;
    readonly paidAt: Date | null;
  },
  now: Date,
): RechargeState {
  if (recharge.paidAt) return "paid";
  const isOver = recharge.channel === "alipay" && now >= payableUntil(recharge.createdAt);
  return isOver ? "expired" : "pending";
}

/** What a provider calls a recharge: the account's number is in it, by which the recharge is found and locked. */
export const orderNumberOf = (recharge: {
  readonly accountId: string;
  readonly id: string;
}): string => `${recharge.accountId}_${recharge.id}`;

/** The recharge behind an order number; null where it is none of ours. */
export function rechargeOfOrder(
  orderNumber: string,
): { readonly accountId: string; readonly id: string } | null {
  const [, accountId, id] = /^([1-9]\d{0,17})_(rch_[0-9A-Z]{1,32})$/.exec(orderNumber) ?? [];
  return accountId && id ? { accountId, id } : null;
}

/** What a provider says of one payment, whether it told us by itself or was asked. */
export type PaymentReport = {
  /** `refunded`: the provider gave money back, all of it or a part. */
  readonly state: "paid" | "waiting" | "closed" | "refunded";
  /** What the payer paid; null where the message holds no amount that could be one. */
  readonly amount: Cny | null;
  /** The provider's own number of the payment. */
  readonly tradeNumber: string;
};

export type PaymentVerdict =
  | "credited"
  | "repeated"
  | "waiting"
  | "closed"
  | "refund-reported"
  | "wrong-amount"
  | "paid-twice"
  | "unknown-order";

/** A message of a provider that is really the provider's. */
export type PaymentNotification = {
  /** The provider's own id of the message. */
  readonly notifyId: string;
  readonly orderNumber: string;
  readonly report: PaymentReport;
};

/** Why a message is not believed. */
export type NotificationRefusal = "wrong-signature" | "wrong-app" | "malformed";

/** What is known of a recharge that a report is about. */
export type ReportedRecharge = {
  readonly channel: RechargeChannel;
  readonly amount: Cny;
  readonly paidAt: Date | null;
  readonly reference: string | null;
};

/**
 * R-FUND-4 · What a report of a payment means for the recharge that it names. It credits once, and only exactly what was
 * asked for. Reports come twice and in any order; none of them undoes what an earlier one did.
 */
export function judgePayment(
  recharge: ReportedRecharge | null,
  report: PaymentReport,
): PaymentVerdict {
  if (recharge?.channel !== "alipay") return "unknown-order";
  if (report.state === "refunded") return "refund-reported";
  if (report.state !== "paid") return report.state;
  if (!report.amount || compare(report.amount, recharge.amount) !== 0) return "wrong-amount";
  if (!recharge.paidAt) return "credited";
  return recharge.reference === report.tradeNumber ? "repeated" : "paid-twice";
}

/** What only a person can put right: money that came and was credited to nobody, or that went back past us. */
export const PAYMENT_FAULTS = [
  "refund-reported",
  "wrong-amount",
  "paid-twice",
  "unknown-order",
] as const satisfies readonly PaymentVerdict[];

// Minutes after a recharge was asked for at which its provider is asked, if it said nothing by itself: often at first,
// when most people pay, and a last time after nobody can pay any more.
const QUERY_MINUTES = [2, 5, 10, 20, 30, 60, 120, 240, 480, 720, 1080, 1440, 1500];
const MINUTE_MS = HOUR_MS / 60;

// A provider that gives no answer is asked again so soon, and given up after so long.
const AFTER_FAILURE_MINUTES = 10;
const GIVEN_UP_AFTER_HOURS = 7 * 24;

/** When to ask again a provider that could not be asked; null once there is no sense in it any more. */
export function nextQueryAfterFailure(createdAt: Date, now: Date): Date | null {
  if (now >= plusHours(createdAt, GIVEN_UP_AFTER_HOURS)) return null;
  return new Date(now.getTime() + AFTER_FAILURE_MINUTES * MINUTE_MS);
}

/** R-FUND-4 · When a provider is to be asked next about an unpaid recharge; null once it was asked for the last time. */
export function nextPaymentQuery(createdAt: Date, now: Date): Date | null {
  const age = now.getTime() - createdAt.getTime();
  const minutes = QUERY_MINUTES.find((each) => each * MINUTE_MS > age);
  return minutes === undefined ? null : new Date(createdAt.getTime() + minutes * MINUTE_MS);
}
