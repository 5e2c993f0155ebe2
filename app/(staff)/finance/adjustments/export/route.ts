import { getTranslations } from "next-intl/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import {
  adjustmentsFor,
  type AdjustmentCursor,
  type ListedAdjustment,
} from "@/db/queries/adjustments";
import { requireStaff } from "@/lib/auth/viewer";
import { shanghaiIso } from "@/lib/core/calendar";

const ROWS_AT_ONCE = 1_000;

/** Every correction of the clock's accounts as a file. */
export async function GET(): Promise<Response> {
  const { clockId } = await requireStaff("finance");
  const [t, status] = await Promise.all([
    getTranslations("corrections"),
    getTranslations("status.adjustment"),
  ]);
  const rows = (await allAdjustments(clockId)).map((row) => [
    row.id,
    shanghaiIso(row.requestedAt),
    row.accountId,
    row.accountName,
    row.month,
    t(`direction.${row.direction}`),
    row.amount,
    row.reason,
    status(row.state),
    row.bookedAt && shanghaiIso(row.bookedAt),
    row.refusedBecause,
  ]);
  const header = HEADER.map((key) => t(`column.${key}`));
  return csvResponse(t("file"), header, rows);
}

const HEADER = [
  "id",
  "at",
  "uin",
  "customer",
  "about",
  "direction",
  "amount",
  "reason",
  "state",
  "booked",
  "refusedBecause",
] as const;

async function allAdjustments(clockId: string): Promise<ListedAdjustment[]> {
  const all: ListedAdjustment[] = [];
  for (let after: AdjustmentCursor | undefined; ;) {
    const page = await adjustmentsFor(database(), {
      clockId,
      ...(after ? { after } : {}),
      limit: ROWS_AT_ONCE,
    });
    all.push(...page);
    const last = page.at(-1);
    if (page.length < ROWS_AT_ONCE || !last) return all;
    after = { at: last.requestedAt, id: last.id };
  }
}
