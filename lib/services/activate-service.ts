import { mayActivate, type ActivationRefusal as Reason } from "@/lib/core/account";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { changeAccount } from "@/lib/services/change-account";
import type { Context, Customer } from "@/lib/services/context";
import { ensureFreePack } from "@/lib/services/free-packs";
import { lockAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";
import { inTransaction } from "@/lib/services/transaction";

export type ActivationRefusal = {
  readonly code: Exclude<Reason, "already-active" | "already-activating">;
  readonly rule: "R-ACC-2" | "R-MOD-1";
};

/**
 * R-ACC-2, R-FREE-1 · Activates the service at once and gives it the month's free pack. An account
 * that is active stays so: activating again answers as the first time. D-20 · A closed one works again, as
 * old as it was, so that what it served before it was closed is still counted and settled.
 */
export function activateService({
  db,
  clock,
  actor,
}: Context<Customer>): Promise<Result<{ readonly activatedAt: Date }, ActivationRefusal>> {
  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const { now } = account;
    const judged = mayActivate(account);
    if (!judged.ok) {
      const { refusal } = judged;
      if (refusal === "already-active") return ok({ activatedAt: account.activatedAt ?? now });
      if (refusal !== "already-activating") return refuse({ code: refusal, rule: ruleOf(refusal) });
    }

    const activatedAt = account.activatedAt ?? now;
    const active = await changeAccount(tx, account, {
      activationRequestedAt: account.activationRequestedAt ?? now,
      activatedAt,
      closedAt: null,
    });
    await ensureFreePack(tx, active, now);
    await notify(tx, active, "activated", now.toISOString(), {});
    await audit(tx, {
      accountId: account.id,
      at: now,
      actor,
      action: account.closedAt ? "reopen-service" : "activate-service",
      object: account.id,
    });
    return ok({ activatedAt });
  });
}

const ruleOf = (code: ActivationRefusal["code"]) =>
  code === "content-stopped" ? "R-MOD-1" : "R-ACC-2";
