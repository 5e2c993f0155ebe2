import { getTranslations } from "next-intl/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { allInvoices, invoicesOf } from "@/db/queries/invoices";
import { requireCustomer } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";

/** Every application of the account as a CSV file, the latest first. */
export async function GET(): Promise<Response> {
  const { accountId } = await requireCustomer();
  const [t, status, rows] = await Promise.all([
    getTranslations("invoices"),
    getTranslations("status"),
    allInvoices((page) => invoicesOf(database(), accountId, page)),
  ]);
  const header = HEADER.map((key) => t(`column.${key}`));
  return csvResponse(
    t("file", { account: accountId }),
    header,
    rows.map((invoice) => [
      shanghaiIso(invoice.appliedAt),
      invoice.id,
      invoice.title.name,
      invoice.title.taxNumber,
      t(`kind.${invoice.title.kind}`),
      invoice.amount,
      status(`invoice.${invoice.state}`),
      invoice.number,
    ]),
  );
}

const HEADER = [
  "applied",
  "id",
  "title",
  "taxNumber",
  "kind",
  "amount",
  "state",
  "number",
] as const;
