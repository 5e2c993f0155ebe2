import { ok } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { sharedAmounts } from "@/lib/vendor/billing/amounts";
import { billingAction, type BillingDeps } from "@/lib/vendor/billing/billing-action";
import { chargesOfMonth } from "@/lib/vendor/billing/charge";
import { readSameMonth } from "@/lib/vendor/billing/periods";
import { readyFlag } from "@/lib/vendor/billing/ready";

/** A month's charges by region. The service has none, so the one row has no name. */
export const describeBillSummaryByRegion = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeBillSummaryByRegion",
    parameters: { BeginTime: "string", EndTime: "string", PayerUin: "string" },
    needs: ["BeginTime", "EndTime"],
    async perform(reader, parameters) {
      const month = readSameMonth(parameters);
      if (!month.ok) return month;
      const charges = await chargesOfMonth(reader, month.value);
      const nowhere = {
        RegionId: "",
        RegionName: "",
        ...sharedAmounts(charges, charges),
        BillMonth: month.value,
      };
      return ok({
        Ready: readyFlag(reader, month.value),
        SummaryOverview: charges.length === 0 ? [] : [nowhere],
      });
    },
  });
