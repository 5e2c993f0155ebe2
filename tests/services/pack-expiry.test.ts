import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { deductionsOf, packOf, packsOf } from "@/db/queries/packs";
import { transfers } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { lockAccount } from "@/lib/services/lock-account";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { expirePack } from "@/lib/services/packs/expire-pack";
import { requestRefund } from "@/lib/services/refunds/request-refund";
import { withdrawRefund } from "@/lib/services/refunds/withdraw-refund";
import { booksOf, assertBooks } from "@/tests/support/books";
import { aBoughtPack, aCustomer, aGiftedPack, as, valueOf } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const BOUGHT = shanghai("2025-11-18T12:00:00");
const ENDS = shanghai("2026-11-18T12:00:00");
const clock = clockAt(BOUGHT);

const calling = (accountId: string, calls: number, at: Date) =>
  recordCalls(database(), clockAt(at), [
    { accountId, key: randomUUID(), product: "general", edition: null, calls, occurredAt: null },
  ]);

const expiring = (accountId: string, packId: string, at: Date) =>
  database().transaction(async (tx) =>
    expirePack(tx, await lockAccount(tx, clockAt(at), accountId), packId),
  );

type BuyerWish = {
  readonly identityFingerprint?: string;
  readonly campaignRule?: { readonly kind: "days"; readonly days: number };
};

/** An account with one 10k pack for 30 yuan, whose free calls of the month are used up. */
async function aBuyer({ identityFingerprint, campaignRule }: BuyerWish = {}) {
  const { accountId } = await aCustomer(database(), { clock, cash: "30", identityFingerprint });
  await calling(accountId, 1000, BOUGHT);
  const { id: packId } = await aBoughtPack(database(), { accountId, clock, campaignRule });
  return { accountId, packId };
}

describe("the end of a pack", () => {
  it("R-ORD-5 · a call a millisecond before the end is covered, one at the end is not", async () => {
    const { accountId, packId } = await aBuyer();
    await calling(accountId, 1000, shanghai("2026-11-01T00:00:00"));
    const [before] = await calling(accountId, 1, new Date(ENDS.getTime() - 1));
    const [at] = await calling(accountId, 1, ENDS);
    expect(before).toMatchObject({ cover: { bought: 1, postpaid: 0 } });
    expect(at).toMatchObject({ cover: { bought: 0, postpaid: 1 } });

    expect(await expiring(accountId, packId, new Date(ENDS.getTime() - 1))).toBe(false);
    expect(await expiring(accountId, packId, ENDS)).toBe(true);
    expect(await expiring(accountId, packId, ENDS)).toBe(false);
    expect(await packOf(database(), accountId, packId, ENDS)).toMatchObject({
      expiredAt: ENDS,
      closedAt: ENDS,
      state: "expired",
      place: null,
    });
  });

  it("R-REV-1 · what was used is revenue and the rest is breakage, to the fen", async () => {
    const { accountId, packId } = await aBuyer();
    await calling(accountId, 3334, BOUGHT);
    await expiring(accountId, packId, ENDS);

    expect(await booksOf(database(), accountId)).toMatchObject({
      "revenue:packs": "10.00",
      "revenue:breakage": "20.00",
    });
    expect(await booksOf(database(), accountId)).not.toHaveProperty("deferred:packs");
    await assertBooks(database(), accountId);
  });

  it("R-USE-8 · hour by hour, what a pack gave adds up to what it lacks", async () => {
    const { accountId, packId } = await aBuyer();
    await calling(accountId, 7, BOUGHT);
    await calling(accountId, 5, shanghai("2025-11-18T13:00:00"));
    expect(await deductionsOf(database(), accountId, packId)).toEqual([
      { hour: BOUGHT, calls: 7, leftAfter: 9993 },
      { hour: shanghai("2025-11-18T13:00:00"), calls: 5, leftAfter: 9988 },
    ]);
  });

  it("R-FREE-1 · a free or gifted pack ends without moving money", async () => {
    const { accountId } = await aCustomer(database(), { clock });
    const endsAt = shanghai("2025-11-20T00:00:00");
    const gifted = await aGiftedPack(database(), { accountId, clock, endsAt });
    expect(await expiring(accountId, gifted.id, endsAt)).toBe(true);
    expect(
      await database().select().from(transfers).where(eq(transfers.accountId, accountId)),
    ).toEqual([]);
  });

  it("R-REF-9 · a pack in review outlives its end, and ends with the decision", async () => {
    const identityFingerprint = randomUUID();
    for (let other = 0; other < 2; other += 1)
      await aCustomer(database(), { clock, identityFingerprint });
    const campaignRule = { kind: "days", days: 400 } as const;
    const { accountId, packId } = await aBuyer({ identityFingerprint, campaignRule });
    const lastDay = clockAt(new Date(ENDS.getTime() - 1));
    const own = as(database(), lastDay, { kind: "customer", accountId, by: "test" } as const);
    const request = { accountId, packId, reason: "不再需要", requestKey: randomUUID() };
    const refund = valueOf(await requestRefund(own, request));
    expect(refund.state).toBe("in_review");
    expect(await expiring(accountId, packId, ENDS)).toBe(false);
    expect(await packOf(database(), accountId, packId, ENDS)).toMatchObject({ state: "held" });

    const later = as(database(), clockAt(shanghai("2026-12-01T09:00:00")), own.actor);
    valueOf(await withdrawRefund(later, { accountId, refundId: refund.id }));
    expect(await packOf(database(), accountId, packId, ENDS)).toMatchObject({
      expiredAt: ENDS,
      heldAt: null,
    });
    expect(await booksOf(database(), accountId)).toMatchObject({ "revenue:breakage": "29.00" });
    await assertBooks(database(), accountId);
  });
});

describe("the packs page", () => {
  it("R-USE-3 · shows covering packs in the order of cover, and each tab its own", async () => {
    const { accountId, packId } = await aBuyer();
    const tabs = async (tab: Parameters<typeof packsOf>[2]["tab"], now = BOUGHT) =>
      (await packsOf(database(), accountId, { tab, now })).map(({ kind, place }) => [kind, place]);
    expect(await tabs(undefined)).toEqual([
      ["bought", 1],
      ["free", null],
    ]);
    expect(await tabs("active")).toEqual([["bought", 1]]);
    expect(await tabs("unused")).toEqual([["bought", 1]]);
    expect(await tabs("used-up")).toEqual([["free", null]]);
    expect(await tabs("gifted")).toEqual([["free", null]]);
    expect(await tabs("expired", ENDS)).toEqual([["bought", null]]);
    expect(await tabs("refunded")).toEqual([]);
    await expiring(accountId, packId, ENDS);
    expect(await tabs("expired", ENDS)).toEqual([["bought", null]]);
  });
});
