import { connect, type Database } from "@/db/client";
import { proveAllBills, proveBill, type BillProof } from "@/db/queries/bill-proof/prove-bills";
import { differences } from "@/lib/core/bill-difference";
import { isMonth } from "@/lib/core/calendar";
import { keptDatabase } from "@/scripts/house/kept-database.mjs";
import { complain, Expected, green, red } from "@/scripts/house/say.mjs";

/*
 * npm run verify-bill -- <account>/<month>, or --all: makes bills again from the raw usage events, in plain
 * SQL, and compares them byte for byte with what was issued. Ends with 1 if one is not the same.
 */
try {
  const wish = wishOf(process.argv.slice(2));
  const { url, close } = await keptDatabase();
  const connection = connect(url, { max: 1 });
  try {
    const same =
      wish === "all"
        ? await verifyAll(connection.db)
        : await verifyOne(connection.db, wish.accountId, wish.month);
    process.exitCode = same ? 0 : 1;
  } finally {
    await connection.close();
    await close();
  }
} catch (error) {
  complain(error);
  process.exitCode = 1;
}

type Wish = "all" | { readonly accountId: string; readonly month: string };

function wishOf([given = ""]: readonly string[]): Wish {
  if (given === "--all") return "all";
  const [accountId = "", month = ""] = given.split("/");
  if (!/^[1-9]\d{0,17}$/.test(accountId) || !isMonth(month))
    throw new Expected(
      "Which bill? npm run verify-bill -- 100000001/2025-10, or npm run verify-bill -- --all",
    );
  return { accountId, month };
}

async function verifyOne(db: Database, accountId: string, month: string): Promise<boolean> {
  const proof = await proveBill(db, accountId, month);
  if (!proof) throw new Expected(`Account ${accountId} has no bill of ${month}.`);
  process.stdout.write(`Issued:\n${pretty(proof.issued)}\n\n`);
  process.stdout.write(`Made again from the events:\n${pretty(proof.computed)}\n\n`);
  return tell(proof);
}

async function verifyAll(db: Database): Promise<boolean> {
  let bills = 0;
  let wrong = 0;
  for await (const page of proveAllBills(db)) {
    bills += page.length;
    for (const proof of page.filter(({ issued, computed }) => issued !== computed)) {
      wrong += 1;
      tell(proof);
    }
  }
  const said = `${bills} bills were made again, ${wrong} differ.\n`;
  process.stdout.write(wrong === 0 ? green(said) : red(said));
  return wrong === 0;
}

function tell({ accountId, month, issued, computed }: BillProof): boolean {
  const name = `${accountId}/${month}`;
  if (issued === computed) {
    process.stdout.write(green(`${name}: byte for byte the same.\n`));
    return true;
  }
  const [first] = differences(issued, computed);
  process.stdout.write(
    red(
      `${name} differs first in ${first?.path}: issued ${first?.issued ?? "nothing"}, made again ${first?.computed ?? "nothing"}\n`,
    ),
  );
  return false;
}

function pretty(json: string | null): string {
  return json === null ? "nothing" : JSON.stringify(JSON.parse(json), null, 2);
}
