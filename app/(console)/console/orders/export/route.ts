import { getLocale, getTranslations } from "next-intl/server";
import type { NextRequest } from "next/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { ordersOf } from "@/db/queries/orders";
import { requireCustomer } from "@/lib/auth/viewer";
import { isMonth, shanghaiIso } from "@/lib/core/calendar";
import { itemName } from "../item-name";

const MOST_ROWS = 50_000;

/** The orders that the filter of the address chooses, all pages of them, as a CSV file. */
export async function GET(request: NextRequest): Promise<Response> {
  const { accountId, now } = await requireCustomer();
  const month = request.nextUrl.searchParams.get("month");
  const [t, words, status, locale, orders] = await Promise.all([
    getTranslations("orders"),
    getTranslations("components"),
    getTranslations("status"),
    getLocale(),
    ordersOf(database(), accountId, now, {
      limit: MOST_ROWS,
      ...(month && isMonth(month) ? { month } : {}),
    }),
  ]);
  const columns = [
    "order",
    "placed",
    "item",
    "quantity",
    "total",
    "paidCash",
    "paidGift",
    "paidIncome",
    "paidVoucher",
    "state",
  ] as const;
  return csvResponse(
    t("file", { account: accountId }),
    columns.map((column) => t(`columns.${column}`)),
    orders.map((order) => [
      order.id,
      shanghaiIso(order.placedAt),
      itemName(order, locale, words),
      order.quantity,
      order.total,
      ...[order.paidCash, order.paidGift, order.paidIncome, order.paidVoucher].map((paid) =>
        order.paidAt ? paid : null,
      ),
      status(`order.${order.state}`),
    ]),
  );
}
