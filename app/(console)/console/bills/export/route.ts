import { getTranslations } from "next-intl/server";

import { csvResponse } from "@/app/csv-response";
import { requireCustomer } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";
import { cny, fenString } from "@/lib/core/money";
import { billedMonths, openMonths } from "../months";

const MOST_MONTHS = 1_200;

/** Every month of the account as a CSV file; open months are in it without payments. */
export async function GET(): Promise<Response> {
  const customer = await requireCustomer();
  const [t, status, open, billed] = await Promise.all([
    getTranslations("bills"),
    getTranslations("status"),
    openMonths(customer),
    billedMonths(customer.accountId, { limit: MOST_MONTHS }),
  ]);
  return csvResponse(
    t("file.all", { account: customer.accountId }),
    [
      t("column.month"),
      t("column.calls"),
      t("column.total"),
      ...(["cash", "gift", "income", "voucher"] as const).map((purse) => t(`purse.${purse}`)),
      t("column.status"),
      t("column.issued"),
    ],
    [...open, ...billed].map(({ month, calls, total, paid, issuedAt, ...row }) => [
      month,
      calls,
      fenString(cny(total)),
      paid?.cash ?? null,
      paid?.gift ?? null,
      paid?.income ?? null,
      paid?.voucher ?? null,
      status(row.status),
      issuedAt && shanghaiIso(issuedAt),
    ]),
  );
}
