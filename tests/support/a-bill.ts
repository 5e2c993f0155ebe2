import { randomUUID } from "node:crypto";

import type { Database } from "@/db/client";
import { clockAt } from "@/lib/clock";
import { monthStart, settlementDueAt, type Month } from "@/lib/core/calendar";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { settleAccounts } from "@/lib/services/settlement/settle-accounts";

/** Gives an account a bill: so many calls of legacy in the month, ¥0.0025 each in the first tier, and their settlement. */
export async function aBill(
  db: Database,
  { accountId, month, calls }: { accountId: string; month: Month; calls: number },
): Promise<void> {
  const event = { accountId, key: randomUUID(), product: "legacy", edition: "web", calls } as const;
  await recordCalls(db, clockAt(monthStart(month)), [{ ...event, occurredAt: null }]);
  const clock = clockAt(settlementDueAt(month));
  await db.transaction((tx) => settleAccounts(tx, clock, { id: "run_test", month }, [accountId]));
}
