import { sql, type SQL } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connect, type Asker, type Connection } from "@/db/client";
import { CHECKS, reconcile } from "@/db/queries/reconciliation/reconcile";
import { REAL_CLOCK } from "@/db/schema";
import { assertBooks } from "@/tests/support/books";
import { aLivedAccount, type LivedAccount } from "@/tests/support/lived-account";
import { useConnection } from "@/tests/support/test-database";

const connection = useConnection();
// The app's own role may not do what these tests do to the books: they act as the database's owner.
let owner: Connection;
let lived: LivedAccount;

beforeAll(async () => {
  owner = connect(connection().url, { max: 1, role: null });
  lived = await aLivedAccount(connection().db);
  await anInvoice(owner.db);
}, 120_000);
afterAll(() => owner.close());

/** Paid by cash, and so invoiced: a yuan of the first order. */
async function anInvoice(db: Asker): Promise<void> {
  for (const statement of invoiceOf("inv_1")) await db.execute(statement);
}

const invoiceOf = (id: string) => [
  sql`insert into invoices (account_id, id, request_key, title, email, amount, applied_at)
    values (${lived.accountId}, ${id}, ${id}, '{"kind": "personal", "name": "test"}', 'a@example.com', 1, now())`,
  sql`insert into invoice_items (account_id, invoice_id, kind, reference, amount)
    select account_id, ${id}, 'order', id, 1 from orders
    where account_id = ${lived.accountId} and paid_voucher > 0`,
];

const OF_ANY_ENDS = sql`alter table transfers drop constraint each_cause_moves_between_its_own_ends`;

type World = { readonly account: SQL } & Omit<LivedAccount, "accountId">;
type Corruption = (world: World) => readonly SQL[];

/** One lie for each equation: what it does to the books, behind the back of every promise of the database. */
const CORRUPTIONS: Readonly<Record<string, Corruption>> = {
  "calls-are-covered": ({ account }) => [
    sql`alter table usage_events drop constraint every_call_is_covered_once`,
    sql`update usage_events set calls = calls + 1 where account_id = ${account} and calls = 777`,
  ],
  "hours-are-their-events": ({ account }) => [
    sql`update usage_hours set free = free - 1, postpaid = postpaid + 1
      where account_id = ${account} and calls = 1800`,
  ],
  "months-are-their-events": ({ account }) => [
    sql`update usage_months set free = free - 1, postpaid = postpaid + 1
      where account_id = ${account} and month = '2025-05' and free = 1000`,
  ],
  "settled-months-are-billed": ({ account }) => [
    sql`update bills set calls = calls + 1 where account_id = ${account} and month = '2025-05'`,
    sql`update bill_lines set calls = calls + 1, free = free + 1
      where account_id = ${account} and month = '2025-05' and product = 'general'`,
  ],
  "packs-gave-what-they-lack": ({ account, gifted }) => [
    sql`update packs set calls_used = 301 where account_id = ${account} and id = ${gifted.later}`,
  ],
  "draws-are-deductions": ({ account, gifted }) => [
    sql`update usage_events set draws = ${JSON.stringify([[gifted.soon, 300]])}
      where account_id = ${account} and calls = 300 and gifted = 300`,
  ],
  "cover-is-its-draws": ({ account }) => [
    sql`update usage_events set bought = gifted, gifted = 0 where account_id = ${account} and calls = 300 and gifted = 300`,
    sql`update usage_hours set bought = gifted, gifted = 0 where account_id = ${account} and calls = 300 and gifted = 300`,
    sql`update usage_months set bought = 300, gifted = gifted - 300 where account_id = ${account} and gifted = 400`,
  ],
  "no-pack-is-overdrawn": ({ account, gifted }) => [
    sql`alter table packs drop constraint a_pack_is_never_overdrawn`,
    sql`update packs set calls_total = 299 where account_id = ${account} and id = ${gifted.later}`,
  ],
  "no-source-was-passed-over": ({ account }) => [
    sql`insert into packs (account_id, id, product, kind, calls_total, starts_at, ends_at, created_at)
      values (${account}, 'pkg_x', 'general', 'gifted', 50, '2025-07-15', '2025-08-01', '2025-07-15')`,
  ],
  "lines-sum-to-their-bill": ({ account }) => [
    sql`update bill_lines set charge = charge + 0.01, rounding = rounding + 0.01
      where account_id = ${account} and month = '2025-07' and line = 1`,
  ],
  "bills-count-their-lines": ({ account }) => [
    sql`update bills set calls = calls + 1 where account_id = ${account} and month = '2025-07'`,
  ],
  "spending-is-invoiced-once": () => [
    sql`drop index spending_is_invoiced_once`,
    ...invoiceOf("inv_2"),
  ],
  "invoices-sum-to-their-items": ({ account }) => [
    sql`update invoices set amount = amount + 1 where account_id = ${account}`,
  ],
  "only-cash-is-invoiced": ({ account }) => [
    sql`update invoices set amount = 1000, issued_at = now(), number = '12345678' where account_id = ${account}`,
    sql`update invoice_items set amount = 1000 where account_id = ${account}`,
  ],
  "orders-are-paid": ({ account }) => [
    sql`update transfers set reference = 'ord_x' where account_id = ${account} and cause = 'order' and debit = 'vouchers'`,
  ],
  "packs-sum-to-their-order": ({ account, packs }) => [
    sql`update packs set paid_cash = paid_cash - 1, paid_income = paid_income + 1
      where account_id = ${account} and id = ${packs[0]}`,
  ],
  "refunds-are-paid": ({ account }) => [
    OF_ANY_ENDS,
    sql`update transfers set credit = 'funding:sandbox'
      where account_id = ${account} and cause = 'refund' and credit = 'funding:promotion'`,
  ],
  "refunds-give-back-what-was-paid": ({ account, packs }) => [
    sql`update packs set paid_cash = paid_cash - 1, paid_income = paid_income + 1
      where account_id = ${account} and refunded_at is not null`,
    sql`update packs set paid_cash = paid_cash + 1, paid_income = paid_income - 1
      where account_id = ${account} and id = ${packs[0]}`,
  ],
  "bills-are-charged-once": ({ account }) => [
    sql`update transfers set reference = '2024-01' where account_id = ${account} and cause = 'bill' and reference = '2025-05'`,
  ],
  "recharges-are-booked": ({ account }) => [
    sql`update transfers set reference = 'rch_x' where account_id = ${account} and cause = 'recharge'`,
  ],
  "adjustments-are-booked": ({ account }) => [
    sql`update transfers set reference = 'adj_x' where account_id = ${account} and cause = 'adjustment'`,
  ],
  "gifts-are-booked": ({ account }) => [
    sql`update transfers set reference = 'nobody' where account_id = ${account} and cause = 'gift' and credit = 'purse:gift'`,
  ],
  "money-deeds-are-audited": ({ account }) => [
    sql`delete from audit_log where account_id = ${account} and action = 'recharge'`,
  ],
  "debits-are-credits": ({ account }) => [
    sql`alter table transfers alter credit drop not null`,
    sql`update transfers set credit = null where account_id = ${account} and cause = 'expiry' and debit = 'vouchers'`,
  ],
  "purses-are-their-transfers": ({ account }) => [
    sql`update purses set income = income + 1 where account_id = ${account}`,
  ],
  "frozen-is-its-freezes": ({ account }) => [
    sql`update purses set frozen = frozen + 1 where account_id = ${account}`,
  ],
  "vouchers-are-given-less-spent": ({ account, voucherId }) => [
    sql`update vouchers set balance = 1, expired_at = null where account_id = ${account} and id = ${voucherId}`,
  ],
  "packs-earn-their-price": ({ account, packs }) => [
    sql`update transfers set reference = ${packs[0]}
      where account_id = ${account} and cause = 'expiry' and debit = 'deferred:packs' and reference = ${packs[1]}`,
  ],
  "deferred-is-unearned": ({ account }) => [
    OF_ANY_ENDS,
    sql`insert into transfers (account_id, id, cause, reference, line, debit, credit, amount, happened_at)
      values (${account}, 'tra_x', 'expiry', 'x', 0, 'adjustments', 'deferred:packs', 1, now())`,
  ],
  "debt-is-arrears": ({ neighbourId }) => [
    sql`update accounts set arrears_since = null, grace_ends_at = null, suspended_for_arrears_at = null
      where id = ${neighbourId}`,
  ],
  "arrears-suspend-after-grace": ({ neighbourId }) => [
    sql`update accounts set suspended_for_arrears_at = null where id = ${neighbourId}`,
  ],
};

/** Which equations fail after some statements, all of which are undone again. */
async function failingAfter(statements: readonly SQL[]) {
  const undone = new Error("undone");
  let failing: Awaited<ReturnType<typeof reconcile>> = [];
  await owner.db
    .transaction(async (tx) => {
      for (const statement of statements) {
        const { count } = await tx.execute(statement);
        if (count === 0) throw new Error(`nothing was corrupted: ${JSON.stringify(statement)}`);
      }
      failing = (await reconcile(tx, { clockId: lived.clockId })).filter(({ ok }) => !ok);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return failing;
}

const world = (): World => ({ ...lived, account: sql`${lived.accountId}` });

describe("R-FUND-3 · the equations of the books", () => {
  it("R-USE-8, R-REV-1 · hold for an account that lived through a year, and for its neighbour", async () => {
    const results = await reconcile(connection().db, { clockId: lived.clockId });
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(results).toHaveLength(CHECKS.length);
    await assertBooks(connection().db, lived.accountId);
    await assertBooks(connection().db, lived.neighbourId);
  });

  it("each has a lie that tells it apart", () => {
    expect(CHECKS.map(({ id }) => id).toSorted()).toEqual(Object.keys(CORRUPTIONS).toSorted());
  });

  it.each(Object.entries(CORRUPTIONS))("%s fails, and nothing else does", async (id, corrupt) => {
    const failing = await failingAfter(corrupt(world()));
    expect(failing.map((check) => check.id)).toEqual([id]);
    const [check] = failing;
    expect(Number(check?.difference)).toBeGreaterThan(0);
    expect([lived.accountId, lived.neighbourId]).toContain(check?.culprits[0]?.accountId);
  });

  it("two gaps that would cancel out are added up", async () => {
    const [check] = await failingAfter([
      sql`update purses set income = income + 1 where account_id = ${lived.accountId}`,
      sql`update purses set cash = cash - 1 where account_id = ${lived.neighbourId}`,
    ]);
    expect(check).toMatchObject({ expected: check?.actual, difference: "2.00" });
    expect(check?.culprits).toEqual([
      { accountId: lived.accountId, object: "purse:income" },
      { accountId: lived.neighbourId, object: "purse:cash" },
    ]);
  });

  it("R-TIME-1 · real books know nothing of those of a test clock", async () => {
    const real = await reconcile(connection().db, { clockId: REAL_CLOCK });
    expect(real.map(({ expected }) => Number(expected))).toEqual(CHECKS.map(() => 0));
    const tests = await reconcile(connection().db, { clocks: "test" });
    expect(tests).toEqual(await reconcile(connection().db, { clockId: lived.clockId }));
  });
});
