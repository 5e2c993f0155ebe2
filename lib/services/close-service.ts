import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { changeAccount } from "@/lib/services/change-account";
import { closingObstaclesOf, type ClosingObstacle } from "@/lib/services/closing-obstacles";
import type { Context, Customer } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";
import { inTransaction } from "@/lib/services/transaction";

/**
 * R-ACC-3 · Closes the service: its calls are refused from now on, and no free pack is given. What it used before is
 * billed at the settlement, balances and gifted packs stay, and activating opens it again (D-20). A service that is
 * closed stays so: closing again answers as the first time.
 */
export function closeService({
  db,
  clock,
  actor,
}: Context<Customer>): Promise<Result<{ readonly closedAt: Date }, ClosingObstacle>> {
  return inTransaction(db, async (tx): Promise<Result<{ closedAt: Date }, ClosingObstacle>> => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const { now } = account;
    if (account.closedAt) return ok({ closedAt: account.closedAt });
    const [obstacle] = await closingObstaclesOf(tx, account, now);
    if (obstacle) return refuse(obstacle);

    const closed = await changeAccount(tx, account, { closedAt: now });
    await notify(tx, closed, "service-closed", now.toISOString(), {});
    await audit(tx, {
      accountId: account.id,
      at: now,
      actor,
      action: "close-service",
      object: account.id,
    });
    return ok({ closedAt: now });
  });
}
