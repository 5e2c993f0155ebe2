import { and, eq, sql } from "drizzle-orm";

import type { Database } from "@/db/client";
import { idempotentAnswers } from "@/db/schema";

/** One request as its sender names it: who asked for what, under which key, with which content. */
export type KeyedRequest = {
  readonly scope: string;
  readonly key: string;
  readonly requestHash: string;
};

/** What a request was answered; `body` is kept to the letter. */
export type Answer = { readonly status: number; readonly body: string };
export type KeptAnswer = Answer & Pick<KeyedRequest, "requestHash">;

export type Reservation =
  /** The key is new: whoever reserved it is to act and then to keep or release the answer. */
  | { readonly kind: "reserved" }
  | { readonly kind: "answered"; readonly kept: KeptAnswer }
  /** Another request with this key is under way. */
  | { readonly kind: "under-way"; readonly requestHash: string };

/** The status of a row whose request is still under way. */
const UNDER_WAY = 0;

/** A reservation as old as this was left behind by a process that died: the next request takes it over. */
const ABANDONED_AFTER_MS = 60_000;

/** Reserves a key for one request, whoever else sends it at this moment, or says what became of it before. */
export async function reserveAnswer(
  db: Database,
  request: KeyedRequest,
  now: Date,
): Promise<Reservation> {
  const abandoned = new Date(now.getTime() - ABANDONED_AFTER_MS).toISOString();
  const reserved = await db
    .insert(idempotentAnswers)
    .values({ ...request, status: UNDER_WAY, body: "", createdAt: now })
    .onConflictDoUpdate({
      target: [idempotentAnswers.scope, idempotentAnswers.key],
      set: { createdAt: now, requestHash: request.requestHash },
      setWhere: sql`${idempotentAnswers.status} = ${UNDER_WAY}
        and ${idempotentAnswers.createdAt} < ${abandoned}::timestamptz`,
    })
    .returning({ key: idempotentAnswers.key });
  if (reserved.length > 0) return { kind: "reserved" };

  const [row] = await db.select(kept).from(idempotentAnswers).where(isRequest(request));
  // Released between the two statements: the next attempt may have it.
  if (!row) return { kind: "under-way", requestHash: request.requestHash };
  const { requestHash, status } = row;
  if (status === UNDER_WAY) return { kind: "under-way", requestHash };
  return { kind: "answered", kept: { requestHash, status, body: row.body } };
}

/** Keeps the answer of a reserved request. */
export async function keepReservedAnswer(
  db: Database,
  request: KeyedRequest,
  answer: Answer,
): Promise<void> {
  await db.update(idempotentAnswers).set(answer).where(isRequest(request));
}

/** Gives a reserved key back: nothing was done under it, so it may be used again. */
export async function releaseAnswer(db: Database, request: KeyedRequest): Promise<void> {
  await db
    .delete(idempotentAnswers)
    .where(and(isRequest(request), eq(idempotentAnswers.status, UNDER_WAY)));
}

/** What many requests were answered, by one statement, in their order; null for a key that is new. */
export async function findAnswers(
  db: Database,
  requests: readonly KeyedRequest[],
): Promise<(KeptAnswer | null)[]> {
  const wanted = JSON.stringify(requests.map(({ scope, key }) => ({ scope, key })));
  const rows = await db
    .select(kept)
    .from(idempotentAnswers)
    .innerJoin(
      sql`jsonb_to_recordset(${wanted}::jsonb) as wanted(scope text, key text)`,
      sql`wanted.scope = ${idempotentAnswers.scope} and wanted.key = ${idempotentAnswers.key}`,
    );
  const byName = new Map(rows.map(({ scope, key, ...answer }) => [nameOf({ scope, key }), answer]));
  return requests.map((request) => byName.get(nameOf(request)) ?? null);
}

/** Keeps the answers of many requests by one statement, in the order of their keys. The first answer of a key stays. */
export async function keepAnswers(
  db: Database,
  answered: readonly (KeyedRequest & Answer)[],
  now: Date,
): Promise<void> {
  const first = new Map(answered.map((answer) => [nameOf(answer), answer]));
  const rows = [...first.values()].map(({ requestHash, ...answer }) => ({
    ...answer,
    request_hash: requestHash,
  }));
  await db.execute(sql`
    insert into idempotent_answers (scope, key, request_hash, status, body, created_at)
    select scope, key, request_hash, status, body, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as answer(scope text, key text, request_hash text, status int, body jsonb)
    order by scope, key
    on conflict do nothing`);
}

const isRequest = ({ scope, key }: Pick<KeyedRequest, "scope" | "key">) =>
  and(eq(idempotentAnswers.scope, scope), eq(idempotentAnswers.key, key));

// Neither holds a space: a scope is made here, and a key is visible ASCII.
const nameOf = ({ scope, key }: Pick<KeyedRequest, "scope" | "key">) => `${scope} ${key}`;

// The body is kept as one JSON string: jsonb would give an object back with its fields in another order.
const kept = {
  scope: idempotentAnswers.scope,
  key: idempotentAnswers.key,
  requestHash: idempotentAnswers.requestHash,
  status: idempotentAnswers.status,
  body: sql<string>`${idempotentAnswers.body} #>> '{}'`,
};
