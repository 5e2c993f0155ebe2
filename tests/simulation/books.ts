import { reconcile } from "@/db/queries/reconciliation/reconcile";
import { Difference, type World } from "@/tests/simulation/world";

/** R-FUND-3, R-USE-8, R-REV-1: every equation of the books, over all accounts of the clock. */
export async function checkBooks({ db, clockId }: World): Promise<void> {
  const broken = (await reconcile(db, { clockId })).filter(({ ok }) => !ok);
  if (broken.length > 0) throw new Difference(broken.map((check) => JSON.stringify(check)));
}
