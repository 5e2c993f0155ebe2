import { paymentTotal } from "@/lib/core/payment";
import { ok } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { sharedAmounts, sumOf } from "@/lib/vendor/billing/amounts";
import { billingAction, type BillingDeps } from "@/lib/vendor/billing/billing-action";
import { chargesOfMonth } from "@/lib/vendor/billing/charge";
import { readSameMonth } from "@/lib/vendor/billing/periods";
import { readyFlag } from "@/lib/vendor/billing/ready";
import { yuanOf } from "@/lib/vendor/billing/units";

/** A month's charges by the values of a tag. Nothing is tagged here: all stands under the empty value. */
export const describeBillSummaryByTag = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeBillSummaryByTag",
    parameters: {
      BeginTime: "string",
      EndTime: "string",
      PayerUin: "string",
      TagKey: "string",
      TagValue: "string",
    },
    needs: ["BeginTime", "EndTime", "TagKey"],
    async perform(reader, parameters) {
      const month = readSameMonth(parameters);
      if (!month.ok) return month;
      const charges = parameters.TagValue ? [] : await chargesOfMonth(reader, month.value);
      const { listPrice, payment } = sumOf(charges);
      const untagged = { TagValue: "", ...sharedAmounts(charges, charges) };
      return ok({
        Ready: readyFlag(reader, month.value),
        SummaryOverview: charges.length === 0 ? [] : [untagged],
        SummaryTotal: {
          RealTotalCost: yuanOf(paymentTotal(payment)),
          TotalCost: yuanOf(listPrice),
        },
      });
    },
  });
