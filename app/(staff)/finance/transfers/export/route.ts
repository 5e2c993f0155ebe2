import { getTranslations } from "next-intl/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { transfersWaiting, type TransferCursor } from "@/db/queries/recharges";
import { requireStaff } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";

const ROWS_AT_ONCE = 1_000;

/** Every transfer that waits, as a file to lay beside the bank's statement. */
export async function GET(): Promise<Response> {
  const { clockId } = await requireStaff("finance");
  const t = await getTranslations("transfers");
  const header = (["at", "uin", "customer", "amount", "code"] as const).map((key) =>
    t(`column.${key}`),
  );
  const rows = (await allWaiting(clockId)).map(({ recharge, accountName }) => [
    shanghaiIso(recharge.createdAt),
    recharge.accountId,
    accountName,
    recharge.amount,
    recharge.id,
  ]);
  return csvResponse(t("file"), header, rows);
}

async function allWaiting(clockId: string) {
  const all: Awaited<ReturnType<typeof transfersWaiting>> = [];
  for (let after: TransferCursor | undefined; ;) {
    const page = await transfersWaiting(database(), clockId, { after, limit: ROWS_AT_ONCE });
    all.push(...page);
    const last = page.at(-1);
    if (page.length < ROWS_AT_ONCE || !last) return all;
    after = { at: last.recharge.createdAt, id: last.recharge.id };
  }
}
