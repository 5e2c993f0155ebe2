import { sql, type SQL } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { issuedBills, issuedPayments, ledgerPayments } from "@/db/queries/bill-proof/issued-bills";
import { recomputedBills } from "@/db/queries/bill-proof/recomputed-bills";
import type { Month } from "@/lib/core/calendar";

/** A bill as it was issued and as it is made again, each as canonical JSON: the same text or not the same bill. */
export type BillProof = {
  readonly accountId: string;
  readonly month: Month;
  /** Null where there is usage to bill but no bill of it. */
  readonly issued: string | null;
  /** Null where there is a bill but no usage. */
  readonly computed: string | null;
};

type Row = { account_id: string; month: Month; issued: string | null; computed: string | null };

/** R-SET-3 · One bill and its proof from the raw events, or null where the month has no bill. */
export async function proveBill(
  db: Asker,
  accountId: string,
  month: Month,
): Promise<BillProof | null> {
  const [proof] = await prove(
    db,
    sql`select account_id, month::text as month from bills where account_id = ${accountId} and month = ${month}`,
  );
  return proof ?? null;
}

/**
 * R-SET-3 · The proofs of all bills, some accounts at a time: what is raw is read once an account. `after` is the last
 * account of the page before.
 */
export async function* proveAllBills(
  db: Asker,
  accountsAtOnce = 100,
): AsyncGenerator<readonly BillProof[]> {
  for (let after = "0"; ;) {
    const accounts = await db.execute<{ account_id: string }>(sql`
      select distinct account_id::text from bills where account_id > ${after} order by account_id
      limit ${accountsAtOnce}`);
    const last = accounts.at(-1);
    if (!last) return;
    yield await prove(
      db,
      sql`select account_id, month::text as month from bills
        where account_id > ${after} and account_id <= ${last.account_id}`,
    );
    after = last.account_id;
  }
}

async function prove(db: Asker, wanted: SQL): Promise<BillProof[]> {
  const rows = await db.execute<Row>(sql`
    with computed as (${recomputedBills(wanted)}), issued as (${issuedBills(wanted)}),
      moved as (${ledgerPayments(wanted)}), paid as (${issuedPayments(wanted)})
    select wanted.account_id::text, wanted.month,
      (issued.bill || jsonb_build_object('payment', paid.payment))::text as issued,
      (computed.bill || jsonb_build_object('payment', moved.payment))::text as computed
    from (${wanted}) as wanted
    left join issued using (account_id, month)
    left join computed using (account_id, month)
    left join moved using (account_id, month)
    left join paid using (account_id, month)
    order by wanted.account_id, wanted.month`);
  return rows.map(({ account_id: accountId, ...proof }) => ({ accountId, ...proof }));
}
