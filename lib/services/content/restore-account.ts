import { and, eq, isNull } from "drizzle-orm";

import { contentStops } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { welcomeBack } from "@/lib/services/arrears";
import { audit } from "@/lib/services/audit";
import { changeAccount } from "@/lib/services/change-account";
import { actorName, type Context, type Staff } from "@/lib/services/context";
import { lockAccounts } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";
import { plainText } from "@/lib/services/plain-text";
import { reopenRefunds } from "@/lib/services/refunds/reopen-refunds";
import { inTransaction } from "@/lib/services/transaction";

export type RestoreRequest = {
  readonly accountId: string;
  readonly reason: string;
  /** The stop was wrong: it no longer bars refunds (R-REF-5). Otherwise it stays on record as upheld. */
  readonly overturned?: boolean;
};
export type RestoreRefusal = {
  readonly code: "account-not-found" | "not-stopped" | "reason-missing";
  readonly rule: "R-MOD-1";
};

const LONGEST_REASON = 500;

/** R-MOD-1 · Lifts a stop for content violations, with a reason. A suspension for arrears is its own. */
export async function restoreAccount(
  { db, clock, actor }: Context<Staff>,
  { overturned = false, ...request }: RestoreRequest,
): Promise<Result<{ readonly stopId: string; readonly liftedAt: Date }, RestoreRefusal>> {
  const reason = plainText(request.reason, LONGEST_REASON);
  if (!reason) return refused("reason-missing");

  return inTransaction(db, async (tx) => {
    const [account] = await lockAccounts(tx, clock, [request.accountId]);
    if (!account) return refused("account-not-found");
    const [stop] = await tx
      .update(contentStops)
      .set({
        liftedAt: account.now,
        liftedBy: actorName(actor),
        liftReason: reason,
        upheld: !overturned,
      })
      .where(and(eq(contentStops.accountId, account.id), isNull(contentStops.liftedAt)))
      .returning({ id: contentStops.id });
    if (!stop) return refused("not-stopped");

    const restored = await changeAccount(tx, account, { contentStoppedAt: null });
    await welcomeBack(tx, restored);
    if (overturned) await reopenRefunds(tx, restored, stop.id);
    await notify(tx, restored, "content-restored", stop.id, { reason });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "restore-account",
      object: stop.id,
      details: { reason, overturned },
    });
    return ok({ stopId: stop.id, liftedAt: account.now });
  });
}

const refused = (code: RestoreRefusal["code"]) => refuse({ code, rule: "R-MOD-1" } as const);
