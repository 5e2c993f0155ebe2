import { randomUUID } from "node:crypto";

import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import {
  purchaseHistoryOf,
  refundById,
  refundsDecided,
  refundsWaiting,
} from "@/db/queries/refunds";
import { contentStops, notices, packs, REAL_CLOCK } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { restoreAccount } from "@/lib/services/content/restore-account";
import { stopAccount } from "@/lib/services/content/stop-account";
import { approveRefund } from "@/lib/services/refunds/approve-refund";
import { reviewOutlook } from "@/lib/services/refunds/refund-outlook";
import { refuseRefund } from "@/lib/services/refunds/refuse-refund";
import { withdrawRefund } from "@/lib/services/refunds/withdraw-refund";
import { assertBooks } from "@/tests/support/books";
import { aBoughtPack, as, aStaff, refusalOf, valueOf } from "@/tests/support/factories";
import { failedOf, refundDesk, signalOf } from "@/tests/support/refund-desk";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const NOON = shanghai("2025-10-01T12:00:00");
const clock = clockAt(NOON);
const { customer, asking, calling, packNow, inReview, deciding } = refundDesk(database, clock);

describe("a request that a signal sends to review", () => {
  it("R-REF-7 · three refunds in thirty days", async () => {
    const { accountId } = await customer({ cash: "10000" });
    for (const sku of ["general-10k", "general-100k", "general-1m"] as const) {
      expect(
        valueOf(await asking(await aBoughtPack(database(), { accountId, clock, sku }))).state,
      ).toBe("paid");
    }
    const fourth = valueOf(
      await asking(await aBoughtPack(database(), { accountId, clock, sku: "general-5m" })),
    );
    expect([fourth.state, signalOf(fourth.rules)]).toEqual(["in_review", "many-refunds"]);

    const monthLater = clockAt(shanghai("2025-10-31T12:00:00.001"));
    const fifth = await aBoughtPack(database(), { accountId, clock: monthLater });
    expect(valueOf(await asking(fifth, { at: monthLater })).state).toBe("paid");
  });

  it("R-REF-7 · a size that was bought and given back twice", async () => {
    const { refund } = await inReview();
    expect(signalOf(refund.rules)).toBe("repeated-size");
  });

  it("R-REF-7 · three accounts of one identity", async () => {
    const identityFingerprint = randomUUID();
    const accounts = [];
    for (let account = 0; account < 3; account += 1)
      accounts.push(await customer({ identityFingerprint }));
    const [{ accountId } = { accountId: "" }] = accounts;
    const refund = valueOf(await asking(await aBoughtPack(database(), { accountId, clock })));
    expect([refund.state, signalOf(refund.rules)]).toEqual(["in_review", "shared-identity"]);
  });

  it("R-REF-9 · the pack covers nothing while it is decided, and covers again when refused", async () => {
    const { accountId, pack, refundId } = await inReview();
    const support = await aStaff(database(), "support");
    const [held] = await calling(accountId, 1500);
    expect(held).toMatchObject({
      outcome: "recorded",
      cover: { free: 1000, bought: 0, postpaid: 500 },
    });

    const refused = valueOf(
      await refuseRefund(deciding(support), {
        accountId,
        refundId,
        customerReason: "多次买入后退回",
      }),
    );
    expect(refused).toMatchObject({
      state: "refused",
      customerReason: "多次买入后退回",
      decidedBy: support.personId,
    });
    const [released] = await calling(accountId, 10);
    expect(released).toMatchObject({ cover: { bought: 10, postpaid: 0 } });
    expect(await packNow(pack)).toMatchObject({ heldAt: null, callsUsed: 10 });
  });

  it("R-REF-7 · refusing needs a reason that the customer can read", async () => {
    const { accountId, refundId } = await inReview();
    const support = await aStaff(database(), "support");
    expect(
      refusalOf(
        await refuseRefund(deciding(support), { accountId, refundId, customerReason: " " }),
      ),
    ).toEqual({
      code: "reason-required",
      rule: "R-REF-7",
    });
  });

  it("R-REF-9 · a request made within the window stays timely however long the review takes", async () => {
    const { accountId, pack, refundId } = await inReview();
    const support = await aStaff(database(), "support");
    const yearsLater = clockAt(shanghai("2027-01-15T10:00:00"));
    const paid = valueOf(
      await approveRefund(deciding(support, yearsLater), { accountId, refundId, note: "checked" }),
    );
    expect(paid).toMatchObject({ state: "paid", decidedBy: support.personId });
    expect(await packNow(pack)).toMatchObject({ refundedAt: yearsLater.now() });
    await assertBooks(database(), accountId);
  });

  it("R-REF-9 · withdrawing gives the pack back to its use; a decided request stays decided", async () => {
    const { accountId, pack, refundId } = await inReview();
    const own = as(database(), clock, { kind: "customer", accountId, by: "test" } as const);
    expect(valueOf(await withdrawRefund(own, { accountId, refundId })).state).toBe("withdrawn");
    expect(await packNow(pack)).toMatchObject({ heldAt: null, state: "unused" });
    expect(refusalOf(await withdrawRefund(own, { accountId, refundId }))).toEqual({
      code: "refund-decided",
      rule: "R-REF-10",
      state: "withdrawn",
    });
    expect(valueOf(await asking(pack)).state).toBe("in_review");
  });

  it("R-REF-5 · a content stop refuses what is in review and frees the pack", async () => {
    const { accountId, pack, refundId } = await inReview();
    const support = await aStaff(database(), "support");
    valueOf(
      await stopAccount(deciding(support), {
        accountId,
        category: "illegal",
        evidence: "sample 1",
      }),
    );
    const row = await refundById(database(), refundId);
    expect(row?.refund).toMatchObject({ state: "refused", decidedAt: NOON });
    expect(failedOf(row?.refund.rules)).toEqual(["R-REF-5"]);
    expect(await packNow(pack)).toMatchObject({ heldAt: null, refundedAt: null });
    expect(
      await database()
        .select()
        .from(notices)
        .where(and(eq(notices.accountId, accountId), eq(notices.kind, "refund-refused"))),
    ).toHaveLength(1);
  });

  it("R-REF-9 · what a wrong stop refused waits again once it is overturned, however late", async () => {
    const { accountId, pack, refundId } = await inReview();
    const support = await aStaff(database(), "support");
    const evidence = "sample 1";
    valueOf(await stopAccount(deciding(support), { accountId, category: "illegal", evidence }));
    const late = clockAt(shanghai("2025-10-20T09:00:00"));
    const restoring = deciding(support, late);
    valueOf(await restoreAccount(restoring, { accountId, reason: "mix-up", overturned: true }));
    expect((await refundById(database(), refundId))?.refund.state).toBe("in_review");
    expect(await packNow(pack)).toMatchObject({ heldAt: late.now() });
    const paid = valueOf(await approveRefund(restoring, { accountId, refundId, note: "checked" }));
    expect(paid.state).toBe("paid");
    await assertBooks(database(), accountId);
  });

  it("R-REF-8 · the rules are asked again under the lock that pays", async () => {
    const { accountId, refundId } = await inReview();
    const support = await aStaff(database(), "support");
    await database().insert(contentStops).values({
      accountId,
      id: "stp_old",
      category: "illegal",
      evidence: "found later",
      stoppedAt: NOON,
      stoppedBy: "support:x",
      liftedAt: NOON,
      liftReason: "rectified",
    });
    expect((await reviewOutlook(database(), accountId, refundId))?.failed).toEqual(["R-REF-5"]);
    expect(
      refusalOf(await approveRefund(deciding(support), { accountId, refundId, note: "checked" })),
    ).toMatchObject({ code: "rules-failed", rule: "R-REF-5", failed: ["R-REF-5"] });
  });
});

describe("what staff see", () => {
  it("R-REF-7 · the queue holds what waits, oldest first, with the account's name", async () => {
    const { refundId, accountId } = await inReview();
    const waiting = await refundsWaiting(database(), REAL_CLOCK);
    expect(waiting.find(({ refund }) => refund.id === refundId)).toMatchObject({
      account: { id: accountId, name: "青禾相册" },
      pack: { sku: "general-10k" },
    });
    expect(await refundsWaiting(database(), "clk_other")).toEqual([]);
    const times = waiting.map(({ refund }) => refund.requestedAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it("R-REF-7 · decided requests are paged, and the history of buying and giving back is evidence", async () => {
    const { accountId } = await inReview();
    const first = await refundsDecided(database(), REAL_CLOCK, { limit: 1 });
    const [last] = first;
    if (!last?.refund.decidedAt) throw new Error("nothing was decided");
    const after = { at: last.refund.decidedAt, id: last.refund.id };
    const [next] = await refundsDecided(database(), REAL_CLOCK, { after, limit: 1 });
    expect(next?.refund.id).not.toBe(last.refund.id);

    const history = await purchaseHistoryOf(database(), accountId, shanghai("2025-09-01T00:00:00"));
    expect(history.map(({ what }) => what).toSorted()).toEqual([
      "bought",
      "bought",
      "bought",
      "refunded",
      "refunded",
    ]);
    expect(
      await database().select().from(packs).where(eq(packs.accountId, accountId)),
    ).toHaveLength(4);
  });
});
