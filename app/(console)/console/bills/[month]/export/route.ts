import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { csvResponse } from "@/app/csv-response";
import { requireCustomer } from "@/lib/auth/viewer";
import { isMonth } from "@/lib/core/calendar";
import { EDITIONS } from "@/lib/core/catalog";
import { cny, exactString, fenString, unitPriceString } from "@/lib/core/money";
import { monthDetail } from "../../months";

type Props = { readonly params: Promise<{ readonly month: string }> };

/** The lines of one bill as a CSV file, each number as exact as it is kept. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const customer = await requireCustomer();
  const { month } = await params;
  const bill = isMonth(month) ? await monthDetail(customer, month) : null;
  if (!bill) notFound();
  const [t, line] = await Promise.all([
    getTranslations("bills.file"),
    getTranslations("bills.line"),
  ]);
  const editions = EDITIONS.map((edition) => line(`editions.${edition}`));
  return csvResponse(
    t("one", { month, account: customer.accountId }),
    [
      t("api"),
      t("month"),
      ...editions,
      t("calls"),
      t("free"),
      t("gifted"),
      t("bought"),
      t("billable"),
      t("basis"),
      t("volume"),
      t("tier"),
      t("unit"),
      t("exact"),
      t("rounding"),
      t("charge"),
      t("rules"),
    ],
    bill.lines.map((row) => [
      line(`product.${row.product}`),
      row.priorMonth ?? month,
      ...EDITIONS.map((edition) => row.editions[edition] ?? null),
      row.calls,
      row.free,
      row.gifted,
      row.bought,
      row.postpaidCalls,
      row.tierBasis,
      row.tierVolume,
      row.tier,
      unitPriceString(cny(row.unitPrice)),
      exactString(cny(row.exact)),
      exactString(cny(row.rounding)),
      fenString(cny(row.charge)),
      row.rules.join(" "),
    ]),
  );
}
