import { paymentTotal } from "@/lib/core/payment";
import { ok } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { payAmounts } from "@/lib/vendor/billing/amounts";
import { componentOf } from "@/lib/vendor/billing/bill-component";
import { readBillFilter } from "@/lib/vendor/billing/bill-filter";
import { billRow } from "@/lib/vendor/billing/bill-row";
import { billingAction, type BillingDeps, type Reader } from "@/lib/vendor/billing/billing-action";
import { consumptionOf, isConsumed, type Consumption } from "@/lib/vendor/billing/consumption";
import { DEFAULT_PROJECT, WORDS } from "@/lib/vendor/billing/names";
import { pageOf, readRowPage } from "@/lib/vendor/billing/paging";
import { readDetailMonth } from "@/lib/vendor/billing/periods";
import { yuanOf } from "@/lib/vendor/billing/units";
import { readFlag } from "@/lib/vendor/billing/values";

const MOST_ROWS = 100;

/** R-REV-1 · A month's consumption, pack by pack and line by line. */
export const describeCostDetail = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeCostDetail",
    mostRows: MOST_ROWS,
    parameters: {
      Limit: "integer",
      Offset: "integer",
      BeginTime: "string",
      EndTime: "string",
      NeedRecordNum: "integer",
      Month: "string",
      ProductCode: "string",
      PayMode: "string",
      ResourceId: "string",
      BusinessCode: "string",
      ProjectId: "string",
      RegionId: "string",
    },
    needs: ["Limit", "Offset"],
    async perform(reader, parameters) {
      const page = readRowPage(parameters, MOST_ROWS);
      if (!page.ok) return page;
      const needsCount = readFlag("NeedRecordNum", parameters.NeedRecordNum);
      if (!needsCount.ok) return needsCount;
      const isAsked = readBillFilter(parameters);
      if (!isAsked.ok) return isAsked;
      const month = readDetailMonth(parameters, reader.now);
      if (!month.ok) return month;

      const { ProductCode, ProjectId, RegionId } = parameters;
      const isOurs = !RegionId && (!ProjectId || ProjectId === DEFAULT_PROJECT.code);
      const consumed = isOurs ? await consumptionOf(reader, month.value) : [];
      const asked = consumed.filter(
        (each) =>
          isConsumed(each) && isAsked.value(each) && (!ProductCode || ProductCode === each.product),
      );
      return ok({
        DetailSet: pageOf(asked, page.value).map((each) => ({
          ...billRow(each, reader),
          BillId: each.billId,
          ComponentSet: [costComponent(each, reader)],
        })),
        Total: needsCount.value ? asked.length : null,
      });
    },
  });

function costComponent(consumed: Consumption, { language }: Reader) {
  const { packCalls, payment } = consumed;
  const component = componentOf(consumed, language);
  const isPack = packCalls !== null;
  // The vendor's component has no field for what the income purse paid.
  const { TransferPayAmount: _, ...purseAmounts } = payAmounts(payment);
  return {
    ComponentCodeName: component.ComponentCodeName,
    ItemCodeName: component.ItemCodeName,
    // What a pack's call is worth is no price of a list.
    SinglePrice: isPack ? "" : component.SinglePrice,
    PriceUnit: isPack ? "" : component.PriceUnit,
    UsedAmount: isPack ? String(packCalls) : component.UsedAmount,
    UsedAmountUnit: isPack ? WORDS.call[language] : component.UsedAmountUnit,
    Cost: isPack ? "" : component.Cost,
    Discount: isPack ? "" : component.Discount,
    RealCost: yuanOf(paymentTotal(payment)),
    ...purseAmounts,
    ComponentCode: component.ComponentCode,
    ItemCode: component.ItemCode,
  };
}
