import type { Database } from "@/db/client";
import { reconcile } from "@/db/queries/reconciliation/reconcile";
import { REAL_CLOCK } from "@/db/schema";

/** Asks every equation of the books, as `npm run reconcile` does, and says which do not hold. */
export async function booksBalance(db: Database): Promise<boolean> {
  const results = await reconcile(db, { clockId: REAL_CLOCK });
  const wrong = results.filter(({ ok }) => !ok);
  console.log(
    `  books: ${results.length - wrong.length} of ${results.length} equations hold${wrong.length > 0 ? "; not these:" : ""}`,
  );
  for (const { id, expected, actual } of wrong) console.log(`    ${id}: ${expected} ≠ ${actual}`);
  return wrong.length === 0;
}
