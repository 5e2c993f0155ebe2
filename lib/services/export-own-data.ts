import { ok, refuse, type Result } from "@/lib/core/result";
import { AttemptLimit } from "@/lib/services/attempt-limit";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

const HOUR_MS = 60 * 60 * 1000;
export const EXPORTS_AN_HOUR = 5;

const exports = new AttemptLimit({
  attempts: EXPORTS_AN_HOUR,
  withinMs: HOUR_MS,
  names: 10_000,
});

export type ExportRefusal = {
  readonly code: "too-many-exports";
  readonly rule: "R-ACC-1";
  /** From when on the next one is allowed, in the system's time. */
  readonly until: Date;
};

/**
 * R-ACC-1 · Lets a customer take all their data, a few times an hour, and writes down who did. Answers the account's
 * time, at which the data is then read.
 */
export async function exportOwnData({
  db,
  clock,
  actor,
}: Context<Customer>): Promise<Result<Date, ExportRefusal>> {
  const until = exports.count(actor.accountId, clock.now());
  if (until) return refuse({ code: "too-many-exports", rule: "R-ACC-1", until });
  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "export-own-data",
      object: account.id,
    });
    return ok(account.now);
  });
}
