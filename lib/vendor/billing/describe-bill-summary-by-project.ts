import { ok } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { sharedAmounts } from "@/lib/vendor/billing/amounts";
import { billingAction, type BillingDeps } from "@/lib/vendor/billing/billing-action";
import { chargesOfMonth } from "@/lib/vendor/billing/charge";
import { DEFAULT_PROJECT } from "@/lib/vendor/billing/names";
import { readSameMonth } from "@/lib/vendor/billing/periods";
import { readyFlag } from "@/lib/vendor/billing/ready";

/** A month's charges by project. Nothing is assigned to one here, which the vendor calls the default project. */
export const describeBillSummaryByProject = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeBillSummaryByProject",
    parameters: { BeginTime: "string", EndTime: "string", PayerUin: "string" },
    needs: ["BeginTime", "EndTime"],
    async perform(reader, parameters) {
      const month = readSameMonth(parameters);
      if (!month.ok) return month;
      const charges = await chargesOfMonth(reader, month.value);
      const unassigned = {
        ProjectId: DEFAULT_PROJECT.code,
        ProjectName: DEFAULT_PROJECT[reader.language],
        ...sharedAmounts(charges, charges),
        BillMonth: month.value,
      };
      return ok({
        Ready: readyFlag(reader, month.value),
        SummaryOverview: charges.length === 0 ? [] : [unassigned],
      });
    },
  });
