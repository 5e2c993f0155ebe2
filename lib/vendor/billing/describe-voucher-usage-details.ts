import { voucherUsesOf, type VoucherUse } from "@/db/queries/vouchers";
import { cny, plus } from "@/lib/core/money";
import { ok } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { billingAction, type BillingDeps } from "@/lib/vendor/billing/billing-action";
import { BUSINESS, PRODUCT_NAMES } from "@/lib/vendor/billing/names";
import { pageOf, readNumberedPage } from "@/lib/vendor/billing/paging";
import { microOf, secondOf } from "@/lib/vendor/billing/units";
import type { VendorLanguage } from "@/lib/vendor/error-codes";

const MOST_ROWS = 1_000;
const USUAL_ROWS = 20;

/** R-FUND-2 · What one voucher paid, the newest first, in micro. */
export const describeVoucherUsageDetails = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeVoucherUsageDetails",
    mostRows: MOST_ROWS,
    parameters: {
      Limit: "integer",
      Offset: "integer",
      VoucherId: "string",
      Operator: "string",
    },
    needs: ["VoucherId"],
    async perform({ db, account, language }, { Limit = USUAL_ROWS, Offset = 1, VoucherId }) {
      const page = readNumberedPage({ Limit, Offset }, { first: 1, mostRows: MOST_ROWS });
      if (!page.ok) return page;
      const uses = await voucherUsesOf(db, account.id, VoucherId);
      return ok({
        TotalCount: uses.length,
        TotalUsedAmount: microOf(plus(...uses.map(({ amount }) => cny(amount)))),
        UsageRecords: pageOf(uses, page.value).map((use) => ({
          UsedAmount: microOf(cny(use.amount)),
          UsedTime: secondOf(use.at),
          UsageDetails: usageDetails(use, language),
          PayMode: use.kind === "order" ? "prePay" : "postPay",
          VoucherId,
          PayScene: "common",
          SeqId: use.reference,
        })),
      });
    },
  });

const usageDetails = ({ kind, products }: VoucherUse, language: VendorLanguage) =>
  products.map((product) => ({
    ProductName: BUSINESS[language],
    SubProductName: PRODUCT_NAMES[product][language],
    ProductCode: BUSINESS.code,
    SubProductCode: PRODUCT_NAMES[product].code,
    BillingItemCode: "",
    SubBillingItemCode: "",
    ProductEnName: BUSINESS.en,
    SubProductEnName: PRODUCT_NAMES[product].en,
    CalcUnit: kind === "bill" ? "month" : "",
    Action: kind === "order" ? "purchase" : "",
  }));
