import { getTranslations } from "next-intl/server";
import type { NextRequest } from "next/server";

import { csvResponse } from "@/app/csv-response";
import { requireCustomer } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";
import { exactString } from "@/lib/core/money";
import { questionOf } from "../question";
import { usageOf } from "../usage";

/** The usage table as a file: the whole range, not the page. */
export async function GET(request: NextRequest): Promise<Response> {
  const { accountId, now } = await requireCustomer();
  const t = await getTranslations("usage");
  const question = questionOf(Object.fromEntries(request.nextUrl.searchParams), now);
  const { rows } = await usageOf(accountId, question);
  const header = [
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
  return csvResponse(
    t("file", { first: question.first, last: question.last, account: accountId }),
    header.map((column) => t(`csv.${column}`)),
    rows.map((row) => [
      shanghaiIso(row.at),
      row.product,
      row.edition,
      row.calls,
      row.free,
      row.gifted,
      row.bought,
      row.postpaid,
      exactString(row.cost),
    ]),
  );
}
