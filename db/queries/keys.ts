import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, or, sum } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { columnsOf, listOf, prepared } from "@/db/prepared";
import { accounts, apiKeys, apiTokens, clocks, REAL_CLOCK, usageEvents } from "@/db/schema";

/**
 * The keys that an account sees at a time of its own: those neither deleted nor stopped by a rotation, newest first,
 * without their secrets. Those of one moment, as a test clock that stands still makes them, go by their names.
 */
export const keysOf = (db: Asker, accountId: string, now: Date) =>
  db
    .select({
      secretId: apiKeys.secretId,
      name: apiKeys.name,
      scopes: apiKeys.scopes,
      addresses: apiKeys.addresses,
      createdAt: apiKeys.createdAt,
      disabledAt: apiKeys.disabledAt,
      lastUsedAt: apiKeys.lastUsedAt,
      stopsAt: apiKeys.stopsAt,
      replaces: apiKeys.replaces,
    })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.accountId, accountId),
        isNull(apiKeys.deletedAt),
        or(isNull(apiKeys.stopsAt), gt(apiKeys.stopsAt, now)),
      ),
    )
    .orderBy(desc(apiKeys.createdAt), asc(apiKeys.name), desc(apiKeys.secretId));

/** R-USE-2 · The counted calls that each of some keys of an account signed, by when they were made; `to` is exclusive. */
export async function callsByKey(
  db: Asker,
  accountId: string,
  question: {
    readonly secretIds: readonly string[];
    readonly from: Date;
    readonly to: Date;
  },
): Promise<ReadonlyMap<string, number>> {
  if (question.secretIds.length === 0) return new Map();
  const rows = await db
    .select({ secretId: usageEvents.secretId, calls: sum(usageEvents.calls).mapWith(Number) })
    .from(usageEvents)
    .where(
      and(
        eq(usageEvents.accountId, accountId),
        inArray(usageEvents.secretId, [...question.secretIds]),
        gte(usageEvents.occurredAt, question.from),
        lt(usageEvents.occurredAt, question.to),
      ),
    )
    .groupBy(usageEvents.secretId);
  return new Map(rows.map(({ secretId, calls }) => [secretId ?? "", calls]));
}

const key = columnsOf(apiKeys, [
  "secretId",
  "secretEncrypted",
  "scopes",
  "addresses",
  "disabledAt",
  "stopsAt",
]);

const account = columnsOf(accounts, [
  "id",
  "activationRequestedAt",
  "activatedAt",
  "arrearsSince",
  "graceEndsAt",
  "suspendedForArrearsAt",
  "contentStoppedAt",
  "closedAt",
  "verifiedAt",
]);

const clock = columnsOf(clocks, ["now"]);

export type SigningKey = {
  /** Its secret is still sealed. */
  readonly key: ReturnType<typeof key.read>;
  /** Whose it is, with the facts that its state is read off. */
  readonly account: ReturnType<typeof account.read>;
  /** R-TIME-1 · The time of the account's test clock; null where it follows the system. */
  readonly testTime: Date | null;
};

const signingKeys = prepared<Record<string, unknown>>(`
  select ${key.list}, ${account.list}, ${clock.list}, clocks.id <> '${REAL_CLOCK}' as "onTestClock"
  from api_keys join accounts on accounts.id = api_keys.account_id join clocks on clocks.id = accounts.clock_id
  where api_keys.secret_id = any($1::text[]) and api_keys.deleted_at is null`);

/** The keys that signed some calls, and whose they are, in one question; without those that are unknown or deleted. */
export async function keysById(
  db: Asker,
  secretIds: readonly string[],
): Promise<ReadonlyMap<string, SigningKey>> {
  const rows = await signingKeys(db, listOf(secretIds));
  return new Map(
    rows.map((row) => {
      const read = key.read(row);
      return [
        read.secretId,
        {
          key: read,
          account: account.read(row),
          testTime: row.onTestClock === true ? clock.read(row).now : null,
        },
      ];
    }),
  );
}

/** The live bearer tokens of an account, newest first; those of one moment by their names. */
export const tokensOf = (db: Asker, accountId: string) =>
  db
    .select({ hash: apiTokens.hash, name: apiTokens.name, createdAt: apiTokens.createdAt })
    .from(apiTokens)
    .where(and(eq(apiTokens.accountId, accountId), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.createdAt), asc(apiTokens.name), desc(apiTokens.hash));
