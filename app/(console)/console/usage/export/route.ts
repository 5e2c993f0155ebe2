import { getTranslations } from "next-intl/server";
import type { NextRequest } from "next/server";

import { csvResponse } from "@/app/csv-response";
import { oneOf } from "@/app/search-params";
import { requireCustomer } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";
import { exactString } from "@/lib/core/money";
import { FILE_TYPES, fileOf } from "@/lib/documents/bill-file";
import { tableXlsx } from "@/lib/documents/workbook";
import { FILES } from "../files";
import { questionOf } from "../question";
import { usageOf } from "../usage";

const COLUMNS = [
  "at",
  "product",
  "edition",
  "calls",
  "free",
  "gifted",
  "bought",
  "postpaid",
  "cost",
] as const;

/** The usage table as a file: the whole range, not the page. */
export async function GET(request: NextRequest): Promise<Response> {
  const { accountId, now } = await requireCustomer();
  const t = await getTranslations("usage");
  const asked = request.nextUrl.searchParams;
  const question = questionOf(Object.fromEntries(asked), now);
  const { rows } = await usageOf(accountId, question);
  const name = t("file", { first: question.first, last: question.last, account: accountId });
  const header = COLUMNS.map((column) => t(`csv.${column}`));
  const cells = rows.map((row) => [
    shanghaiIso(row.at),
    t(`filter.products.${row.product}`),
    row.edition && t(`edition.${row.edition}`),
    row.calls,
    row.free,
    row.gifted,
    row.bought,
    row.postpaid,
    exactString(row.cost),
  ]);
  if (oneOf(FILES, asked.get("format") ?? "") !== "xlsx") return csvResponse(name, header, cells);
  const book = tableXlsx(t("sheet"), header, cells);
  const file = fileOf(book, FILE_TYPES.xlsx, `${name}.xlsx`);
  return new Response(file.body, { headers: file.headers });
}
