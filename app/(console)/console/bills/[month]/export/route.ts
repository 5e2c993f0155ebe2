import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";

import { oneOf } from "@/app/search-params";
import { database } from "@/db";
import { requireCustomer } from "@/lib/auth/viewer";
import { isMonth, type Month } from "@/lib/core/calendar";
import { BILL_FORMATS, billFile } from "@/lib/documents/bill-file";
import { billLineTable } from "@/lib/documents/bill-lines";
import { billSourceOf } from "@/lib/documents/bill-source";
import { documentWords } from "@/lib/documents/document-words";
import { csvResponse } from "@/app/csv-response";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { monthDetail } from "../../months";

type Props = { readonly params: Promise<{ readonly month: string }> };

/** One bill as PDF, XLSX or CSV. Of a month that is still open there are only its lines, as CSV. */
export async function GET(request: NextRequest, { params }: Props): Promise<Response> {
  const customer = await requireCustomer();
  const { month } = await params;
  if (!isMonth(month)) notFound();
  const format = oneOf(BILL_FORMATS, request.nextUrl.searchParams.get("format") ?? "csv");
  const source = format && (await billSourceOf(database(), customer.accountId, month));
  if (!source) return format === "csv" ? openMonth(customer, month) : notFound();
  const file = billFile(source, { format, locale: await getLocale(), at: customer.now });
  return new Response(file.body, { headers: file.headers });
}

async function openMonth(customer: CustomerViewer, month: Month): Promise<Response> {
  const bill = await monthDetail(customer, month);
  if (!bill) notFound();
  const [t, locale] = await Promise.all([getTranslations("bills.file"), getLocale()]);
  const { header, rows } = billLineTable(month, bill.lines, documentWords(locale));
  return csvResponse(t("one", { month, account: customer.accountId }), header, rows);
}
