import { getTranslations } from "next-intl/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { freezesOfClock, type FreezeCursor } from "@/db/queries/freezes";
import { requireStaff } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";

const ROWS_AT_ONCE = 1_000;

/** Every freeze of the clock's accounts as a file, the released ones included. */
export async function GET(): Promise<Response> {
  const { clockId } = await requireStaff("finance");
  const t = await getTranslations("corrections.freezes");
  const rows = (await allFreezes(clockId)).map(({ freeze, accountName }) => [
    freeze.id,
    shanghaiIso(freeze.frozenAt),
    freeze.accountId,
    accountName,
    freeze.amount,
    freeze.reason,
    freeze.releasedAt && shanghaiIso(freeze.releasedAt),
  ]);
  const header = HEADER.map((key) => t(`column.${key}`));
  return csvResponse(t("file"), header, rows);
}

const HEADER = ["id", "at", "uin", "customer", "amount", "reason", "released"] as const;

async function allFreezes(clockId: string) {
  const all: Awaited<ReturnType<typeof freezesOfClock>> = [];
  for (let after: FreezeCursor | undefined; ;) {
    const asked = { open: false, after, limit: ROWS_AT_ONCE };
    const page = await freezesOfClock(database(), clockId, asked);
    all.push(...page);
    const last = page.at(-1);
    if (page.length < ROWS_AT_ONCE || !last) return all;
    after = { at: last.freeze.frozenAt, id: last.freeze.id };
  }
}
