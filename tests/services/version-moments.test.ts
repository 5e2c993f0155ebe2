import { randomUUID } from "node:crypto";

import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { accounts, billLines, bills, packs } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { FIRST_CATALOG, type Catalog } from "@/lib/core/catalog";
import { cny } from "@/lib/core/money";
import type { Policies } from "@/lib/core/policies";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { buyPacks } from "@/lib/services/orders/buy-packs";
import { openOrder } from "@/lib/services/orders/open-order";
import { payOrder } from "@/lib/services/orders/pay-order";
import { approveRefund } from "@/lib/services/refunds/approve-refund";
import { requestRefund } from "@/lib/services/refunds/request-refund";
import { settleAccounts } from "@/lib/services/settlement/settle-accounts";
import { charge } from "@/tests/support/owe";
import {
  aBoughtPack,
  aCatalog,
  aCustomer,
  as,
  aStaff,
  refusalOf,
  valueOf,
} from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

// D-28 · Which version decides what: one test for each row of its table. Version 2 begins in the middle of a month.
const database = useDatabase();
const BORDER = "2025-11-18T12:00:00.000";
const before = clockAt(shanghai("2025-11-18T11:59:59.999"));
const after = clockAt(shanghai(BORDER));

const policies: Policies = {
  ...FIRST_CATALOG.policies,
  graceHours: 48,
  refundDays: 3,
  coApprovalAbove: cny(10),
  abuse: { ...FIRST_CATALOG.policies.abuse, refunds: 1 },
  orderExpiryHours: 2,
  packQuantityMax: 2,
  lateUsageDays: 5,
};
const { general, legacy } = FIRST_CATALOG.products;
const SECOND: Catalog = {
  ...FIRST_CATALOG,
  version: 2,
  effectiveFrom: shanghai(BORDER),
  products: {
    legacy,
    general: {
      ...general,
      freeCallsPerMonth: 5000,
      tiers: general.tiers.map((tier) => ({ ...tier, unitPrice: cny(tier.unitPrice.times(2)) })),
    },
  },
  packs: FIRST_CATALOG.packs.map((offer) => ({ ...offer, price: cny(offer.price.times(2)) })),
  policies,
};

const customer = async (wish: object = {}) => {
  await aCatalog(database(), SECOND);
  return aCustomer(database(), { clock: before, cash: "50000", ...wish });
};
const asCustomer = (accountId: string, at: string) =>
  as(database(), clockAt(shanghai(at)), { kind: "customer", accountId, by: "test" } as const);
const wishOf = (accountId: string, quantity = 1) => ({
  accountId,
  sku: "general-10k",
  quantity,
  requestKey: randomUUID(),
});
const askFor = (accountId: string, packId: string, at: string) =>
  requestRefund(asCustomer(accountId, at), {
    accountId,
    packId,
    reason: "不需要了",
    requestKey: randomUUID(),
  });
const calling = (accountId: string, calls: number, occurredAt: string, at = occurredAt) =>
  recordCalls(database(), clockAt(shanghai(at)), [
    {
      accountId,
      key: randomUUID(),
      product: "general",
      edition: null,
      calls,
      occurredAt: shanghai(occurredAt),
    },
  ]);

describe("R-CAT-5 · which version decides what", () => {
  it("R-CAT-5 · a call's price is that of when it happened; the tier is that of the whole month", async () => {
    const { accountId } = await customer();
    await calling(accountId, 600_000, "2025-11-18T11:59:59.999");
    await calling(accountId, 500_000, BORDER);
    await database().transaction((tx) =>
      settleAccounts(
        tx,
        clockAt(shanghai("2025-12-01T00:10:00")),
        { id: "run_test", month: "2025-11" },
        [accountId],
      ),
    );
    const lines = await database()
      .select()
      .from(billLines)
      .where(and(eq(billLines.accountId, accountId), eq(billLines.month, "2025-11")))
      .orderBy(billLines.catalogVersion);
    expect(lines).toMatchObject([
      // 1 100 000 calls in all reach the second tier in both versions; 1000 were free.
      {
        catalogVersion: 1,
        calls: 600_000,
        postpaidCalls: 599_000,
        tierVolume: 1_100_000,
        charge: "1677.20",
      },
      {
        catalogVersion: 2,
        calls: 500_000,
        postpaidCalls: 500_000,
        tierVolume: 1_100_000,
        charge: "2800.00",
      },
    ]);
    const [bill] = await database().select().from(bills).where(eq(bills.accountId, accountId));
    expect(bill?.total).toBe("4477.20");
  });

  it("R-FREE-1 · the free pack is that of the month's first instant, also for who comes later", async () => {
    const { accountId } = await customer({ clock: clockAt(shanghai("2025-11-20T00:00:00")) });
    const [pack] = await database().select().from(packs).where(eq(packs.accountId, accountId));
    expect(pack?.callsTotal).toBe(1000);
    await calling(accountId, 1, "2025-12-01T00:00:00.000");
    const [december] = await database()
      .select()
      .from(packs)
      .where(and(eq(packs.accountId, accountId), eq(packs.freeMonth, "2025-12")));
    expect(december?.callsTotal).toBe(5000);
  });

  it("R-ORD-1 · price, quantity and expiry of an order are those of when it was placed", async () => {
    const { accountId } = await customer();
    const order = valueOf(
      await openOrder(asCustomer(accountId, "2025-11-18T11:59:59.999"), wishOf(accountId, 3)),
    );
    expect(order).toMatchObject({ total: "90.00", expiresAt: shanghai("2025-11-19T11:59:59.999") });
    const paid = valueOf(
      await payOrder(asCustomer(accountId, "2025-11-19T11:00:00"), {
        accountId,
        orderId: order.id,
      }),
    );
    expect(paid.paidCash).toBe("90.00");

    const late = asCustomer(accountId, BORDER);
    expect(refusalOf(await buyPacks(late, wishOf(accountId, 3)))).toMatchObject({
      code: "bad-quantity",
    });
    expect(valueOf(await openOrder(late, wishOf(accountId)))).toMatchObject({
      total: "60.00",
      expiresAt: shanghai("2025-11-18T14:00:00"),
    });
  });

  it("R-REF-3 · the refund window is that of the delivery", async () => {
    const { accountId } = await customer();
    const early = await aBoughtPack(database(), { accountId, clock: before });
    const late = await aBoughtPack(database(), { accountId, clock: after });
    // Three days after the 18th are over with the 21st, seven with the 25th.
    const refused = valueOf(await askFor(accountId, late.id, "2025-11-22T00:00:00.000"));
    expect(refused).toMatchObject({ state: "refused" });
    const other = await customer();
    const kept = await aBoughtPack(database(), { accountId: other.accountId, clock: after });
    expect(valueOf(await askFor(other.accountId, kept.id, "2025-11-21T23:59:59.999")).state).toBe(
      "paid",
    );
    expect(valueOf(await askFor(accountId, early.id, "2025-11-25T23:59:59.999")).state).toBe(
      "paid",
    );
  });

  it("R-REF-7 R-REF-11 · signals are those of the request, the second approver that of the approval", async () => {
    const { accountId } = await customer();
    const [first, second, third] = [
      await aBoughtPack(database(), { accountId, clock: before }),
      await aBoughtPack(database(), { accountId, clock: before }),
      await aBoughtPack(database(), { accountId, clock: before }),
    ];
    expect(valueOf(await askFor(accountId, first.id, "2025-11-18T11:59:59.999")).state).toBe(
      "paid",
    );
    // One refund is no signal before, and one after.
    expect(valueOf(await askFor(accountId, second.id, "2025-11-18T11:59:59.999")).state).toBe(
      "paid",
    );
    const waiting = valueOf(await askFor(accountId, third.id, BORDER));
    expect(waiting.state).toBe("in_review");
    // Thirty yuan need nobody else under the first version, and finance under the second.
    const support = as(database(), after, await aStaff(database(), "support"));
    const approved = valueOf(
      await approveRefund(support, { accountId, refundId: waiting.id, note: "已核实" }),
    );
    expect(approved.state).toBe("awaiting_finance");
  });

  it.each([
    ["2025-11-18T11:59:59.999", "2025-11-19T11:59:59.999"],
    [BORDER, "2025-11-20T12:00:00.000"],
  ])("R-ARR-1 · the grace time is that of when the arrears began: %s", async (began, ends) => {
    const { accountId } = await customer({ cash: undefined });
    await charge(database(), clockAt(shanghai(began)), accountId, "10");
    const [account] = await database().select().from(accounts).where(eq(accounts.id, accountId));
    expect(account?.graceEndsAt).toEqual(shanghai(ends));
  });

  it("R-USE-7 · how late usage may come is that of when it comes", async () => {
    const { accountId } = await customer({ clock: clockAt(shanghai("2025-11-01T00:00:00")) });
    const [taken] = await calling(accountId, 1, "2025-11-11T00:00:00", "2025-11-18T11:59:59.999");
    expect(taken).toMatchObject({ outcome: "recorded" });
    const [late] = await calling(accountId, 1, "2025-11-11T00:00:00", BORDER);
    expect(late).toMatchObject({ refusal: { code: "too-late" } });
  });
});
