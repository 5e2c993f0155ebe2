import { and, eq, isNull } from "drizzle-orm";

import { apiTokens } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer, Staff } from "@/lib/services/context";
import { holdTokenOwner } from "@/lib/services/tokens/token-owner";
import { inTransaction } from "@/lib/services/transaction";

export type RevokeTokenRefusal = { readonly code: "token-not-found" };

/** Revokes one of the owner's tokens, named by its hash: the next request with it is refused. */
export function revokeToken(
  { db, clock, actor }: Context<Customer | Staff>,
  { hash }: { readonly hash: string },
): Promise<Result<void, RevokeTokenRefusal>> {
  return inTransaction(db, async (tx) => {
    const { at, accountId, isTheirs } = await holdTokenOwner(tx, clock, actor);
    const revoked = await tx
      .update(apiTokens)
      .set({ revokedAt: at })
      .where(and(eq(apiTokens.hash, hash), isTheirs, isNull(apiTokens.revokedAt)))
      .returning({ hash: apiTokens.hash });
    if (revoked.length === 0) return refuse({ code: "token-not-found" } as const);
    await audit(tx, { accountId, at, actor, action: "revoke-token", object: hash });
    return ok(undefined);
  });
}
