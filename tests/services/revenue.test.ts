import { randomUUID } from "node:crypto";

import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { transfers } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { lockAccount } from "@/lib/services/lock-account";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { expirePack } from "@/lib/services/packs/expire-pack";
import { requestRefund } from "@/lib/services/refunds/request-refund";
import { settleAccounts } from "@/lib/services/settlement/settle-accounts";
import { assertBooks, booksOf } from "@/tests/support/books";
import {
  aBoughtPack,
  aCustomer,
  as,
  aVoucher,
  boughtPacks,
  valueOf,
} from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-18T12:00:00"));
const YEAR_LATER = shanghai("2026-11-18T12:00:00");

const calls = (accountId: string, count: number, key = randomUUID()) =>
  ({
    accountId,
    key,
    product: "general",
    edition: null,
    calls: count,
    occurredAt: null,
  }) as const;
const calling = (accountId: string, ...counts: number[]) =>
  recordCalls(
    database(),
    clock,
    counts.map((count) => calls(accountId, count)),
  );
const recognitions = (accountId: string) =>
  database()
    .select({ reference: transfers.reference, amount: transfers.amount })
    .from(transfers)
    .where(and(eq(transfers.accountId, accountId), eq(transfers.cause, "recognition")))
    .orderBy(transfers.recordedAt);
const earned = async (accountId: string) =>
  (await booksOf(database(), accountId))["revenue:packs"] ?? "0.00";
const locked = <Answer>(
  accountId: string,
  at: Date,
  run: (
    tx: Parameters<typeof expirePack>[0],
    account: Parameters<typeof expirePack>[1],
  ) => Promise<Answer>,
) => database().transaction(async (tx) => run(tx, await lockAccount(tx, clockAt(at), accountId)));

/** A customer whose free calls of the month are used up. */
async function aBuyer(cash = "30") {
  const { accountId } = await aCustomer(database(), { clock, cash });
  await calling(accountId, 1000);
  return accountId;
}

describe("R-REV-1 · a pack earns with its calls", () => {
  it("each batch books what its calls earned, down to the fen, and the last call takes the rest", async () => {
    const accountId = await aBuyer();
    const { id } = await aBoughtPack(database(), { accountId, clock });
    const steps = [
      [3333, "9.99"],
      [3333, "19.99"],
      [3333, "29.99"],
      [1, "30.00"],
    ] as const;
    for (const [count, total] of steps) {
      await calling(accountId, count);
      expect(await earned(accountId)).toBe(total);
      await assertBooks(database(), accountId);
    }
    expect(await recognitions(accountId)).toEqual([
      { reference: `${id}:3333`, amount: "9.99" },
      { reference: `${id}:6666`, amount: "10.00" },
      { reference: `${id}:9999`, amount: "10.00" },
      { reference: `${id}:10000`, amount: "0.01" },
    ]);
  });

  it("calls that are worth less than a fen book nothing, until together they are", async () => {
    const accountId = await aBuyer();
    const { id } = await aBoughtPack(database(), { accountId, clock });
    for (let call = 0; call < 4; call += 1) await calling(accountId, 1);
    expect(await recognitions(accountId)).toEqual([{ reference: `${id}:4`, amount: "0.01" }]);
  });

  it("a batch that runs over three packs books each of them, in one transaction", async () => {
    const accountId = await aBuyer("90");
    const packs = await boughtPacks(database(), { accountId, clock, quantity: 3 });
    await calling(accountId, 5000, 15_000, 4000);
    expect(await recognitions(accountId)).toEqual(
      expect.arrayContaining([
        { reference: `${packs[0]?.id}:10000`, amount: "30.00" },
        { reference: `${packs[1]?.id}:10000`, amount: "30.00" },
        { reference: `${packs[2]?.id}:4000`, amount: "12.00" },
      ]),
    );
    await assertBooks(database(), accountId);
  });

  it("a repeated event earns nothing, and neither does a settlement", async () => {
    const accountId = await aBuyer();
    await aBoughtPack(database(), { accountId, clock });
    const event = calls(accountId, 5000);
    for (let sent = 0; sent < 2; sent += 1) await recordCalls(database(), clock, [event]);
    expect(await earned(accountId)).toBe("15.00");
    await database().transaction((tx) =>
      settleAccounts(
        tx,
        clockAt(shanghai("2025-12-01T00:10:00")),
        { id: "run", month: "2025-11" },
        [accountId],
      ),
    );
    expect(await earned(accountId)).toBe("15.00");
    await assertBooks(database(), accountId);
  });

  it("free and postpaid calls move no deferred money", async () => {
    const { accountId } = await aCustomer(database(), { clock });
    await calling(accountId, 2500);
    expect(await recognitions(accountId)).toEqual([]);
  });
});

describe("R-REV-1 · a pack that ends before its calls", () => {
  it("expires: what is left to earn is breakage", async () => {
    const accountId = await aBuyer();
    const { id } = await aBoughtPack(database(), { accountId, clock });
    await calling(accountId, 3334);
    await locked(accountId, YEAR_LATER, (tx, account) => expirePack(tx, account, id));
    expect(await booksOf(database(), accountId)).toMatchObject({
      "revenue:packs": "10.00",
      "revenue:breakage": "20.00",
    });
    expect(await booksOf(database(), accountId)).not.toHaveProperty("deferred:packs");
    await assertBooks(database(), accountId);
  });

  it("is refunded: the deferral is reversed, the voucher's part to the promotion (D-15)", async () => {
    const { accountId } = await aCustomer(database(), { clock, cash: "20", gift: "25" });
    const { id: voucherId } = await aVoucher(database(), { accountId, clock, amount: "15.00" });
    await calling(accountId, 1000);
    const packs = await boughtPacks(database(), { accountId, clock, quantity: 2, voucherId });
    await calling(accountId, 10_000);
    // The price is earned whole, whoever paid it: the voucher and the gift are the promotion's cost.
    expect(await booksOf(database(), accountId)).toMatchObject({
      "revenue:packs": "30.00",
      "deferred:packs": "30.00",
    });
    const unused = packs[1]?.id ?? "";
    valueOf(
      await requestRefund(
        as(database(), clock, { kind: "customer", accountId, by: "test" } as const),
        { accountId, packId: unused, reason: "不再需要", requestKey: randomUUID() },
      ),
    );
    const books = await booksOf(database(), accountId);
    expect(books).toMatchObject({ "revenue:packs": "30.00", "purse:cash": "10.00" });
    expect(books).not.toHaveProperty("deferred:packs");
    await assertBooks(database(), accountId);
  });
});

it("R-REV-1 · whatever is drawn in whatever batches, sold is deferred, recognised, lost or refunded", async () => {
  const batches = fc.array(fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1 }), {
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(batches, fc.integer({ min: 1, max: 4 }), async (drawn, quantity) => {
      const accountId = await aBuyer(String(quantity * 30));
      const packs = await boughtPacks(database(), { accountId, clock, quantity });
      await Promise.all(drawn.map((batch) => calling(accountId, ...batch)));
      await assertBooks(database(), accountId);
      for (const { id } of packs)
        await locked(accountId, YEAR_LATER, (tx, account) => expirePack(tx, account, id));
      await assertBooks(database(), accountId);
    }),
    { numRuns: 12 },
  );
});
