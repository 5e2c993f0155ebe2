import { and, eq, inArray, isNull } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { apiTokens, people } from "@/db/schema";
import type { Customer, Staff } from "@/lib/services/context";
import { tokenHash } from "@/lib/services/tokens/token-hash";

export type TokenHolder = { readonly hash: string; readonly actor: Customer | Staff };

/** Who acts with a bearer token, or null where it is unknown, revoked, or of somebody disabled. */
export async function findToken(db: Asker, token: string): Promise<TokenHolder | null> {
  const [found = null] = await findTokens(db, [token]);
  return found;
}

/** The same for many tokens by one statement, in their order. */
export async function findTokens(
  db: Asker,
  tokens: readonly string[],
): Promise<(TokenHolder | null)[]> {
  const hashes = tokens.map(tokenHash);
  const rows = await db
    .select({
      hash: apiTokens.hash,
      accountId: apiTokens.accountId,
      person: { id: people.id, role: people.role, disabledAt: people.disabledAt },
    })
    .from(apiTokens)
    .leftJoin(people, eq(people.id, apiTokens.personId))
    .where(and(inArray(apiTokens.hash, [...new Set(hashes)]), isNull(apiTokens.revokedAt)));
  const holders = new Map(rows.map((row) => [row.hash, holderOf(row)]));
  return hashes.map((hash) => holders.get(hash) ?? null);
}

type Row = {
  readonly hash: string;
  readonly accountId: string | null;
  readonly person: Pick<typeof people.$inferSelect, "id" | "role" | "disabledAt"> | null;
};

function holderOf({ hash, accountId, person }: Row): TokenHolder | null {
  if (accountId) {
    return { hash, actor: { kind: "customer", accountId, by: `token:${hash.slice(0, 12)}` } };
  }
  if (!person || person.disabledAt || person.role === "customer") return null;
  return { hash, actor: { kind: "staff", personId: person.id, role: person.role } };
}
