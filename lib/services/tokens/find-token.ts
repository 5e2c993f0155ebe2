import { and, eq, isNull } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { apiTokens, people } from "@/db/schema";
import type { Customer, Staff } from "@/lib/services/context";
import { tokenHash } from "@/lib/services/tokens/token-hash";

export type TokenHolder = { readonly hash: string; readonly actor: Customer | Staff };

/** Who acts with a bearer token, or null where it is unknown, revoked, or of somebody disabled. */
export async function findToken(db: Asker, token: string): Promise<TokenHolder | null> {
  const hash = tokenHash(token);
  const [found] = await db
    .select({ accountId: apiTokens.accountId, person: people })
    .from(apiTokens)
    .leftJoin(people, eq(people.id, apiTokens.personId))
    .where(and(eq(apiTokens.hash, hash), isNull(apiTokens.revokedAt)));
  if (!found) return null;

  const { accountId, person } = found;
  if (accountId)
    return { hash, actor: { kind: "customer", accountId, by: `token:${hash.slice(0, 12)}` } };
  if (!person || person.disabledAt || person.role === "customer") return null;
  return { hash, actor: { kind: "staff", personId: person.id, role: person.role } };
}
