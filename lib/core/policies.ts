import { readCount, readMoney, readObject } from "@/lib/core/json-reader";
import { cny, compare, unitPriceString, type Cny } from "@/lib/core/money";

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

/** Every policy by its place in the stored version, with the least and the most that an operator may make it. */
const BOUNDS = {
  graceHours: [0, 720],
  refundDays: [1, 365],
  coApprovalAbove: [0, 1_000_000],
  "abuse.refunds": [1, 100],
  "abuse.withinDays": [1, 365],
  "abuse.cyclesOfOneSize": [1, 100],
  "abuse.accountsPerIdentity": [2, 1000],
  orderExpiryHours: [1, 720],
  lateUsageDays: [1, 90],
  futureSkewMinutes: [0, 60],
  requestsPerSecond: [1, 10_000],
  packQuantityMax: [1, 100],
  /** R-CAT-6 · Thirty days are promised: an operator may promise more, never less. */
  quotaNoticeDays: [30, 365],
} as const;
export type PolicyName = keyof typeof BOUNDS;
export const POLICY_NAMES = Object.keys(BOUNDS) as readonly PolicyName[];

export type PolicyBreach = {
  readonly name: PolicyName;
  readonly least: number;
  readonly most: number;
};

/** The first policy that lies outside what an operator may make it, or null. */
export function policyBreach(policies: Policies): PolicyBreach | null {
  for (const [name, value] of policyValues(policies)) {
    const [least, most] = BOUNDS[name];
    if (compare(cny(value), cny(least)) < 0 || compare(cny(value), cny(most)) > 0) {
      return { name, least, most };
    }
  }
  return null;
}

/** Every policy by name, its value as text. */
export const policyValues = ({
  abuse,
  coApprovalAbove,
  ...policies
}: Policies): readonly (readonly [name: PolicyName, value: string])[] => {
  const values: Readonly<Record<PolicyName, string | number>> = {
    ...policies,
    coApprovalAbove: unitPriceString(coApprovalAbove),
    "abuse.refunds": abuse.refunds,
    "abuse.withinDays": abuse.withinDays,
    "abuse.cyclesOfOneSize": abuse.cyclesOfOneSize,
    "abuse.accountsPerIdentity": abuse.accountsPerIdentity,
  };
  return POLICY_NAMES.map((name) => [name, String(values[name])]);
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
