import { randomUUID } from "node:crypto";

import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { orderOf } from "@/db/queries/orders";
import { refundsOf } from "@/db/queries/refunds";
import { contentStops } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { restoreAccount } from "@/lib/services/content/restore-account";
import { stopAccount } from "@/lib/services/content/stop-account";
import { pursesOf } from "@/lib/services/ledger";
import { refundOutlook } from "@/lib/services/refunds/refund-outlook";
import { booksOf, assertBooks } from "@/tests/support/books";
import {
  aBoughtPack,
  aGiftedPack,
  aStaff,
  aVoucher,
  boughtPacks,
  refusalOf,
  valueOf,
} from "@/tests/support/factories";
import { inText } from "@/tests/support/money";
import { failedOf, refundDesk } from "@/tests/support/refund-desk";
import { shanghai } from "@/tests/support/shanghai";
import { charge } from "@/tests/support/owe";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const NOON = shanghai("2025-10-01T12:00:00");
const clock = clockAt(NOON);
const { customer, asking, calling, packNow, deciding } = refundDesk(database, clock);

describe("a request that the rules decide", () => {
  it("R-REF-8 · is paid at once where all rules pass and nothing is suspect", async () => {
    const { accountId } = await customer();
    const pack = await aBoughtPack(database(), { accountId, clock });
    const refund = valueOf(await asking(pack));

    expect(refund).toMatchObject({
      state: "paid",
      cash: "30.00",
      decidedAt: NOON,
      decidedBy: "system:refund-rules",
    });
    expect(failedOf(refund.rules)).toEqual([]);
    expect(await packNow(pack)).toMatchObject({
      refundedAt: NOON,
      closedAt: NOON,
      heldAt: null,
      state: "refunded",
    });
    expect(inText(await pursesOf(database(), accountId))).toMatchObject({ cash: "100.00" });
    expect(await booksOf(database(), accountId)).not.toHaveProperty("deferred:packs");
    await assertBooks(database(), accountId);
  });

  it("R-REF-4 · each amount goes back to its own purse; the voucher is not returned", async () => {
    const { accountId } = await customer({ cash: "1000", income: "60.01", gift: "20" });
    const voucher = await aVoucher(database(), { clock, accountId, amount: "40" });
    const [pack, kept] = await boughtPacks(database(), {
      accountId,
      clock,
      sku: "general-100k",
      quantity: 2,
      voucherId: voucher.id,
    });
    if (!pack || !kept) throw new Error("two packs were bought");
    const before = await pursesOf(database(), accountId);
    const refund = valueOf(await asking(pack));

    expect(refund).toMatchObject({
      cash: pack.paidCash,
      income: pack.paidIncome,
      gift: pack.paidGift,
      voucherNotReturned: pack.paidVoucher,
    });
    const after = await pursesOf(database(), accountId);
    expect(after.cash.minus(before.cash).toFixed(2)).toBe(pack.paidCash);
    expect(after.income.minus(before.income).toFixed(2)).toBe(pack.paidIncome);
    expect(after.gift.minus(before.gift).toFixed(2)).toBe(pack.paidGift);
    const books = await booksOf(database(), accountId);
    expect(books).toMatchObject({ "deferred:packs": "280.00" });
    expect(books).not.toHaveProperty("vouchers");
    await assertBooks(database(), accountId);

    const order = await orderOf(database(), accountId, pack.orderId ?? "", NOON);
    expect(order?.state).toBe("partly_refunded");
    valueOf(await asking(kept));
    expect((await orderOf(database(), accountId, pack.orderId ?? "", NOON))?.state).toBe(
      "refunded",
    );
  });

  it("R-REF-1 · a gifted pack is refused and the request put on record", async () => {
    const { accountId } = await customer();
    const pack = await aGiftedPack(database(), { accountId, clock });
    const refund = valueOf(await asking(pack));
    expect(refund).toMatchObject({ state: "refused", cash: "0.00", decidedAt: NOON });
    expect(failedOf(refund.rules)).toEqual(["R-REF-1"]);
    expect(await packNow(pack)).toMatchObject({ heldAt: null, refundedAt: null });
    expect(await refundsOf(database(), accountId, { limit: 5 })).toMatchObject([
      { refund: { id: refund.id } },
    ]);
  });

  it("R-REF-2 · one call makes the pack unrefundable", async () => {
    const { accountId } = await customer({ activated: true });
    const pack = await aBoughtPack(database(), { accountId, clock });
    await calling(accountId, 1001);
    const refund = valueOf(await asking(pack));
    expect(failedOf(refund.rules)).toEqual(["R-REF-2"]);
    expect(refund.state).toBe("refused");
  });

  it.each([
    ["2025-10-08T23:59:59.999", "paid", []],
    ["2025-10-09T00:00:00.000", "refused", ["R-REF-3"]],
  ] as const)("R-REF-3 · bought on 1 October, asked at %s: %s", async (time, state, failed) => {
    const { accountId } = await customer();
    const pack = await aBoughtPack(database(), { accountId, clock });
    const refund = valueOf(await asking(pack, { at: clockAt(shanghai(time)) }));
    expect(refund.state).toBe(state);
    expect(failedOf(refund.rules)).toEqual(failed);
  });

  it.each([
    [{ kind: "none" }, "2025-10-01T13:00:00", ["R-REF-6"]],
    [{ kind: "days", days: 3 }, "2025-10-04T23:59:59.999", []],
    [{ kind: "days", days: 3 }, "2025-10-05T00:00:00", ["R-REF-6"]],
    [{ kind: "days", days: 30 }, "2025-10-31T23:59:59.999", []],
    [{ kind: "default" }, "2025-10-09T00:00:00", ["R-REF-3"]],
  ] as const)(
    "R-REF-6 · a campaign's own rule comes first: %o at %s",
    async (campaignRule, time, failed) => {
      const { accountId } = await customer();
      const pack = await aBoughtPack(database(), { accountId, clock, campaignRule });
      const refund = valueOf(await asking(pack, { at: clockAt(shanghai(time)) }));
      expect(failedOf(refund.rules)).toEqual(failed);
    },
  );

  it("R-REF-5 · no pack is refundable while a stop is on record as upheld", async () => {
    const { accountId } = await customer();
    const pack = await aBoughtPack(database(), { accountId, clock });
    const support = await aStaff(database(), "support");
    const stop = { accountId, category: "illegal", evidence: "sample 1" } as const;
    valueOf(await stopAccount(deciding(support), stop));
    expect(failedOf(valueOf(await asking(pack)).rules)).toEqual(["R-REF-5"]);

    valueOf(await restoreAccount(deciding(support), { accountId, reason: "rectified" }));
    expect(failedOf(valueOf(await asking(pack)).rules)).toEqual(["R-REF-5"]);

    await database()
      .update(contentStops)
      .set({ upheld: false })
      .where(eq(contentStops.accountId, accountId));
    expect(valueOf(await asking(pack)).state).toBe("paid");
  });

  it("R-REF-8 · an expired pack is not refundable", async () => {
    const { accountId } = await customer();
    const campaignRule = { kind: "days", days: 400 } as const;
    const pack = await aBoughtPack(database(), { accountId, clock, campaignRule });
    const late = clockAt(shanghai("2026-10-01T12:00:00"));
    expect(failedOf(valueOf(await asking(pack, { at: late })).rules)).toEqual(["R-REF-8"]);
  });

  it("R-REF-10 · a pack that was paid back is not paid back again", async () => {
    const { accountId } = await customer();
    const pack = await aBoughtPack(database(), { accountId, clock });
    valueOf(await asking(pack));
    expect(failedOf(valueOf(await asking(pack)).rules)).toEqual(["R-REF-10"]);
    expect(inText(await pursesOf(database(), accountId))).toMatchObject({ cash: "100.00" });
  });

  it("R-REF-10 · the same request is answered the same, another under its key is refused", async () => {
    const { accountId } = await customer();
    const pack = await aBoughtPack(database(), { accountId, clock });
    const requestKey = randomUUID();
    const first = valueOf(await asking(pack, { requestKey }));
    expect(valueOf(await asking(pack, { requestKey })).id).toBe(first.id);
    expect(refusalOf(await asking(pack, { requestKey, reason: "其他" }))).toMatchObject({
      code: "request-key-conflict",
    });
    expect(refusalOf(await asking({ ...pack, id: "pkg_none" }))).toMatchObject({
      code: "pack-not-found",
    });
    expect(refusalOf(await asking(pack, { reason: " " }))).toMatchObject({
      code: "reason-required",
    });
  });

  it("R-FUND-5 · a refund that lifts the balance to zero ends arrears in the same transaction", async () => {
    const { accountId } = await customer({ cash: "30" });
    const pack = await aBoughtPack(database(), { accountId, clock });
    await charge(database(), clock, accountId, "20");
    await database().execute(
      sql`update accounts set suspended_for_arrears_at = arrears_since where id = ${accountId}`,
    );
    valueOf(await asking(pack));
    const [account] = await database().execute<{ suspended: boolean }>(
      sql`select suspended_for_arrears_at is not null as suspended from accounts where id = ${accountId}`,
    );
    expect(account?.suspended).toBe(false);
  });

  it("R-REF-8 · what is shown before is what is decided after", async () => {
    const { accountId } = await customer();
    const pack = await aBoughtPack(database(), { accountId, clock });
    const shown = await refundOutlook(database(), clock, accountId, pack.id);
    expect(shown).toMatchObject({ verdict: "pay", until: shanghai("2025-10-09T00:00:00") });
    expect(valueOf(await asking(pack)).rules).toEqual(shown?.rules);
    expect(await refundOutlook(database(), clock, accountId, "pkg_none")).toBeNull();
  });
});
