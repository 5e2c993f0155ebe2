import type { VendorAction } from "@/lib/vendor/action";
import type { BillingDeps } from "@/lib/vendor/billing/billing-action";
import { describeAccountBalance } from "@/lib/vendor/billing/describe-account-balance";
import { describeBillDetail } from "@/lib/vendor/billing/describe-bill-detail";
import { describeBillList } from "@/lib/vendor/billing/describe-bill-list";
import { describeBillResourceSummary } from "@/lib/vendor/billing/describe-bill-resource-summary";
import { describeBillSummary } from "@/lib/vendor/billing/describe-bill-summary";
import { describeBillSummaryByPayMode } from "@/lib/vendor/billing/describe-bill-summary-by-pay-mode";
import { describeBillSummaryByProduct } from "@/lib/vendor/billing/describe-bill-summary-by-product";
import { describeBillSummaryByProject } from "@/lib/vendor/billing/describe-bill-summary-by-project";
import { describeBillSummaryByRegion } from "@/lib/vendor/billing/describe-bill-summary-by-region";
import { describeBillSummaryByTag } from "@/lib/vendor/billing/describe-bill-summary-by-tag";
import { describeCostDetail } from "@/lib/vendor/billing/describe-cost-detail";
import { describeCostSummaryByProduct } from "@/lib/vendor/billing/describe-cost-summary-by-product";
import { describeDealsByCond } from "@/lib/vendor/billing/describe-deals-by-cond";
import { describeVoucherInfo } from "@/lib/vendor/billing/describe-voucher-info";
import { describeVoucherUsageDetails } from "@/lib/vendor/billing/describe-voucher-usage-details";

/** Billing 2018-07-09, as far as it has a meaning for this service. All of it only reads. D-31. */
export const billingActions = (deps: BillingDeps): readonly VendorAction[] =>
  [
    describeAccountBalance,
    describeBillList,
    describeBillSummary,
    describeBillSummaryByProduct,
    describeBillSummaryByPayMode,
    describeBillSummaryByRegion,
    describeBillSummaryByProject,
    describeBillSummaryByTag,
    describeBillDetail,
    describeBillResourceSummary,
    describeDealsByCond,
    describeVoucherInfo,
    describeVoucherUsageDetails,
    describeCostSummaryByProduct,
    describeCostDetail,
  ].map((action) => action(deps));
