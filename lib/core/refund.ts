import { addDays, dayOf, dayStart, shanghaiIso } from "@/lib/core/calendar";
import type { PackKind } from "@/lib/core/burn-down";
import type { Policies } from "@/lib/core/policies";
import { ZERO, compare, plus, type Cny } from "@/lib/core/money";
import type { Payment } from "@/lib/core/payment";
import { ok, refuse, type Result } from "@/lib/core/result";

export type CampaignRule =
  | { readonly kind: "none" }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "default" };

export type AbuseSignals = {
  /** Refunds of the account within the policy's days, this one not counted. */
  readonly refundsInWindow: number;
  /** Times that a pack of this size was bought and refunded before. */
  readonly sameSizeCycles: number;
  /** Accounts verified with the same identity, this one counted. */
  readonly accountsWithIdentity: number;
};

/** All that the rules ask about one pack and its owner. */
export type RefundFacts = {
  readonly kind: PackKind;
  readonly callsUsed: number;
  readonly callsTotal: number;
  readonly deliveredAt: Date;
  /** When the customer asked, not when somebody decides: R-REF-9. */
  readonly askedAt: Date;
  /** End of validity, exclusive. */
  readonly endsAt: Date;
  readonly contentStopUpheld: boolean;
  /** Null for a pack that was not bought in a campaign. */
  readonly campaignRule: CampaignRule | null;
  /** Of another request for this pack; the request that is being decided is not counted. */
  readonly openOrPaidRefund: null | "in_review" | "paid";
  /** The purchase stands on an invoice that has not been reversed. */
  readonly invoiced: boolean;
  readonly paid: Payment;
  readonly signals: AbuseSignals;
  readonly policies: Pick<Policies, "refundDays" | "abuse">;
};

export const REFUND_RULES = [
  "R-REF-1",
  "R-REF-2",
  "R-REF-3",
  "R-REF-5",
  "R-REF-6",
  "R-REF-7",
  "R-REF-8",
  "R-REF-10",
  "R-INV-1",
] as const;
export type RefundRule = (typeof REFUND_RULES)[number];

/** Every fact that a rule can state; the doors give each one its words. */
export type RefundFactCode =
  | "bought"
  | "not-bought"
  | "unused"
  | "partly-used"
  | "within-window"
  | "window-closed"
  | "campaign-window-applies"
  | "no-content-stop"
  | "content-stop-upheld"
  | "no-campaign"
  | "campaign-follows-default"
  | "campaign-forbids-refund"
  | "within-campaign-window"
  | "campaign-window-closed"
  | "no-abuse-signal"
  | "many-refunds"
  | "repeated-size"
  | "shared-identity"
  | "still-valid"
  | "expired"
  | "no-other-refund"
  | "already-in-review"
  | "already-refunded"
  | "not-invoiced"
  | "invoiced";

export type RuleCheck = {
  readonly id: RefundRule;
  readonly outcome: "pass" | "fail" | "signal";
  readonly fact: {
    readonly code: RefundFactCode;
    readonly values: Readonly<Record<string, string | number>>;
  };
};

export type RefundAmounts = {
  readonly cash: Cny;
  readonly income: Cny;
  readonly gift: Cny;
  readonly voucherNotReturned: Cny;
  /** cash + income + gift. */
  readonly total: Cny;
};

export type RefundVerdict = {
  readonly verdict: "pay" | "review" | "refuse";
  /** Every rule, in the order of `REFUND_RULES`, always all of them. */
  readonly rules: readonly RuleCheck[];
  readonly failed: readonly RefundRule[];
  /** What is returned; all zero where the verdict is to refuse. */
  readonly amounts: RefundAmounts;
  /** The first instant at which asking is too late. */
  readonly until: Date;
};

/**
 * R-REF-8 · A request that passes every rule and shows no signal is paid at once; one that fails any rule is
 * refused, naming each; R-REF-7 · a signal never refuses, it sends the request to review.
 */
export function judgeRefund(facts: RefundFacts): RefundVerdict {
  const rules = REFUND_RULES.map((id) => ({ id, ...CHECKS[id](facts) }));
  const failed = rules.filter((rule) => rule.outcome === "fail").map((rule) => rule.id);
  const suspicious = rules.some((rule) => rule.outcome === "signal");
  const verdict = failed.length > 0 ? "refuse" : suspicious ? "review" : "pay";
  return {
    verdict,
    rules,
    failed,
    amounts: verdict === "refuse" ? NOTHING : returned(facts.paid),
    until: windowEnd(facts),
  };
}

/**
 * R-REF-3 · The day of delivery is day 0 and the last refundable instant is the end of day 7. The instant returned
 * is the start of day 8: the first at which a request is too late.
 */
export const refundWindowEnd = (deliveredAt: Date, days: number): Date =>
  dayStart(addDays(dayOf(deliveredAt), days + 1));

/** R-REF-4 · Everything spent from cash, income and gift goes back to its own purse; a voucher does not. */
export const returned = (paid: Payment): RefundAmounts => ({
  cash: paid.cash,
  income: paid.income,
  gift: paid.gift,
  voucherNotReturned: paid.voucher,
  total: plus(paid.cash, paid.income, paid.gift),
});

const NOTHING: RefundAmounts = {
  cash: ZERO,
  income: ZERO,
  gift: ZERO,
  voucherNotReturned: ZERO,
  total: ZERO,
};

/** R-REF-11 · Against a signal, more than the policy's amount needs a second person. */
export const needsSecondApprover = (
  amounts: Pick<RefundAmounts, "total">,
  policies: Pick<Policies, "coApprovalAbove">,
  hasSignal: boolean,
): boolean => hasSignal && compare(amounts.total, policies.coApprovalAbove) > 0;

export type Decider = {
  readonly id: string;
  /** Accounts that this person uses as a customer. */
  readonly ownAccountIds: readonly string[];
};

export type DeciderRefusal = "own-account" | "same-person-twice";

/** R-REF-11 · Nobody decides on an account of their own, and the second approver is not the first. */
export function mayDecide(
  decider: Decider,
  request: { readonly accountId: string; readonly firstApproverId?: string | null },
): Result<void, DeciderRefusal> {
  if (decider.ownAccountIds.includes(request.accountId)) return refuse("own-account");
  if (request.firstApproverId === decider.id) return refuse("same-person-twice");
  return ok(undefined);
}

type Check = (facts: RefundFacts) => Omit<RuleCheck, "id">;

const CHECKS: Readonly<Record<RefundRule, Check>> = {
  /** R-REF-1 · Only bought packs. */
  "R-REF-1": ({ kind }) =>
    kind === "bought" ? pass("bought", { kind }) : fail("not-bought", { kind }),

  /** R-REF-2 · Not one call deducted, ever. */
  "R-REF-2": ({ callsUsed, callsTotal }) =>
    callsUsed === 0
      ? pass("unused", { callsUsed, callsTotal })
      : fail("partly-used", { callsUsed, callsTotal }),

  /** R-REF-3 · Within the window, unless R-REF-6 gives the pack another one. */
  "R-REF-3": ({ campaignRule, deliveredAt, askedAt, policies }) => {
    if (campaignRule?.kind === "days") {
      return pass("campaign-window-applies", { days: campaignRule.days });
    }
    const until = refundWindowEnd(deliveredAt, policies.refundDays);
    const values = windowValues(deliveredAt, askedAt, until, policies.refundDays);
    return askedAt < until ? pass("within-window", values) : fail("window-closed", values);
  },

  /** R-REF-5 · No refund while a content stop is on record as upheld. */
  "R-REF-5": ({ contentStopUpheld }) =>
    contentStopUpheld ? fail("content-stop-upheld") : pass("no-content-stop"),

  /** R-REF-6 · The campaign's own refund rule comes first. */
  "R-REF-6": ({ campaignRule, deliveredAt, askedAt }) => {
    if (campaignRule === null) return pass("no-campaign");
    if (campaignRule.kind === "default") return pass("campaign-follows-default");
    if (campaignRule.kind === "none") return fail("campaign-forbids-refund");
    const until = refundWindowEnd(deliveredAt, campaignRule.days);
    const values = windowValues(deliveredAt, askedAt, until, campaignRule.days);
    return askedAt < until
      ? pass("within-campaign-window", values)
      : fail("campaign-window-closed", values);
  },

  /** R-REF-7 · Suspected abuse is a signal, never a refusal. The strongest sign is the one that is named. */
  "R-REF-7": ({ signals, policies: { abuse } }) => {
    const { refundsInWindow, sameSizeCycles, accountsWithIdentity } = signals;
    const values = { refundsInWindow, sameSizeCycles, accountsWithIdentity };
    if (refundsInWindow >= abuse.refunds) return signal("many-refunds", values);
    if (sameSizeCycles >= abuse.cyclesOfOneSize) return signal("repeated-size", values);
    if (accountsWithIdentity >= abuse.accountsPerIdentity) return signal("shared-identity", values);
    return pass("no-abuse-signal", values);
  },

  /** R-REF-8 · An expired pack is not refundable. */
  "R-REF-8": ({ askedAt, endsAt }) => {
    const values = { askedAt: shanghaiIso(askedAt), endsAt: shanghaiIso(endsAt) };
    return askedAt < endsAt ? pass("still-valid", values) : fail("expired", values);
  },

  /** R-REF-10 · One pack, one payout. */
  "R-REF-10": ({ openOrPaidRefund }) => {
    if (openOrPaidRefund === "paid") return fail("already-refunded");
    if (openOrPaidRefund === "in_review") return fail("already-in-review");
    return pass("no-other-refund");
  },

  /** R-INV-1 · An invoice that was issued must be reversed before the refund. */
  "R-INV-1": ({ invoiced }) => (invoiced ? fail("invoiced") : pass("not-invoiced")),
};

const verdictOf =
  (outcome: RuleCheck["outcome"]) =>
  (code: RefundFactCode, values: RuleCheck["fact"]["values"] = {}): Omit<RuleCheck, "id"> => ({
    outcome,
    fact: { code, values },
  });
const pass = verdictOf("pass");
const fail = verdictOf("fail");
const signal = verdictOf("signal");

const windowEnd = ({ campaignRule, deliveredAt, policies }: RefundFacts): Date =>
  refundWindowEnd(
    deliveredAt,
    campaignRule?.kind === "days" ? campaignRule.days : policies.refundDays,
  );

const windowValues = (deliveredAt: Date, askedAt: Date, until: Date, days: number) => ({
  deliveredAt: shanghaiIso(deliveredAt),
  askedAt: shanghaiIso(askedAt),
  until: shanghaiIso(until),
  days,
});
