import { readCount, readMoney, readObject } from "@/lib/core/json-reader";
import { cny, unitPriceString, type Cny } from "@/lib/core/money";

/** What the rules leave to a decision of the operator. A change is a new catalogue version, never code. */
export type Policies = {
  readonly graceHours: number;
  readonly refundDays: number;
  readonly coApprovalAbove: Cny;
  readonly abuse: {
    readonly refunds: number;
    readonly withinDays: number;
    readonly cyclesOfOneSize: number;
    readonly accountsPerIdentity: number;
  };
  readonly orderExpiryHours: number;
  readonly lateUsageDays: number;
  readonly futureSkewMinutes: number;
  readonly requestsPerSecond: number;
  readonly packQuantityMax: number;
  readonly quotaNoticeDays: number;
};

/** The policies that the service opened with. */
export const FIRST_POLICIES: Policies = {
  graceHours: 24,
  refundDays: 7,
  coApprovalAbove: cny(5000),
  abuse: { refunds: 3, withinDays: 30, cyclesOfOneSize: 2, accountsPerIdentity: 3 },
  orderExpiryHours: 24,
  lateUsageDays: 35,
  futureSkewMinutes: 5,
  requestsPerSecond: 20,
  packQuantityMax: 100,
  quotaNoticeDays: 30,
};

export const policiesToJson = (policies: Policies) => ({
  ...policies,
  coApprovalAbove: unitPriceString(policies.coApprovalAbove),
});

export function policiesFromJson(json: unknown): Policies {
  const stored = readObject(json, "policies");
  const abuse = readObject(stored.abuse, "policies.abuse");
  const policy = (name: Exclude<keyof Policies, "abuse" | "coApprovalAbove">) =>
    readCount(stored[name], `policies.${name}`);
  const signal = (name: keyof Policies["abuse"]) =>
    readCount(abuse[name], `policies.abuse.${name}`);
  return {
    graceHours: policy("graceHours"),
    refundDays: policy("refundDays"),
    coApprovalAbove: readMoney(stored.coApprovalAbove, "policies.coApprovalAbove", 2),
    abuse: {
      refunds: signal("refunds"),
      withinDays: signal("withinDays"),
      cyclesOfOneSize: signal("cyclesOfOneSize"),
      accountsPerIdentity: signal("accountsPerIdentity"),
    },
    orderExpiryHours: policy("orderExpiryHours"),
    lateUsageDays: policy("lateUsageDays"),
    futureSkewMinutes: policy("futureSkewMinutes"),
    requestsPerSecond: policy("requestsPerSecond"),
    packQuantityMax: policy("packQuantityMax"),
    quotaNoticeDays: policy("quotaNoticeDays"),
  };
}
