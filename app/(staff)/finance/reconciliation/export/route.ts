import { getTranslations } from "next-intl/server";

import { csvResponse } from "@/app/csv-response";
import { database } from "@/db";
import { reconcile } from "@/db/queries/reconciliation/reconcile";
import { requireStaff } from "@/lib/auth/viewer";
import { systemClock } from "@/lib/clock";
import { fileStamp } from "@/lib/format/file-name";

const HEADER = ["check", "expected", "actual", "difference", "state", "rules", "culprits"] as const;

/** The equations as asked now, as a file to keep. */
export async function GET(): Promise<Response> {
  const { clockId } = await requireStaff("finance", "operator");
  const t = await getTranslations("reconciliation");
  const now = systemClock.now();
  const rows = (await reconcile(database(), { clockId })).map((result) => [
    t(`check.${result.id}.title`),
    result.expected,
    result.actual,
    result.difference,
    result.ok ? t("holds") : t("fails"),
    result.rules.join(" "),
    result.culprits.map(({ accountId, object }) => `${accountId} ${object ?? ""}`).join("; "),
  ]);
  const header = HEADER.map((key) => t(`column.${key}`));
  return csvResponse(t("file", { time: fileStamp(now) }), header, rows);
}
