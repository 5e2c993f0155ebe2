import { and, asc, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { callFailures } from "@/db/schema";

export type FailureQuestion = {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** Of some actions of the API; of all of them unless given. */
  readonly actions?: readonly string[];
};

/** The failed calls of an hour or a day of the Shanghai calendar. */
export type FailureSlot = { readonly at: Date; readonly calls: number };

/**
 * R-USE-1 · Calls that were refused, failed or throttled, by action and code, the most frequent first. Not billed. The
 * table's key begins with account and hour, so a range of time is a range of it.
 */
export const failedCalls = (db: Asker, accountId: string, question: FailureQuestion) => {
  const calls = sql`sum(${callFailures.calls})`.mapWith(Number).as("failed");
  return db
    .select({ action: callFailures.action, code: callFailures.code, calls })
    .from(callFailures)
    .where(inRange(accountId, question))
    .groupBy(callFailures.action, callFailures.code)
    .orderBy(desc(calls), asc(callFailures.action), asc(callFailures.code));
};

/** R-USE-1 · The same over time, oldest first. Who fails before the key is checked fails for the account, not for a key. */
export const failuresOverTime = (
  db: Asker,
  accountId: string,
  by: "hour" | "day",
  question: FailureQuestion,
): Promise<FailureSlot[]> => {
  const start =
    by === "hour"
      ? sql`${callFailures.hour}`
      : sql`date_trunc('day', ${callFailures.hour}, 'Asia/Shanghai')`;
  return db
    .select({
      at: start.mapWith(callFailures.hour).as("at"),
      calls: sql`sum(${callFailures.calls})`.mapWith(Number),
    })
    .from(callFailures)
    .where(inRange(accountId, question))
    .groupBy(sql`1`)
    .orderBy(sql`1`);
};

const inRange = (accountId: string, { from, to, actions }: FailureQuestion) =>
  and(
    eq(callFailures.accountId, accountId),
    gte(callFailures.hour, from),
    lt(callFailures.hour, to),
    actions && inArray(callFailures.action, [...actions]),
  );
