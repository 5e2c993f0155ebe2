import { and, eq } from "drizzle-orm";

import { freezes } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Staff } from "@/lib/services/context";
import type { Freeze } from "@/lib/services/freezes/freeze-balance";
import { lockAccounts } from "@/lib/services/lock-account";
import { ownAccountIds } from "@/lib/services/own-accounts";
import { inTransaction } from "@/lib/services/transaction";

export type ReleaseRefusal = {
  readonly code: "freeze-not-found" | "already-released" | "own-account" | "wrong-role";
  readonly rule: "R-FUND-1";
};

/** R-FUND-1 · Gives frozen money back to its use, once. */
export async function releaseFreeze(
  { db, clock, actor }: Context<Staff>,
  request: { readonly accountId: string; readonly freezeId: string },
): Promise<Result<Freeze, ReleaseRefusal>> {
  if (actor.role !== "finance") return refused("wrong-role");
  return inTransaction(db, async (tx) => {
    const [account] = await lockAccounts(tx, clock, [request.accountId]);
    if (!account) return refused("freeze-not-found");
    const isFreeze = and(eq(freezes.accountId, account.id), eq(freezes.id, request.freezeId));
    const [freeze] = await tx.select().from(freezes).where(isFreeze);
    if (!freeze) return refused("freeze-not-found");
    if (freeze.releasedAt) return refused("already-released");
    if ((await ownAccountIds(tx, actor)).includes(account.id)) return refused("own-account");

    const release = { releasedAt: account.now, releasedBy: actor.personId };
    await tx.update(freezes).set(release).where(isFreeze);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "release-freeze",
      object: freeze.id,
      details: { amount: freeze.amount },
    });
    return ok({ ...freeze, ...release });
  });
}

const refused = (code: ReleaseRefusal["code"]) => refuse({ code, rule: "R-FUND-1" } as const);
