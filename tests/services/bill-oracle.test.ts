import fc from "fast-check";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { connect, type Connection } from "@/db/client";
import { recomputedBills } from "@/db/queries/bill-proof/recomputed-bills";
import { catalogToJson } from "@/lib/core/catalog";
import {
  billStory,
  coverStory,
  type ModelBill,
  type Story,
} from "@/tests/support/model/bill-model";
import { engineCatalogs } from "@/tests/support/model/engine-bills";
import { MODEL_CATALOGS, STORIES, stories } from "@/tests/support/model/stories";
import { useConnection } from "@/tests/support/test-database";

const connection = useConnection();
// Events are laid down as a restored backup would be: by the owner, without the rows around them.
let owner: Connection;
beforeAll(async () => {
  owner = connect(connection().url, { max: 1, role: null });
  await owner.db.execute(sql`set session_replication_role = replica`);
  await owner.db.execute(sql`delete from catalog_versions`);
  const versions = engineCatalogs(MODEL_CATALOGS).map((catalog) => ({
    version: catalog.version,
    effective_from: catalog.effectiveFrom,
    document: catalogToJson(catalog),
  }));
  await owner.db.execute(sql`
    insert into catalog_versions (version, effective_from, published_at, published_by, document)
    select version, effective_from, effective_from, 'tests', document
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb)
      as version(version int, effective_from timestamptz, document jsonb)`);
});
afterAll(() => owner.close());

type Expected = readonly { readonly accountId: string; readonly bill: ModelBill | null }[];

/** Writes the events and packs of some stories, an account a story, and answers the bills of the model. */
async function layDown(accountFrom: number, told: readonly Story[]): Promise<Expected> {
  const expected: { accountId: string; bill: ModelBill | null }[] = [];
  const events: object[] = [];
  const packs: object[] = [];
  told.forEach((story, index) => {
    const account = accountFrom + index;
    const covered = coverStory(story, MODEL_CATALOGS);
    for (const { cover, draws, product, edition, calls, at, billedIn } of covered) {
      events.push({
        account,
        product,
        edition: edition ?? "none",
        calls,
        ...cover,
        at,
        month: billedIn,
        draws,
      });
    }
    for (const { id, kind } of story.packs) packs.push({ account, id, kind });
    for (const month of story.months) {
      expected.push({
        accountId: String(account),
        bill: billStory(story, covered, month, MODEL_CATALOGS),
      });
    }
  });
  await owner.db.execute(sql`
    insert into usage_events (account_id, key, product, edition, calls, free, gifted, bought, postpaid,
      occurred_at, time_given, received_at, billed_month, draws)
    select account, gen_random_uuid(), product, edition, calls, free, gifted, bought, postpaid, at, true, at, month, draws
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as event(account bigint, product product,
      edition edition, calls bigint, free bigint, gifted bigint, bought bigint, postpaid bigint, at timestamptz,
      month text, draws jsonb)`);
  await owner.db.execute(sql`
    insert into packs (account_id, id, product, kind, calls_total, starts_at, ends_at, created_at, free_month, order_id)
    select account, id, 'general', kind, 1, '2025-01-01', '2026-01-01', '2025-01-01',
      case kind when 'free' then substr(id, 10) end, case kind when 'bought' then 'ord' end
    from jsonb_to_recordset(${JSON.stringify(packs)}::jsonb) as pack(account bigint, id text, kind pack_kind)`);
  return expected;
}

it("R-SET-3 · 10,000 random months: plain SQL over the raw events makes the bills of the model, to the fen", async () => {
  const AT_ONCE = 1000;
  const told = fc.sample(stories, { numRuns: STORIES, seed: Number(process.env.FC_SEED ?? 1) });
  let bills = 0;
  for (let from = 0; from < told.length; from += AT_ONCE) {
    const expected = await layDown(1 + from, told.slice(from, from + AT_ONCE));
    const wanted = sql`select distinct account_id, billed_month::text as month from usage_events
      where account_id between ${1 + from} and ${from + AT_ONCE}`;
    const made = await owner.db.execute<{
      account_id: string;
      month: string;
      bill: { total: string; lines: Record<string, unknown>[] };
    }>(recomputedBills(wanted));
    const byName = new Map(made.map((row) => [`${row.account_id} ${row.month}`, row.bill]));
    for (const { accountId, bill } of expected) {
      if (!bill) continue;
      const computed = byName.get(`${accountId} ${bill.month}`);
      const lines = computed?.lines.map((line) => ({ ...line, rules: undefined }));
      expect({ accountId, total: computed?.total, lines }).toEqual({
        accountId,
        total: bill.total,
        lines: bill.lines,
      });
      bills += 1;
    }
    expect(made).toHaveLength(expected.filter(({ bill }) => bill).length);
  }
  expect(bills).toBeGreaterThan(STORIES);
}, 60_000);
