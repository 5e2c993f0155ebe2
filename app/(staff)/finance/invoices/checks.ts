import { database } from "@/db";
import type { StaffInvoiceView } from "@/db/queries/invoices";
import { checkItems, type ItemCheck, type Spending } from "@/lib/core/invoice";
import { itemsOf } from "@/lib/services/invoices/invoice";
import { spendingOf } from "@/lib/services/invoices/spending";

/** An item of an invoice beside its spending; `spending` is null where the account no longer has it. */
export type CheckedItem = ItemCheck & { readonly spending: Spending | null };

/** R-INV-1 · Each item as it was applied for and as it stands now. */
export async function checkedItems(
  invoice: Pick<StaffInvoiceView, "accountId" | "id">,
): Promise<CheckedItem[]> {
  const [items, known] = await Promise.all([
    itemsOf(database(), invoice),
    spendingOf(database(), invoice.accountId),
  ]);
  return checkItems(invoice.id, items, known).map((check) => ({
    ...check,
    spending:
      known.find(({ kind, reference }) => kind === check.kind && reference === check.reference) ??
      null,
  }));
}

/** Which of the invoices that wait no longer are what was applied for. */
export async function changedSince(
  rows: readonly StaffInvoiceView[],
): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  for (const invoice of rows) {
    const checks = await checkedItems(invoice);
    if (checks.some(({ holds }) => !holds)) changed.add(invoice.id);
  }
  return changed;
}
