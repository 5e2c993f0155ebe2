import type { Status } from "@/components/billing/status-badge";
import type { BillState } from "@/lib/core/bill-state";

/** R-SET-4 · How a bill's state is shown: what it owed and was paid later says so. */
export const billStatus = (state: BillState): Status => STATUS[state];

const STATUS = {
  paid: "bill.settled",
  owed: "bill.arrears",
  repaid: "bill.paid_late",
  corrected: "bill.corrected",
} as const;
