import { database } from "@/db";
import { contentStopsOf } from "@/db/queries/accounts";
import { invoicedOrders } from "@/db/queries/invoices";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { catalogs } from "@/lib/services/catalogs";
import type { ChanceFacts } from "./refund-chance";

/** What the refund rules ask about an account, whichever of its packs they are asked for. */
export async function chanceFactsOf({
  accountId,
  now,
}: Pick<CustomerViewer, "accountId" | "now">): Promise<ChanceFacts> {
  const db = database();
  const [versions, stops, invoiced] = await Promise.all([
    catalogs(db),
    contentStopsOf(db, accountId),
    invoicedOrders(db, accountId),
  ]);
  return {
    now,
    catalogs: versions,
    contentStopUpheld: stops.some(({ upheld }) => upheld),
    invoicedOrders: invoiced,
  };
}
