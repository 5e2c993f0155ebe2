import { getLocale, getTranslations } from "next-intl/server";
import type { NextRequest } from "next/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { fenString, unitPriceString } from "@/lib/core/money";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { catalogInForce } from "@/lib/services/catalogs";
import { comparisonOf } from "../comparison";
import { averageOf, planName } from "../plan-name";
import { queryOf, wishFrom } from "../wish";

/** The plans of the calculator as a CSV file; back to its page, which says what is wrong, where there are none. */
export async function GET(request: NextRequest): Promise<Response> {
  const wish = wishFrom(Object.fromEntries(request.nextUrl.searchParams));
  if (wish.problems.length > 0) {
    return Response.redirect(new URL(routes.calculator(queryOf(wish)), env().consoleUrl), 303);
  }
  const [t, words, locale, catalog] = await Promise.all([
    getTranslations("calculator.plans"),
    getTranslations("components"),
    getLocale(),
    catalogInForce(database(), systemClock.now()),
  ]);
  return csvResponse(
    t("file", { calls: wish.calls, months: wish.months }),
    [t("mix"), t("payNow"), t("total", { months: wish.months }), t("perCall"), t("unused")],
    comparisonOf(catalog, wish).plans.map((plan) => {
      const average = averageOf(plan);
      return [
        planName(plan, locale, t("allPostpaid"), words),
        fenString(plan.payNow),
        fenString(plan.total),
        average && unitPriceString(average),
        plan.unusedCalls,
      ];
    }),
  );
}
