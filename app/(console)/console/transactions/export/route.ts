import { getTranslations } from "next-intl/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { transactionsOf } from "@/db/queries/ledger";
import { requireCustomer } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";
import { chosenFrom, filterOf } from "../filter";

const MOST_ROWS = 50_000;

/** The movements that the filter of the address chooses, all pages of them, as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  const { accountId } = await requireCustomer();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const [t, rows] = await Promise.all([
    getTranslations("transactions"),
    transactionsOf(database(), accountId, { ...filterOf(chosenFrom(query)), limit: MOST_ROWS }),
  ]);
  return csvResponse(
    t("file.name", { account: accountId }),
    [
      t("column.at"),
      t("column.id"),
      t("column.cause"),
      t("file.reference"),
      t("column.holding"),
      t("file.direction"),
      t("file.amount"),
      t("column.balance"),
      t("file.note"),
    ],
    rows.map(
      ({ happenedAt, id, cause, reference, holding, direction, amount, balanceAfter, note }) => [
        shanghaiIso(happenedAt),
        id,
        t(`cause.${cause}`),
        reference,
        t(`ledger.${holding}`),
        t(`file.${direction}`),
        amount,
        balanceAfter,
        note,
      ],
    ),
  );
}
