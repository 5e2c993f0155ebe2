import type { Asker } from "@/db/client";
import type { Month } from "@/lib/core/calendar";
import { draftBill, type BillDraft } from "@/lib/core/settlement";
import { catalogs } from "@/lib/services/catalogs";
import { monthUsage } from "@/lib/services/settlement/month-usage";

/** R-SET-3 · The bill that an unsettled month would make now, for display; null where nothing was called yet. */
export async function openBill(
  db: Asker,
  accountId: string,
  month: Month,
): Promise<BillDraft | null> {
  const versions = await catalogs(db);
  const used = (await monthUsage(db, [accountId], month, versions)).get(accountId);
  return used ? draftBill({ month, ...used, catalogs: versions }) : null;
}
