import { ok } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { grouped, sharedAmounts } from "@/lib/vendor/billing/amounts";
import { billingAction, type BillingDeps } from "@/lib/vendor/billing/billing-action";
import { chargesOfMonth } from "@/lib/vendor/billing/charge";
import { ACTIONS, PAY_MODES } from "@/lib/vendor/billing/names";
import { readSameMonth } from "@/lib/vendor/billing/periods";
import { readyFlag } from "@/lib/vendor/billing/ready";

/** A month's charges by prepaid and postpaid, and within each by kind of transaction. */
export const describeBillSummaryByPayMode = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeBillSummaryByPayMode",
    parameters: { BeginTime: "string", EndTime: "string", PayerUin: "string" },
    needs: ["BeginTime", "EndTime"],
    async perform(reader, parameters) {
      const month = readSameMonth(parameters);
      if (!month.ok) return month;
      const charges = await chargesOfMonth(reader, month.value);
      const modes = grouped(charges, ({ payMode }) => payMode);
      return ok({
        Ready: readyFlag(reader, month.value),
        SummaryOverview: modes.map(({ name: mode, charges: ofMode }) => ({
          PayMode: PAY_MODES[mode].code,
          PayModeName: PAY_MODES[mode][reader.language],
          ...sharedAmounts(ofMode, charges),
          Detail: grouped(ofMode, ({ action }) => action).map(({ name, charges: ofAction }) => ({
            ActionType: ACTIONS[name].code,
            ActionTypeName: ACTIONS[name][reader.language],
            ...sharedAmounts(ofAction, charges),
            BillMonth: month.value,
          })),
        })),
      });
    },
  });
