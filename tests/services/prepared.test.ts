import { eq } from "drizzle-orm";
import { expect, it } from "vitest";

import { columnsOf, listOf, prepared } from "@/db/prepared";
import { packs } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { aCustomer, aGiftedPack } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();

it.each([
  ["nothing", []],
  ["plain text", ["a", "AKID0001"]],
  ["what an array is written with", ['"', "\\", '\\"', ",", "{a,b}", "{", "}", " a ", "a b"]],
  ["what means nothing to an array", ["", "NULL", "null", "'", "$1", "图签云", "🏷", "a\nb\t"]],
  ["values that are not there", [null, "null", null]],
])("a list arrives as it was sent: %s", async (_, sent) => {
  const echo = prepared<{ list: (string | null)[] }>("select to_jsonb($1::text[]) as list");
  const [row] = await echo(database(), listOf(sent));
  expect(row?.list).toEqual(sent);
});

it("counts, truths and instants arrive as they were sent", async () => {
  const noon = shanghai("2025-03-05 12:00");
  const echo = prepared<{ counts: string; truth: boolean[]; at: string }>(`
    select (select string_agg(count::text, ' ') from unnest($1::bigint[]) as count) as counts, $2::boolean[] as truth,
      (select string_agg(extract(epoch from at)::bigint::text, ' ') from unnest($3::timestamptz[]) as at) as at`);
  const lists = [listOf([0, 1e15]), listOf([true, false]), listOf([noon, noon, new Date(0)])];
  const seconds = noon.getTime() / 1000;
  expect(await echo(database(), ...lists)).toEqual([
    { counts: "0 1000000000000000", truth: [true, false], at: `${seconds} ${seconds} 0` },
  ]);
});

it("a row is read as its table is", async () => {
  const clock = clockAt(shanghai("2025-03-05 12:00"));
  const { accountId } = await aCustomer(database(), { clock });
  await aGiftedPack(database(), { accountId, clock, calls: 500 });
  const columns = columnsOf(packs);
  const read = prepared<Record<string, unknown>>(
    `select ${columns.list} from packs where account_id = $1::bigint order by id`,
  );
  const asTable = database().select().from(packs).where(eq(packs.accountId, accountId));
  expect((await read(database(), accountId)).map(columns.read)).toEqual(
    await asTable.orderBy(packs.id),
  );
});
