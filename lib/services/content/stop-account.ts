import { contentStops } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { changeAccount } from "@/lib/services/change-account";
import { actorName, type Context, type Staff } from "@/lib/services/context";
import { lockAccounts } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { notify } from "@/lib/services/notify";
import { plainText } from "@/lib/services/plain-text";
import { refuseOpenRefunds } from "@/lib/services/refunds/refuse-open-refunds";
import { inTransaction } from "@/lib/services/transaction";

export const STOP_CATEGORIES = ["pornographic", "illegal", "violent", "fraud", "other"] as const;
export type StopCategory = (typeof STOP_CATEGORIES)[number];
export type StopRefusal = {
  readonly code: "account-not-found" | "account-closed" | "already-stopped" | "evidence-missing";
  readonly rule: "R-MOD-1";
};

const LONGEST_EVIDENCE = 2_000;

/**
 * R-MOD-1 · Stops an account for content violations: from now on its calls are refused. R-REF-5 · So
 * are its refunds, those included that are in review.
 */
export async function stopAccount(
  { db, clock, actor }: Context<Staff>,
  request: {
    readonly accountId: string;
    readonly category: StopCategory;
    readonly evidence: string;
  },
): Promise<Result<{ readonly stopId: string; readonly stoppedAt: Date }, StopRefusal>> {
  const { category } = request;
  const evidence = plainText(request.evidence, LONGEST_EVIDENCE);
  if (!evidence) return refused("evidence-missing");

  return inTransaction(db, async (tx) => {
    const [account] = await lockAccounts(tx, clock, [request.accountId]);
    if (!account) return refused("account-not-found");
    if (account.closedAt) return refused("account-closed");
    if (account.contentStoppedAt) return refused("already-stopped");

    const stop = { accountId: account.id, id: newId("stp"), stoppedAt: account.now };
    await tx
      .insert(contentStops)
      .values({ ...stop, category, evidence, stoppedBy: actorName(actor) });
    const stopped = await changeAccount(tx, account, { contentStoppedAt: account.now });
    await refuseOpenRefunds(tx, stopped, stop.id);
    await notify(tx, stopped, "content-stopped", stop.id, { category });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "stop-account",
      object: stop.id,
      details: { category, evidence },
    });
    return ok({ stopId: stop.id, stoppedAt: stop.stoppedAt });
  });
}

const refused = (code: StopRefusal["code"]) => refuse({ code, rule: "R-MOD-1" } as const);
