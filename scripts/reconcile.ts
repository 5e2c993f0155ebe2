import { connect, type Database } from "@/db/client";
import type { Books, CheckResult } from "@/db/queries/reconciliation/check";
import { reconcile, type CheckId } from "@/db/queries/reconciliation/reconcile";
import { REAL_CLOCK } from "@/db/schema";
import words from "@/messages/en/reconciliation.json";
import { keptDatabase } from "@/scripts/house/kept-database.mjs";
import { bold, complain, duration, green, red } from "@/scripts/house/say.mjs";

/*
 * npm run reconcile: asks every equation of the books, of the real accounts and of those on test
 * clocks, and ends with 1 if any does not hold. Reads only; may run beside the console at any time.
 */
const BOOKS: readonly (readonly [string, Books])[] = [
  ["Real accounts", { clockId: REAL_CLOCK }],
  ["Accounts on test clocks", { clocks: "test" }],
];

const TITLE = 34;
const NUMBERS = 16;

try {
  const { url, close } = await keptDatabase();
  const connection = connect(url, { max: 1 });
  try {
    process.exitCode = (await allHold(connection.db)) ? 0 : 1;
  } finally {
    await connection.close();
    await close();
  }
} catch (error) {
  complain(error);
  process.exitCode = 1;
}

async function allHold(db: Database): Promise<boolean> {
  let holding = true;
  for (const [name, books] of BOOKS) {
    const began = performance.now();
    const results = await reconcile(db, books);
    const wrong = results.filter(({ ok }) => !ok);
    process.stdout.write(`\n${bold(name)}\n${tableOf(results)}`);
    const took = duration(performance.now() - began);
    process.stdout.write(
      wrong.length === 0
        ? green(`All ${results.length} equations hold. ${took}\n`)
        : red(`${wrong.length} of ${results.length} equations do not hold. ${took}\n`),
    );
    holding &&= wrong.length === 0;
  }
  return holding;
}

function tableOf(results: readonly CheckResult<CheckId>[]): string {
  const lines = results.flatMap(({ id, expected, actual, difference, ok, culprits }) => [
    `${row([words.check[id].title, expected, actual, difference])}  ${ok ? green("ok") : red("DIFFERS")}`,
    ...culprits.map(({ accountId, object }) => `    account ${accountId} ${object ?? ""}`),
  ]);
  return [row(["Equation", "Expected", "Actual", "Difference"]), ...lines, ""].join("\n");
}

function row([title = "", ...numbers]: readonly string[]): string {
  return title.padEnd(TITLE) + numbers.map((number) => number.padStart(NUMBERS)).join("");
}
