import { dayOf } from "@/lib/core/calendar";
import { fenString, cny } from "@/lib/core/money";
import { ok } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { componentOf } from "@/lib/vendor/billing/bill-component";
import { readBillFilter } from "@/lib/vendor/billing/bill-filter";
import { billRow } from "@/lib/vendor/billing/bill-row";
import { billingAction, type BillingDeps, type Reader } from "@/lib/vendor/billing/billing-action";
import { chargesOfMonth, type Charge } from "@/lib/vendor/billing/charge";
import { ACTIONS, DEFAULT_PROJECT } from "@/lib/vendor/billing/names";
import { pageOf, readRowPage } from "@/lib/vendor/billing/paging";
import { readDetailMonth } from "@/lib/vendor/billing/periods";
import { readFlag } from "@/lib/vendor/billing/values";
import type { Month } from "@/lib/core/calendar";

const MOST_ROWS = 300;

/** The vendor's detailed bill (L3): every charge of a month with what it was made of. */
export const describeBillDetail = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeBillDetail",
    mostRows: MOST_ROWS,
    parameters: {
      Offset: "integer",
      Limit: "integer",
      PeriodType: "string",
      Month: "string",
      BeginTime: "string",
      EndTime: "string",
      NeedRecordNum: "integer",
      ProductCode: "string",
      PayMode: "string",
      ResourceId: "string",
      ActionType: "string",
      ProjectId: "integer",
      BusinessCode: "string",
      Context: "string",
      PayerUin: "string",
    },
    needs: ["Offset", "Limit"],
    async perform(reader, parameters) {
      const page = readRowPage(parameters, MOST_ROWS);
      if (!page.ok) return page;
      const needsCount = readFlag("NeedRecordNum", parameters.NeedRecordNum);
      if (!needsCount.ok) return needsCount;
      const isAsked = readBillFilter(parameters);
      if (!isAsked.ok) return isAsked;
      const month = readDetailMonth(parameters, reader.now);
      if (!month.ok) return month;

      const isOurProject =
        String(parameters.ProjectId ?? DEFAULT_PROJECT.code) === DEFAULT_PROJECT.code;
      const charges = isOurProject ? await chargesOfMonth(reader, month.value) : [];
      const asked = charges.filter(isAsked.value);
      return ok({
        DetailSet: pageOf(asked, page.value).map((charge) => detailOf(charge, month.value, reader)),
        Total: asked.length,
        Context: "",
      });
    },
  });

const detailOf = (charge: Charge, month: Month, reader: Reader) => ({
  ...billRow(charge, reader),
  ComponentSet: [componentOf(charge, reader.language)],
  BillId: charge.billId,
  ActionType: ACTIONS[charge.action].code,
  RegionId: "",
  ProjectId: Number(DEFAULT_PROJECT.code),
  PriceInfo: [],
  AssociatedOrder: {
    PrepayPurchase: charge.action === "refund" ? charge.orderId : "",
    PrepayRenew: "",
    PrepayModifyUp: "",
    ReverseOrder: "",
    NewOrder: "",
    Original: "",
  },
  Formula: formulaOf(charge),
  FormulaUrl: "",
  BillDay: dayOf(charge.at),
  BillMonth: month,
  Id: charge.id,
  RegionType: "",
  RegionTypeName: "",
  ReserveDetail: charge.of.kind === "adjustment" ? charge.of.adjustment.reason : "",
  DiscountObject: "",
  DiscountType: "",
  DiscountContent: "",
  ExtendField: "",
});

/** R-REF-4 · How a refund comes about: the price, less what a voucher paid. Other charges are explained by their component. */
function formulaOf({ of }: Charge): string {
  if (of.kind !== "refund") return "";
  const { voucherNotReturned } = of.refund;
  return `${fenString(cny(of.pack.price))} - ${fenString(cny(voucherNotReturned))}`;
}
