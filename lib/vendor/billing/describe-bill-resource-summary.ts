import type { Month } from "@/lib/core/calendar";
import { paymentTotal } from "@/lib/core/payment";
import { ok } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { grouped, payAmounts, sumOf } from "@/lib/vendor/billing/amounts";
import { componentOf } from "@/lib/vendor/billing/bill-component";
import { readBillFilter } from "@/lib/vendor/billing/bill-filter";
import { billRow } from "@/lib/vendor/billing/bill-row";
import { billingAction, type BillingDeps, type Reader } from "@/lib/vendor/billing/billing-action";
import { chargesOfMonth, type Charge } from "@/lib/vendor/billing/charge";
import { pageOf, readRowPage } from "@/lib/vendor/billing/paging";
import { readMonth } from "@/lib/vendor/billing/periods";
import { yuanOf } from "@/lib/vendor/billing/units";
import { readFlag } from "@/lib/vendor/billing/values";

const MOST_ROWS = 1_000;

/** The vendor's bill by resource (L2): the charges of a month put together by what they were made for. */
export const describeBillResourceSummary = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeBillResourceSummary",
    mostRows: MOST_ROWS,
    parameters: {
      Offset: "integer",
      Limit: "integer",
      Month: "string",
      PeriodType: "string",
      NeedRecordNum: "integer",
      ActionType: "string",
      ResourceId: "string",
      PayMode: "string",
      BusinessCode: "string",
      PayerUin: "string",
      TagKey: "string",
      TagValue: "string",
    },
    needs: ["Offset", "Limit", "Month"],
    async perform(reader, parameters) {
      const page = readRowPage(parameters, MOST_ROWS);
      if (!page.ok) return page;
      const needsCount = readFlag("NeedRecordNum", parameters.NeedRecordNum);
      if (!needsCount.ok) return needsCount;
      const isAsked = readBillFilter(parameters);
      if (!isAsked.ok) return isAsked;
      const month = readMonth("Month", parameters.Month);
      if (!month.ok) return month;

      // Nothing is tagged here: a value of a tag finds nothing, a key alone everything.
      const charges = parameters.TagValue ? [] : await chargesOfMonth(reader, month.value);
      const resources = grouped(charges.filter(isAsked.value), resourceOf);
      return ok({
        ResourceSummarySet: pageOf(resources, page.value).map(({ charges: group }) =>
          summaryOf(group, month.value, reader),
        ),
        Total: needsCount.value ? resources.length : null,
      });
    },
  });

/** Corrections have no resource; each stands by itself. */
const resourceOf = ({ resourceId, action, id }: Charge): string =>
  `${action} ${resourceId === "" ? id : resourceId}`;

function summaryOf(group: readonly Charge[], month: Month, reader: Reader) {
  const components = group.map((charge) => componentOf(charge, reader.language));
  const { listPrice, payment } = sumOf(group);
  const hasListPrice = group.some((charge) => charge.listPrice !== null);
  return {
    ...billRow(wholeOf(group), reader),
    ConfigDesc: components
      .filter(({ ItemCodeName }) => ItemCodeName !== "")
      .map(
        ({ ItemCodeName, RealTotalMeasure, UsedAmountUnit }) =>
          `${ItemCodeName}: ${RealTotalMeasure} ${UsedAmountUnit}`,
      )
      .join("; "),
    ExtendField1: "",
    ExtendField2: "",
    ExtendField3: "",
    ExtendField4: "",
    ExtendField5: "",
    TotalCost: hasListPrice ? yuanOf(listPrice) : "",
    Discount: components[0]?.Discount ?? "",
    ReduceType: "",
    RealTotalCost: yuanOf(paymentTotal(payment)),
    ...payAmounts(payment),
    RegionId: 0,
    InstanceType: components[0]?.InstanceType ?? "",
    OriginalCostWithRI: "",
    SPDeduction: "",
    OriginalCostWithSP: "",
    BillMonth: month,
  };
}

/** The charges of one resource as one, over the whole time that they were made for. */
function wholeOf([first, ...others]: readonly Charge[]): Charge {
  if (!first) throw new Error("a group has at least one charge");
  return others.reduce(
    (whole, charge) => ({
      ...whole,
      from: charge.from < whole.from ? charge.from : whole.from,
      to: charge.to > whole.to ? charge.to : whole.to,
    }),
    first,
  );
}
