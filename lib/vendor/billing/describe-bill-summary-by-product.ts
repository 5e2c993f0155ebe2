import { ok } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { sharedAmounts, sumOf, summedAmounts } from "@/lib/vendor/billing/amounts";
import { billingAction, type BillingDeps } from "@/lib/vendor/billing/billing-action";
import { chargesOfMonth } from "@/lib/vendor/billing/charge";
import { BUSINESS, type Action } from "@/lib/vendor/billing/names";
import { readSameMonth } from "@/lib/vendor/billing/periods";
import { readyFlag } from "@/lib/vendor/billing/ready";
import { readOptionalWord } from "@/lib/vendor/billing/values";

const PAY_TYPES = ["consume", "refund", "adjustment"] as const;

/** Which charges stand under which heading of the bill's overview. */
const ACTIONS_OF: Readonly<Record<(typeof PAY_TYPES)[number], readonly Action[]>> = {
  consume: ["purchase", "usage"],
  refund: ["refund"],
  adjustment: ["credit", "debit"],
};

/** A month's charges by the vendor's product, of which this service is one. */
export const describeBillSummaryByProduct = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeBillSummaryByProduct",
    parameters: { BeginTime: "string", EndTime: "string", PayerUin: "string", PayType: "string" },
    needs: ["BeginTime", "EndTime"],
    async perform(reader, parameters) {
      const month = readSameMonth(parameters);
      if (!month.ok) return month;
      const payType = readOptionalWord("PayType", parameters.PayType, PAY_TYPES);
      if (!payType.ok) return payType;

      const asked = payType.value && ACTIONS_OF[payType.value];
      const charges = (await chargesOfMonth(reader, month.value)).filter(
        ({ action }) => !asked || asked.includes(action),
      );
      const overview = {
        BusinessCode: BUSINESS.code,
        BusinessCodeName: BUSINESS[reader.language],
        ...sharedAmounts(charges, charges),
        BillMonth: month.value,
      };
      return ok({
        Ready: readyFlag(reader, month.value),
        SummaryTotal: summedAmounts(sumOf(charges)),
        SummaryOverview: charges.length === 0 ? [] : [overview],
      });
    },
  });
