import { getLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";

import { watchedClock } from "@/app/(staff)/watched-clock";
import { oneOf } from "@/app/search-params";
import { database } from "@/db";
import { accountOf } from "@/db/queries/accounts";
import { requireStaff } from "@/lib/auth/viewer";
import { isMonth } from "@/lib/core/calendar";
import { BILL_FORMATS, billFile } from "@/lib/documents/bill-file";
import { billSourceOf } from "@/lib/documents/bill-source";

type Props = {
  readonly params: Promise<{ readonly account: string; readonly month: string }>;
};

/** One customer's issued bill as PDF, XLSX or CSV, the same file as the customer's own. */
export async function GET(request: NextRequest, { params }: Props): Promise<Response> {
  const { clockId } = await requireStaff("finance");
  const { account: accountId, month } = await params;
  const format = oneOf(BILL_FORMATS, request.nextUrl.searchParams.get("format") ?? "csv");
  if (!format || !isMonth(month) || !/^\d{1,18}$/.test(accountId)) notFound();
  const [account, clock, locale] = await Promise.all([
    accountOf(database(), accountId),
    watchedClock(),
    getLocale(),
  ]);
  if (account?.clockId !== clockId) notFound();
  const source = await billSourceOf(database(), accountId, month);
  if (!source) notFound();
  const file = billFile(source, { format, locale, at: clock.now });
  return new Response(file.body, { headers: file.headers });
}
