import { getTranslations } from "next-intl/server";
import type { NextRequest } from "next/server";

import { csvResponse } from "@/app/csv-response";
import { billStatus } from "@/components/billing/bill-status";
import { database } from "@/db";
import { billsOfMonth } from "@/db/queries/bills";
import { requireStaff } from "@/lib/auth/viewer";
import { isMonth, shanghaiIso } from "@/lib/core/calendar";

const ROWS_AT_ONCE = 1_000;

/** Every bill of a month as a file: the whole month, not the page that is shown. */
export async function GET(request: NextRequest): Promise<Response> {
  const { clockId } = await requireStaff("finance");
  const month = request.nextUrl.searchParams.get("month") ?? "";
  if (!isMonth(month)) return new Response(null, { status: 404 });
  const [t, status] = await Promise.all([
    getTranslations("finance.bills"),
    getTranslations("status"),
  ]);

  const rows = (await allBills(clockId, month)).map((bill) => [
    bill.month,
    bill.accountId,
    bill.accountName,
    bill.calls,
    bill.postpaidCalls,
    bill.total,
    bill.paidCash,
    bill.paidGift,
    bill.paidIncome,
    bill.paidVoucher,
    bill.owed,
    status(billStatus(bill.state)),
    shanghaiIso(bill.issuedAt),
  ]);
  const header = HEADER.map((key) => t(`column.${key}`));
  return csvResponse(t("file", { month }), header, rows);
}

const HEADER = [
  "month",
  "uin",
  "customer",
  "calls",
  "postpaid",
  "total",
  "paidCash",
  "paidGift",
  "paidIncome",
  "paidVoucher",
  "owed",
  "state",
  "issued",
] as const;

async function allBills(clockId: string, month: string) {
  const all: Awaited<ReturnType<typeof billsOfMonth>> = [];
  for (let after: string | undefined; ; after = all.at(-1)?.accountId) {
    const page = await billsOfMonth(database(), clockId, month, {
      ...(after ? { after } : {}),
      limit: ROWS_AT_ONCE,
    });
    all.push(...page);
    if (page.length < ROWS_AT_ONCE) return all;
  }
}
