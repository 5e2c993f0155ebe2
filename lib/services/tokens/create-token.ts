import { and, count, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { apiTokens } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer, Staff } from "@/lib/services/context";
import { plainText } from "@/lib/services/plain-text";
import { randomSecret } from "@/lib/services/random-text";
import { tokenHash } from "@/lib/services/tokens/token-hash";
import { holdTokenOwner, type TokenOwner } from "@/lib/services/tokens/token-owner";
import { inTransaction } from "@/lib/services/transaction";

/** The token is told this once and never again; its hash is its name afterwards. */
export type NewToken = { readonly token: string; readonly hash: string };
export type CreateTokenRefusal =
  | { readonly code: "name-invalid" }
  | { readonly code: "too-many-tokens"; readonly most: number };

export const MOST_TOKENS = 20;
const LONGEST_NAME = 50;

/** Makes a bearer token for the REST door: of the customer's account, or of the staff member. */
export async function createToken(
  { db, clock, actor }: Context<Customer | Staff>,
  request: { readonly name: string },
): Promise<Result<NewToken, CreateTokenRefusal>> {
  const name = plainText(request.name, LONGEST_NAME);
  if (!name) return refuse({ code: "name-invalid" });
  const token = randomSecret("tq");
  const hash = tokenHash(token);

  return inTransaction(db, async (tx) => {
    const { at, accountId, columns, ...owner } = await holdTokenOwner(tx, clock, actor);
    if ((await liveTokens(tx, owner)) >= MOST_TOKENS) {
      return refuse({ code: "too-many-tokens", most: MOST_TOKENS } as const);
    }
    await tx.insert(apiTokens).values({ ...columns, hash, name, createdAt: at });
    await audit(tx, {
      accountId,
      at,
      actor,
      action: "create-token",
      object: hash,
      details: { name },
    });
    return ok({ token, hash });
  });
}

async function liveTokens(tx: Tx, { isTheirs }: Pick<TokenOwner, "isTheirs">): Promise<number> {
  const [row] = await tx
    .select({ tokens: count() })
    .from(apiTokens)
    .where(and(isTheirs, isNull(apiTokens.revokedAt)));
  return row?.tokens ?? 0;
}
