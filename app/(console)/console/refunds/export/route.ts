import { getLocale, getTranslations } from "next-intl/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { refundsOf } from "@/db/queries/refunds";
import { requireCustomer } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";
import { fenString } from "@/lib/core/money";
import { packName } from "@/lib/format/pack-name";
import { amountOf } from "@/lib/services/refunds/refund";

const MOST_ROWS = 50_000;

/** Every refund request of the account as a CSV file. A refused one returns nothing, so it has no amount. */
export async function GET(): Promise<Response> {
  const { accountId } = await requireCustomer();
  const [t, words, status, locale, refunds] = await Promise.all([
    getTranslations("refunds"),
    getTranslations("components"),
    getTranslations("status"),
    getLocale(),
    refundsOf(database(), accountId, { limit: MOST_ROWS }),
  ]);
  const columns = ["requested", "id", "pack", "amount", "state", "decided"] as const;
  return csvResponse(
    t("file", { account: accountId }),
    columns.map((column) => t(`column.${column}`)),
    refunds.map(({ refund, pack }) => [
      shanghaiIso(refund.requestedAt),
      refund.id,
      packName(pack, locale, words),
      refund.state === "refused" ? null : fenString(amountOf(refund)),
      status(`refund.${refund.state}`),
      refund.decidedAt && shanghaiIso(refund.decidedAt),
    ]),
  );
}
