import type { VendorAction } from "@/lib/vendor/action";
import { billingActions } from "@/lib/vendor/billing/billing-actions";
import { tagActions } from "@/lib/vendor/tag-actions";

const neverCalled = () =>
  Promise.reject(new Error("the documentation describes, it calls nothing"));

/** The actions of the door as they are, to be described: their names, parameters and limits. */
export const TAG_ACTIONS: readonly VendorAction[] = tagActions({
  meter: neverCalled,
  tagger: { tag: neverCalled },
  fetchImage: neverCalled,
});
export const BILLING_ACTIONS: readonly VendorAction[] = billingActions({ openBooks: neverCalled });

export type MoneyUnit = "fen" | "yuan" | "micro";

/** In which unit each billing action writes money; `lib/vendor/billing/units.ts` has the three. */
export const MONEY_UNITS = {
  DescribeAccountBalance: "fen",
  DescribeBillList: "fen",
  DescribeBillSummary: "yuan",
  DescribeBillSummaryByProduct: "yuan",
  DescribeBillSummaryByPayMode: "yuan",
  DescribeBillSummaryByRegion: "yuan",
  DescribeBillSummaryByProject: "yuan",
  DescribeBillSummaryByTag: "yuan",
  DescribeBillDetail: "yuan",
  DescribeBillResourceSummary: "yuan",
  DescribeDealsByCond: "fen",
  DescribeVoucherInfo: "micro",
  DescribeVoucherUsageDetails: "micro",
  DescribeCostSummaryByProduct: "yuan",
  DescribeCostDetail: "yuan",
} as const satisfies Readonly<Record<string, MoneyUnit>>;

export type BillingActionName = keyof typeof MONEY_UNITS;
export const BILLING_ACTION_NAMES = Object.keys(MONEY_UNITS) as readonly BillingActionName[];
