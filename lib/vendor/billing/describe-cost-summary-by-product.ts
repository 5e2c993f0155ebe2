import { previousMonth } from "@/lib/core/calendar";
import { compare, plus, type Cny } from "@/lib/core/money";
import { ok } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { payAmounts, sumOf } from "@/lib/vendor/billing/amounts";
import { billingAction, type BillingDeps } from "@/lib/vendor/billing/billing-action";
import { consumedTotal, consumptionOf } from "@/lib/vendor/billing/consumption";
import { BUSINESS } from "@/lib/vendor/billing/names";
import { pageOf, readRowPage } from "@/lib/vendor/billing/paging";
import { readSameMonth } from "@/lib/vendor/billing/periods";
import { readyFlag } from "@/lib/vendor/billing/ready";
import { yuanOf } from "@/lib/vendor/billing/units";
import { readFlag } from "@/lib/vendor/billing/values";

const MOST_ROWS = 100;

/** R-REV-1 · A month's consumption by the vendor's product, of which this service is one, beside the month before. */
export const describeCostSummaryByProduct = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeCostSummaryByProduct",
    mostRows: MOST_ROWS,
    parameters: {
      BeginTime: "string",
      EndTime: "string",
      Limit: "integer",
      Offset: "integer",
      PayerUin: "string",
      NeedRecordNum: "integer",
    },
    needs: ["BeginTime", "EndTime", "Limit", "Offset"],
    async perform(reader, parameters) {
      const page = readRowPage(parameters, MOST_ROWS);
      if (!page.ok) return page;
      const needsCount = readFlag("NeedRecordNum", parameters.NeedRecordNum);
      if (!needsCount.ok) return needsCount;
      const month = readSameMonth(parameters);
      if (!month.ok) return month;

      const consumed = await consumptionOf(reader, month.value);
      const before = await consumptionOf(reader, previousMonth(month.value));
      const total = consumedTotal(consumed);
      const item = {
        BusinessCode: BUSINESS.code,
        BusinessCodeName: BUSINESS[reader.language],
        RealTotalCost: yuanOf(total),
        Trend: trendOf(total, consumedTotal(before)),
        ...payAmounts(sumOf(consumed).payment),
        RegionName: "",
        LeftRealTotalCost: yuanOf(plus(...consumed.map(({ left }) => left))),
      };
      const items = consumed.length === 0 ? [] : [item];
      return ok({
        Ready: readyFlag(reader, month.value),
        Total: { RealTotalCost: yuanOf(total) },
        Data: pageOf(items, page.value),
        RecordNum: needsCount.value ? items.length : null,
      });
    },
  });

/** By how many percent it went up or down. Beside nothing there is no trend. */
function trendOf(total: Cny, before: Cny) {
  const direction = compare(total, before);
  if (before.isZero() || direction === 0) return { Type: "none", Value: null };
  const change = total.minus(before).dividedBy(before).times(100).abs();
  return { Type: direction > 0 ? "upward" : "downward", Value: change.toFixed(2) };
}
