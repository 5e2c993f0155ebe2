import type { Database } from "@/db/client";
import type { Clock } from "@/lib/clock";
import type { PaymentProvider } from "@/lib/payments/provider";
import { queryPayments } from "@/lib/services/recharges/query-payments";

/** When the worker looks whether a provider is to be asked about a payment; the recharges say themselves how often. */
export const PAYMENT_CRONTAB = "*/2 * * * * query-payments ?max=1";

/** R-FUND-4 · What the worker does about online payments; nothing where nobody takes them. */
export function paymentTasks(db: Database, clock: Clock, provider: PaymentProvider | null) {
  return {
    "query-payments": async () => {
      if (!provider) return;
      const actor = { kind: "system", name: provider.channel } as const;
      const ask = (orderNumber: string) => provider.query(orderNumber);
      const { asked, failures } = await queryPayments({ db, clock, actor }, ask);
      if (failures.length > 0) {
        throw new AggregateError(
          failures,
          `${failures.length} of ${asked} payments not asked about`,
        );
      }
    },
  };
}
