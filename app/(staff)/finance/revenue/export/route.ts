import { getTranslations } from "next-intl/server";
import type { NextRequest } from "next/server";

import { csvResponse } from "@/app/csv-response";
import { watchedClock } from "@/app/(staff)/watched-clock";
import { database } from "@/db";
import { revenueByMonth, revenueByPack, type PackRevenue } from "@/db/queries/revenue";
import { requireStaff } from "@/lib/auth/viewer";
import { addMonths, monthOf, shanghaiIso } from "@/lib/core/calendar";
import { fileStamp } from "@/lib/format/file-name";
import { sinceTheFirst } from "../since-the-first";

const MONTHS = 120;
const ROWS_AT_ONCE = 1_000;

const MONTH_COLUMNS = [
  "month",
  "cashIn",
  "sold",
  "used",
  "breakage",
  "postpaid",
  "refunded",
  "promotions",
  "corrections",
  "deferred",
] as const;

const PACK_COLUMNS = [
  "uin",
  "customer",
  "pack",
  "bought",
  "callsUsed",
  "callsTotal",
  "sold",
  "recognised",
  "breakage",
  "refunded",
  "left",
] as const;

/** Ten years of months, or every bought pack, as a file to keep. */
export async function GET(request: NextRequest): Promise<Response> {
  const { clockId } = await requireStaff("finance");
  switch (request.nextUrl.searchParams.get("of")) {
    case "months":
      return monthsFile(clockId);
    case "packs":
      return packsFile(clockId);
    default:
      return new Response(null, { status: 404 });
  }
}

async function monthsFile(clockId: string): Promise<Response> {
  const [t, { now }] = await Promise.all([getTranslations("revenue"), watchedClock()]);
  const to = monthOf(now);
  const months = await revenueByMonth(database(), clockId, { from: addMonths(to, 1 - MONTHS), to });
  return csvResponse(
    t("fileMonths", { time: fileStamp(now) }),
    MONTH_COLUMNS.map((key) => t(`column.${key}`)),
    sinceTheFirst(months).map((month) => MONTH_COLUMNS.map((key) => month[key])),
  );
}

async function packsFile(clockId: string): Promise<Response> {
  const [t, { now }] = await Promise.all([getTranslations("revenue"), watchedClock()]);
  const rows = (await allPacks(clockId)).map((pack) => [
    pack.accountId,
    pack.accountName,
    pack.id,
    shanghaiIso(pack.boughtAt),
    pack.callsUsed,
    pack.callsTotal,
    pack.sold,
    pack.recognised,
    pack.breakage,
    pack.refunded,
    pack.deferred,
  ]);
  return csvResponse(
    t("filePacks", { time: fileStamp(now) }),
    PACK_COLUMNS.map((key) => t(`column.${key}`)),
    rows,
  );
}

async function allPacks(clockId: string): Promise<PackRevenue[]> {
  const all: PackRevenue[] = [];
  for (let last: PackRevenue | undefined; ; last = all.at(-1)) {
    const page = await revenueByPack(database(), clockId, {
      ...(last && { after: { at: last.boughtAt, id: last.id } }),
      limit: ROWS_AT_ONCE,
    });
    all.push(...page);
    if (page.length < ROWS_AT_ONCE) return all;
  }
}
