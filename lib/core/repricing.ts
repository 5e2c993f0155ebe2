import type { Month } from "@/lib/core/calendar";
import type { Catalog } from "@/lib/core/catalog";
import { ZERO, type Cny } from "@/lib/core/money";
import { draftBill, type MonthUsage, type UsageRow } from "@/lib/core/settlement";

/** What an account's month came to, and what it would come to under another version. */
export type Repriced = { readonly before: Cny; readonly after: Cny };

/**
 * R-CAT-5 · The same month of one account priced once by the versions of its calls and once by `next` alone. Where
 * `next` gives fewer free calls, those beyond are taken as postpaid: packs that might have covered them are left
 * out of account, so it is the most that the customer would pay. More free calls change nothing here.
 */
export function repriced(
  month: Month,
  usage: MonthUsage,
  catalogs: readonly Catalog[],
  next: Catalog,
): Repriced {
  const chargeOf = (rows: MonthUsage, versions: readonly Catalog[]): Cny =>
    draftBill({ month, usage: rows, late: [], catalogs: versions })?.totals.charge ?? ZERO;
  return {
    before: chargeOf(usage, catalogs),
    after: chargeOf(underVersion(usage, next), [next]),
  };
}

function underVersion(usage: MonthUsage, next: Catalog): UsageRow[] {
  const freeLeft = { general: quotaOf(next, "general"), legacy: quotaOf(next, "legacy") };
  return usage.map((row) => {
    const free = Math.min(row.free, freeLeft[row.product]);
    freeLeft[row.product] -= free;
    const postpaid = row.postpaid + (row.free - free);
    return { ...row, catalogVersion: next.version, free, postpaid };
  });
}

const quotaOf = ({ products }: Catalog, product: UsageRow["product"]): number =>
  products[product].freeCallsPerMonth;
