import { getTranslations } from "next-intl/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { rechargesOf } from "@/db/queries/ledger";
import { requireCustomer } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";
import { rechargeState } from "@/lib/core/online-payment";

const MOST_ROWS = 50_000;

/** R-FUND-4 · Every recharge of the account, and not only the latest, as a CSV file. */
export async function GET(): Promise<Response> {
  const { accountId, now } = await requireCustomer();
  const [t, status, recharges] = await Promise.all([
    getTranslations("recharge"),
    getTranslations("status"),
    rechargesOf(database(), accountId, MOST_ROWS),
  ]);
  const columns = ["at", "id", "channel", "amount", "state"] as const;
  return csvResponse(
    t("file", { account: accountId }),
    columns.map((column) => t(`column.${column}`)),
    recharges.map((recharge) => [
      shanghaiIso(recharge.createdAt),
      recharge.id,
      t(`channel.${recharge.channel}`),
      recharge.amount,
      status(`recharge.${rechargeState(recharge, now)}`),
    ]),
  );
}
