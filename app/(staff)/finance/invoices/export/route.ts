import { getTranslations } from "next-intl/server";

import { watchedClock } from "@/app/(staff)/watched-clock";
import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { allInvoices, invoicesOfClock } from "@/db/queries/invoices";
import { requireStaff } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";
import { fileStamp } from "@/lib/format/file-name";

/** Every application of the watched clock's accounts as a CSV file, the latest first. */
export async function GET(): Promise<Response> {
  const { clockId } = await requireStaff("finance");
  const [t, list, status, clock, rows] = await Promise.all([
    getTranslations("invoiceDesk"),
    getTranslations("invoices"),
    getTranslations("status"),
    watchedClock(),
    allInvoices((page) => invoicesOfClock(database(), clockId, page)),
  ]);
  return csvResponse(
    t("file", { stamp: fileStamp(clock.now) }),
    [
      list("column.applied"),
      list("column.id"),
      t("column.uin"),
      t("column.customer"),
      list("column.title"),
      list("column.taxNumber"),
      list("column.kind"),
      list("column.amount"),
      list("column.state"),
      list("column.number"),
      list("one.issuedAt"),
      list("one.redNumber"),
    ],
    rows.map((invoice) => [
      shanghaiIso(invoice.appliedAt),
      invoice.id,
      invoice.account.id,
      invoice.account.name,
      invoice.title.name,
      invoice.title.taxNumber,
      list(`kind.${invoice.title.kind}`),
      invoice.amount,
      status(`invoice.${invoice.state}`),
      invoice.number,
      invoice.issuedAt && shanghaiIso(invoice.issuedAt),
      invoice.reversalNumber,
    ]),
  );
}
