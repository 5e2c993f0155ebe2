import { getTranslations } from "next-intl/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { voucherState, vouchersOf } from "@/db/queries/vouchers";
import { requireCustomer } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";
import { voucherStatus } from "../voucher-status";

/** R-FUND-2 · The vouchers of the account as a CSV file. */
export async function GET(): Promise<Response> {
  const { accountId, now } = await requireCustomer();
  const [t, common, products, status, vouchers] = await Promise.all([
    getTranslations("vouchers"),
    getTranslations("common"),
    getTranslations("bills.line.product"),
    getTranslations("status"),
    vouchersOf(database(), accountId),
  ]);
  return csvResponse(
    t("file", { account: accountId }),
    [
      t("column.id"),
      t("column.face"),
      t("column.left"),
      t("column.for"),
      t("csv.scope"),
      t("csv.uses"),
      t("column.minimum"),
      t("column.ends"),
      t("column.status"),
    ],
    vouchers.map((voucher) => [
      voucher.id,
      voucher.faceValue,
      voucher.balance,
      voucherState(voucher)
        .products?.map((product) => products(product))
        .join(common("listSeparator")) ?? t("allProducts"),
      t(`scope.${voucher.scope}`),
      t(voucher.multiUse ? "multiUse" : "singleUse"),
      voucher.minimum,
      shanghaiIso(voucher.endsAt),
      status(voucherStatus(voucher, now)),
    ]),
  );
}
