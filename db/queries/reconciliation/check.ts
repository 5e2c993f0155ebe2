import { sql, type SQL } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { REAL_CLOCK } from "@/db/schema";

/** Whose books are looked at. Real accounts and those of test clocks never add up to one number (R-TIME-1). */
export type Books =
  | { readonly clockId: string }
  | { readonly clocks: "test" }
  | { readonly accountId: string };

/** The condition that a row's account is one of those looked at. */
export type Within = (accountId: SQL) => SQL;

/** One equation that must hold at every moment. */
export type Check<Id extends string = string> = {
  readonly id: Id;
  readonly rules: readonly string[];
  /**
   * A statement of rows `(account_id, object, expected, actual)`: one for each thing whose two sides can be told.
   * Where a thing must simply not be, its row expects 0 and has 1.
   */
  readonly compared: (within: Within) => SQL;
};

export type Culprit = { readonly accountId: string; readonly object: string | null };

export type CheckResult<Id extends string = string> = {
  readonly id: Id;
  readonly rules: readonly string[];
  /** Both sides added up over all accounts, as decimal text: yuan, or a count. */
  readonly expected: string;
  readonly actual: string;
  /** All gaps added up without their signs, so that two never cancel out. "0" or "0.00" where the books are sound. */
  readonly difference: string;
  readonly ok: boolean;
  /** The first few things that differ. */
  readonly culprits: readonly Culprit[];
};

const MOST_CULPRITS = 5;

type Row = {
  readonly expected: string;
  readonly actual: string;
  readonly difference: string;
  readonly culprits: readonly Culprit[];
};

/** Asks one check, in one statement: what it answers is true of one moment. */
export const ask = <Id extends string>(
  db: Asker,
  check: Check<Id>,
  books: Books,
): Promise<CheckResult<Id>> =>
  db.transaction(async (tx) => {
    // Sums over millions of events are made in memory, not on disk.
    await tx.execute(sql`set local work_mem = '128MB'`);
    return evaluate(tx, check, books);
  });

async function evaluate<Id extends string>(
  tx: Asker,
  check: Check<Id>,
  books: Books,
): Promise<CheckResult<Id>> {
  const [row] = await tx.execute<Row>(sql`
    with compared as materialized (${check.compared(withinBooks(books))})
    select coalesce(sum(expected), 0)::text as expected, coalesce(sum(actual), 0)::text as actual,
      coalesce(sum(abs(expected - actual)), 0)::text as difference,
      coalesce((
        select jsonb_agg(jsonb_build_object('accountId', account_id::text, 'object', object)
          order by account_id, object)
        from (
          select account_id, object from compared where expected <> actual
          order by account_id, object limit ${MOST_CULPRITS}
        ) as wrong
      ), '[]') as culprits
    from compared`);
  if (!row) throw new Error("a sum is always one row");
  const { id, rules } = check;
  return { id, rules, ...row, ok: row.culprits.length === 0 };
}

function withinBooks(books: Books): Within {
  if ("accountId" in books) return (accountId) => sql`${accountId} = ${books.accountId}`;
  const clock = "clockId" in books ? sql`= ${books.clockId}` : sql`<> ${REAL_CLOCK}`;
  return (accountId) =>
    sql`${accountId} in (select account.id from accounts account where account.clock_id ${clock})`;
}
