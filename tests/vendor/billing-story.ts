import { randomUUID } from "node:crypto";

import type { Database } from "@/db/client";
import { systemClock } from "@/lib/clock";
import { requestAdjustment } from "@/lib/services/adjustments/request-adjustment";
import { openCampaign } from "@/lib/services/campaigns/open-campaign";
import { freezeBalance } from "@/lib/services/freezes/freeze-balance";
import { releaseFreeze } from "@/lib/services/freezes/release-freeze";
import { buyPacks } from "@/lib/services/orders/buy-packs";
import { cancelOrder } from "@/lib/services/orders/cancel-order";
import { openOrder } from "@/lib/services/orders/open-order";
import type { Api } from "@/tests/rest/api";
import { aStaff, as, valueOf } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";

export type Story = Awaited<ReturnType<typeof playStory>>;

/**
 * An account that lived from 15 September to 3 November 2025: bought packs with and without a voucher, gave one back,
 * called both APIs, was settled twice, corrected, frozen and released. What each part comes to is worked out in
 * billing.test.ts.
 */
export async function playStory(api: Api, db: Database) {
  const account = await api.account({
    now: "2025-09-15T10:00:00+08:00",
    funds: { cash: "2000.00", income: "100.00", gift: "50.00" },
  });
  const customer = { kind: "customer", accountId: account.id, by: "test" } as const;
  const asking = as(db, systemClock, customer);
  const aVoucher = async (wish: Readonly<Record<string, unknown>>): Promise<string> =>
    (await api.made("/sandbox/vouchers", { accountId: account.id, ...wish })).id;

  const single = await aVoucher({
    amount: "60.00",
    scope: "prepaid",
    endsAt: "2025-12-31T00:00:00+08:00",
  });
  const multi = await aVoucher({
    amount: "10.00",
    multiUse: true,
    minimum: "20.00",
    scope: "postpaid",
    products: ["general", "legacy"],
    endsAt: "2026-06-30T00:00:00+08:00",
  });

  // September: 3 000 general calls, a thousand of them free, and 300 000 legacy ones; then two packs, one given back.
  await account.use([
    { product: "general", calls: 3_000 },
    { product: "legacy", edition: "camera", calls: 150_000 },
    { product: "legacy", edition: "album", calls: 150_000 },
  ]);
  const order = await account.made("/orders", {
    sku: "general-100k",
    quantity: 2,
    voucherId: single,
  });
  const [kept, returned]: { id: string }[] = order.packs;
  await account.advance("2025-09-20T12:00:00+08:00");
  const refund = await account.made("/refunds", { packId: returned!.id, reason: "买多了" });
  await account.use([{ product: "general", calls: 30_000 }]);

  await account.advance("2025-10-10T09:00:00+08:00");
  await account.made("/recharges", { amount: "100.00", channel: "sandbox" });
  const finance = as(db, systemClock, await aStaff(db, "finance"));
  const correction = { accountId: account.id, month: "2025-09", reason: "重复上报" } as const;
  const adjusting = (direction: "credit" | "debit", amount: string) =>
    requestAdjustment(finance, { ...correction, direction, amount, requestKey: randomUUID() });
  const credit = valueOf(await adjusting("credit", "6.00"));
  await account.advance("2025-10-11T09:00:00+08:00");
  const debit = valueOf(await adjusting("debit", "1.50"));
  const freezing = { accountId: account.id, amount: "40.00", reason: "核查", requestKey: "freeze" };
  const freeze = valueOf(await freezeBalance(finance, freezing));
  await account.advance("2025-10-12T09:00:00+08:00");
  valueOf(await releaseFreeze(finance, { accountId: account.id, freezeId: freeze.id }));

  // October: the pack covers 70 000 calls, the free one a thousand, and 9 015 are left for the bill.
  await account.use([{ product: "general", calls: 80_015 }]);
  const sale = await cheaperPacks(db, account.clockId ?? "");
  const campaignOrder = valueOf(
    await buyPacks(asking, {
      accountId: account.id,
      sku: "general-10k",
      quantity: 1,
      campaignId: sale.id,
      requestKey: randomUUID(),
    }),
  );
  await account.advance("2025-11-03T10:00:00+08:00");

  const open = (sku: string) =>
    openOrder(asking, { accountId: account.id, sku, quantity: 1, requestKey: randomUUID() });
  const cancelled = valueOf(await open("general-10k"));
  valueOf(await cancelOrder(asking, { accountId: account.id, orderId: cancelled.id }));
  const pending = valueOf(await open("general-1m"));
  return {
    account,
    vouchers: { single, multi },
    order: order.id as string,
    kept: kept!.id,
    returned: returned!.id,
    refund: refund.id as string,
    credit: credit.id,
    debit: debit.id,
    campaignOrder: campaignOrder.id,
    cancelled: cancelled.id,
    pending: pending.id,
  };
}

/** A campaign that sells packs of ten thousand at 24 instead of 30. */
async function cheaperPacks(db: Database, clockId: string) {
  const operator = as(db, systemClock, await aStaff(db, "operator"));
  return valueOf(
    await openCampaign(operator, {
      name: "金秋活动",
      clockId,
      requestKey: randomUUID(),
      draft: {
        kind: "sale",
        sku: "general-10k",
        price: "24.00",
        refundRule: { kind: "default" },
        perAccount: 10,
        startsAt: shanghai("2025-10-12T00:00:00"),
        endsAt: shanghai("2025-11-01T00:00:00"),
      },
    }),
  );
}
