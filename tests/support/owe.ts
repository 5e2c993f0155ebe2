import { randomUUID } from "node:crypto";

import type { Database } from "@/db/client";
import type { Clock } from "@/lib/clock";
import { cny } from "@/lib/core/money";
import { followBalance } from "@/lib/services/arrears";
import { transfer } from "@/lib/services/ledger";
import { lockAccount } from "@/lib/services/lock-account";

/** Charges an account as a bill would, which may drive cash below zero, and follows the balance. */
export function charge(
  db: Database,
  clock: Clock,
  accountId: string,
  amount: string,
): Promise<void> {
  return db.transaction(async (tx) => {
    const account = await lockAccount(tx, clock, accountId);
    await transfer(tx, account, { cause: "bill", reference: randomUUID() }, [
      { from: "purse:cash", to: "revenue:postpaid", amount: cny(amount) },
    ]);
    await followBalance(tx, account);
  });
}
