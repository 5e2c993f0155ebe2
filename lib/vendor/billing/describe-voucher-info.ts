import { givenVouchersOf, type GivenVoucher } from "@/db/queries/vouchers";
import { cny, plus } from "@/lib/core/money";
import { ok } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { billingAction, type BillingDeps } from "@/lib/vendor/billing/billing-action";
import { pageOf, readNumberedPage } from "@/lib/vendor/billing/paging";
import { lastSecondBefore, microOf, secondOf } from "@/lib/vendor/billing/units";
import { readOptionalWord } from "@/lib/vendor/billing/values";
import { readVoucherFilter } from "@/lib/vendor/billing/voucher-filter";
import {
  applicableProducts,
  payModeOf,
  paySceneOf,
  termsOf,
  voucherStatus,
} from "@/lib/vendor/billing/voucher-words";

const MOST_ROWS = 1_000;
const USUAL_ROWS = 20;

const SORT_FIELDS = ["BeginTime", "EndTime", "CreateTime"] as const;
const SORTED_BY: Readonly<Record<(typeof SORT_FIELDS)[number], (voucher: GivenVoucher) => Date>> = {
  BeginTime: ({ startsAt }) => startsAt,
  EndTime: ({ endsAt }) => endsAt,
  CreateTime: ({ givenAt }) => givenAt,
};

/** R-FUND-2 · Vouchers and what is left on them, in micro; the first to expire first unless asked otherwise. */
export const describeVoucherInfo = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeVoucherInfo",
    mostRows: MOST_ROWS,
    parameters: {
      Limit: "integer",
      Offset: "integer",
      Status: "string",
      VoucherId: "string",
      CodeId: "string",
      ProductCode: "string",
      ActivityId: "string",
      VoucherName: "string",
      TimeFrom: "string",
      TimeTo: "string",
      SortField: "string",
      SortOrder: "string",
      PayMode: "string",
      PayScene: "string",
      Operator: "string",
      VoucherMainType: "string",
      VoucherSubType: "string",
      StartTimeFrom: "string",
      StartTimeTo: "string",
      EndTimeFrom: "string",
      EndTimeTo: "string",
      CreateTimeFrom: "string",
      CreateTimeTo: "string",
      Lang: "string",
    },
    async perform({ db, account, now, language }, parameters) {
      const { Limit = USUAL_ROWS, Offset = 1, Lang } = parameters;
      const page = readNumberedPage({ Limit, Offset }, { first: 1, mostRows: MOST_ROWS });
      if (!page.ok) return page;
      const field = readOptionalWord("SortField", parameters.SortField, SORT_FIELDS);
      if (!field.ok) return field;
      const order = readOptionalWord("SortOrder", parameters.SortOrder, ["asc", "desc"]);
      if (!order.ok) return order;
      const isAsked = readVoucherFilter(parameters, now);
      if (!isAsked.ok) return isAsked;

      const vouchers = (await givenVouchersOf(db, account.id)).filter(isAsked.value);
      const timeOf = SORTED_BY[field.value ?? "EndTime"];
      const direction = order.value === "desc" ? -1 : 1;
      const sorted = vouchers.toSorted(
        (a, b) => direction * (timeOf(a).getTime() - timeOf(b).getTime()),
      );
      const wording = Lang === undefined ? language : Lang === "zh" ? "zh" : "en";
      return ok({
        TotalCount: vouchers.length,
        TotalBalance: microOf(plus(...vouchers.map(({ balance }) => cny(balance)))),
        VoucherInfos: pageOf(sorted, page.value).map((voucher) => ({
          OwnerUin: account.id,
          Status: voucherStatus(voucher, now),
          NominalValue: microOf(cny(voucher.faceValue)),
          Balance: microOf(cny(voucher.balance)),
          VoucherId: voucher.id,
          PayMode: payModeOf(voucher),
          PayScene: paySceneOf(voucher),
          BeginTime: secondOf(voucher.startsAt),
          EndTime: lastSecondBefore(voucher.endsAt),
          ApplicableProducts: applicableProducts(voucher, wording),
          ExcludedProducts: [],
          PolicyRemark: termsOf(voucher, wording),
          CreateTime: secondOf(voucher.givenAt),
        })),
        Unit: "micro",
      });
    },
  });
