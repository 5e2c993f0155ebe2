import { getLocale, getTranslations } from "next-intl/server";
import type { NextRequest } from "next/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { fenString, unitPriceString } from "@/lib/core/money";
import { catalogInForce } from "@/lib/services/catalogs";
import { comparisonOf } from "../comparison";
import { averageOf, planName } from "../plan-name";
import { wishFrom } from "../wish";

/** The plans of the calculator as a CSV file. */
export async function GET(request: NextRequest): Promise<Response> {
  const wish = wishFrom(Object.fromEntries(request.nextUrl.searchParams));
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
