import { randomUUID } from "node:crypto";

import type { Database } from "@/db/client";
import { adjustments } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { cny } from "@/lib/core/money";
import { followBalance } from "@/lib/services/arrears";
import { audit } from "@/lib/services/audit";
import { transfer } from "@/lib/services/ledger";
import { lockAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";

/** Takes money from an account as a correction would, which may drive cash below zero, and follows the balance. */
export function charge(
  db: Database,
  clock: Clock,
  accountId: string,
  amount: string,
): Promise<void> {
  return db.transaction(async (tx) => {
    const account = await lockAccount(tx, clock, accountId);
    const id = newId("adj");
    await tx.insert(adjustments).values({
      accountId,
      id,
      requestKey: randomUUID(),
      direction: "debit",
      amount,
      reason: "test",
      requestedAt: account.now,
      requestedBy: "tests",
      bookedAt: account.now,
    });
    await transfer(tx, account, { cause: "adjustment", reference: id }, [
      { from: "purse:cash", to: "adjustments", amount: cny(amount) },
    ]);
    await audit(tx, {
      accountId,
      at: account.now,
      actor: { kind: "system", name: "tests" },
      action: "request-adjustment",
      object: id,
    });
    await followBalance(tx, account);
  });
}
