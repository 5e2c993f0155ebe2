import { sql, type SQL } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connect, type Asker, type Connection } from "@/db/client";
import { proveAllBills, proveBill, type BillProof } from "@/db/queries/bill-proof/prove-bills";
import { differences } from "@/lib/core/bill-difference";
import { aLivedAccount, type LivedAccount } from "@/tests/support/lived-account";
import { useConnection } from "@/tests/support/test-database";

const connection = useConnection();
// Bills and events cannot be changed by the app's own role: these tests lie as the database's owner.
let owner: Connection;
let lived: LivedAccount;

beforeAll(async () => {
  owner = connect(connection().url, { max: 1, role: null });
  lived = await aLivedAccount(connection().db);
}, 120_000);
afterAll(() => owner.close());

async function allProofs(db: Asker): Promise<BillProof[]> {
  const proofs: BillProof[] = [];
  for await (const page of proveAllBills(db, 1)) proofs.push(...page);
  return proofs;
}

/** What differs on all bills after some statements, which are undone again: `2025-05 lines.1.charge`. */
async function differingAfter(statements: readonly SQL[]): Promise<string[]> {
  const undone = new Error("undone");
  let found: string[] = [];
  await owner.db
    .transaction(async (tx) => {
      for (const statement of statements) {
        const { count } = await tx.execute(statement);
        if (count === 0) throw new Error("nothing was changed");
      }
      found = (await allProofs(tx)).flatMap(({ month, issued, computed }) =>
        issued === computed
          ? []
          : differences(issued, computed).map(({ path }) => `${month} ${path}`),
      );
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return found;
}

const free = (table: string, ...constraints: string[]) =>
  constraints.map((name) => sql.raw(`alter table ${table} drop constraint ${name}`));
const lineChecks = free(
  "bill_lines",
  "every_call_of_a_line_is_covered_once",
  "amount_follows_from_the_price",
  "rounding_is_the_difference",
);

describe("R-SET-3 · a bill made again from the raw events, by a path of its own", () => {
  it("is byte for byte the one that was issued: late calls, two versions, both bases, zero bills", async () => {
    const proofs = await allProofs(connection().db);
    expect(proofs.length).toBeGreaterThanOrEqual(5);
    for (const { issued, computed } of proofs) expect(computed).toBe(issued);

    const [may, june, july, august] = proofs
      .filter(({ accountId }) => accountId === lived.accountId)
      .map(({ computed }) => JSON.parse(computed ?? ""));
    expect(may).toMatchObject({ total: "2.76", lines: [{ bought: 12_000 }, { tier: 1 }] });
    expect(june.lines).toMatchObject([
      { kind: "prior_period", product: "general", priorMonth: "2025-05", bought: 300 },
      { kind: "usage", product: "legacy", editions: { web: 2000 } },
      { kind: "prior_period", product: "legacy", priorMonth: "2025-05", editions: { news: 41 } },
    ]);
    expect(july.lines).toMatchObject([
      { catalogVersion: 1, tierBasis: "gross", tierVolume: 2700, rules: CAT_5 },
      { catalogVersion: 2, tierBasis: "net", tierVolume: 0, rules: CAT_5 },
      { catalogVersion: 1, editions: { album: 777 } },
      { catalogVersion: 2, editions: { album: 222 } },
    ]);
    expect(august.lines).toMatchObject([
      { priorMonth: "2025-07", catalogVersion: 1, tierBasis: "gross", tierVolume: 2700 },
      { priorMonth: "2025-07", catalogVersion: 2, tierBasis: "net", tierVolume: 0 },
      { priorMonth: "2025-07", catalogVersion: 2, product: "legacy", unitPrice: "0.00250000" },
    ]);
  });

  it("is asked of one bill; a month without a bill has no proof", async () => {
    const proof = await proveBill(connection().db, lived.accountId, "2025-05");
    expect(proof?.computed).toBe(proof?.issued);
    expect(await proveBill(connection().db, lived.accountId, "2025-04")).toBeNull();
  });

  const onBills: readonly (readonly [column: string, path: string, lie: string])[] = [
    ["calls", "calls", "calls + 1"],
    ["postpaid_calls", "postpaidCalls", "postpaid_calls + 1"],
    ["exact", "exact", "exact + 0.00000001"],
    ["owed", "payment.owed", "0.01"],
    ["cash_after", "payment.cashAfter", "cash_after + 1"],
  ];
  it.each(onBills)("a changed %s of a bill is found", async (column, path, lie) => {
    const lies = [
      ...free("bills", "a_bill_is_charged_in_full", "what_is_owed_was_charged_to_cash"),
      sql`update bills set ${sql.raw(`${column} = ${lie}`)}
        where account_id = ${lived.accountId} and month = '2025-07'`,
    ];
    expect(await differingAfter(lies)).toEqual([`2025-07 ${path}`]);
  });

  it.each([
    ["total = total + 1, paid_cash = paid_cash + 1", "total", "payment.cash"],
    ["paid_cash = paid_cash - 1, paid_gift = paid_gift + 1", "payment.cash", "payment.gift"],
    ["paid_cash = paid_cash - 1, paid_income = paid_income + 1", "payment.cash", "payment.income"],
    [
      "paid_cash = paid_cash - 1, paid_voucher = paid_voucher + 1",
      "payment.cash",
      "payment.voucher",
    ],
  ])("what was paid from which purse: %s is found", async (set, ...paths) => {
    const found = await differingAfter([
      sql`update bills set ${sql.raw(set)} where account_id = ${lived.accountId} and month = '2025-07'`,
    ]);
    expect(found.toSorted()).toEqual(paths.map((path) => `2025-07 ${path}`).toSorted());
  });

  const onLines: readonly (readonly [column: string, path: string, lie: string])[] = [
    ["kind", "kind", "'prior_period'"],
    ["product", "product", "'legacy'"],
    ["prior_month", "priorMonth", "'2025-04'"],
    ["catalog_version", "catalogVersion", "2"],
    ["editions", "editions.web", `'{"web": 1}'`],
    ["calls", "calls", "calls + 1"],
    ["free", "free", "free + 1"],
    ["gifted", "gifted", "gifted + 1"],
    ["bought", "bought", "bought + 1"],
    ["postpaid_calls", "postpaidCalls", "postpaid_calls + 1"],
    ["packs", "packs.1.packId", "'[]'"],
    ["tier_basis", "tierBasis", "'net'"],
    ["tier_volume", "tierVolume", "tier_volume + 1"],
    ["tier", "tier", "tier + 1"],
    ["unit_price", "unitPrice", "unit_price + 0.00000001"],
    ["exact", "exact", "exact + 0.00000001"],
    ["charge", "charge", "charge + 0.01"],
    ["rounding", "rounding", "rounding + 0.00000001"],
    ["rules", "rules.1", "'{}'"],
  ];
  it.each(onLines)("a changed %s of a line is found", async (column, path, lie) => {
    const lies = [
      ...lineChecks,
      sql`update bill_lines set ${sql.raw(`${column} = ${lie}`)}
        where account_id = ${lived.accountId} and month = '2025-05' and line = 1`,
    ];
    const found = await differingAfter(lies);
    expect(found).toContain(`2025-05 lines.1.${path}`);
    expect(found.every((each) => each.startsWith(`2025-05 lines.1.${path.split(".")[0]}`))).toBe(
      true,
    );
  });

  it("a line that is missing is found", async () => {
    const found = await differingAfter([
      sql`delete from bill_lines where account_id = ${lived.accountId} and month = '2025-05' and line = 2`,
    ]);
    expect(found).toContain("2025-05 lines.2.charge");
  });

  const ofEvents: readonly (readonly [what: string, path: string, statement: string])[] = [
    ["a call more", "lines.2.postpaidCalls", "set calls = calls + 1, postpaid = postpaid + 1"],
    ["another cover", "lines.2.free", "set free = 1, postpaid = postpaid - 1"],
    ["another product", "lines.1.calls", "set product = 'general', edition = 'none'"],
    ["another edition", "lines.2.editions.album", "set edition = 'album'"],
    ["another month of use", "lines.3.priorMonth", "set occurred_at = '2025-04-20'"],
    ["another month of billing", "lines.2.calls", "set billed_month = '2025-07'"],
  ];
  it.each(ofEvents)("an event with %s is found", async (_, path, statement) => {
    const found = await differingAfter([
      sql`update usage_events ${sql.raw(statement)}
        where account_id = ${lived.accountId} and calls = 600 and edition = 'web'`,
    ]);
    expect(found).toContain(`2025-05 ${path}`);
  });

  it("events that draw from another pack, are gone, or were added are found", async () => {
    const { accountId, packs } = lived;
    expect(
      await differingAfter([
        sql`update usage_events set draws = ${JSON.stringify([[packs[0], 12_000]])}
          where account_id = ${accountId} and calls = 12000`,
      ]),
    ).toContainEqual(expect.stringMatching(/^2025-05 lines\.1\.packs\.\d\.calls$/));
    expect(
      await differingAfter([
        sql`delete from usage_events where account_id = ${accountId} and calls = 505`,
      ]),
    ).toContain("2025-05 total");
    expect(
      await differingAfter([
        sql`insert into usage_events
          select account_id, gen_random_uuid(), product, edition, calls, free, gifted, bought, postpaid, occurred_at,
            time_given, received_at, billed_month, draws, secret_id
          from usage_events where account_id = ${accountId} and calls = 505`,
      ]),
    ).toContain("2025-05 lines.2.tierVolume");
  });

  it("a price list that was changed afterwards, and a transfer that says otherwise, are found", async () => {
    expect(
      await differingAfter([
        sql`update catalog_versions set document = jsonb_set(document, '{products,legacy,tiers,0,unitPrice}', '"0.0026"')
          where version = 1`,
      ]),
    ).toContain("2025-06 lines.2.unitPrice");
    expect(
      await differingAfter([
        sql`update transfers set amount = amount + 1
          where account_id = ${lived.accountId} and cause = 'bill' and reference = '2025-07'`,
      ]),
    ).toContain("2025-07 payment.cash");
  });
});

const CAT_5 = expect.arrayContaining(["R-CAT-5"]);
