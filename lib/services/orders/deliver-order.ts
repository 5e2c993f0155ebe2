import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { orders, packs } from "@/db/schema";
import { fenString } from "@/lib/core/money";
import type { Payment, VoucherState } from "@/lib/core/payment";
import type { PurchasePlan } from "@/lib/core/purchase";
import type { Campaign } from "@/lib/services/campaigns/campaign";
import { transfer } from "@/lib/services/ledger";
import type { LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import type { Order } from "@/lib/services/orders/place-order";
import { spendVoucher } from "@/lib/services/vouchers/spend-voucher";

type Terms = {
  readonly voucher: VoucherState | null;
  /** R-REF-6 · The campaign that the packs are bought in, whose refund rule they keep; null outside one. */
  readonly campaign: Campaign | null;
};

/** R-ORD-2 · Pays a pending order and delivers its packs, in the transaction that planned it. */
export async function deliverOrder(
  tx: Tx,
  account: LockedAccount,
  order: Order,
  plan: PurchasePlan,
  { voucher, campaign }: Terms,
): Promise<Order> {
  await takePayment(tx, account, order, plan.payment);
  if (voucher) await spendVoucher(tx, account, voucher, plan.payment.voucher);
  const delivered = await markDelivered(tx, account, order, plan, voucher);
  await deliverPacks(tx, account, order, plan, campaign);
  return delivered;
}

// R-REV-1 · A sale is deferred: it becomes revenue as the packs are used.
async function takePayment(
  tx: Tx,
  account: LockedAccount,
  order: Order,
  paid: Payment,
): Promise<void> {
  await transfer(tx, account, { cause: "order", reference: order.id }, [
    { from: "vouchers", to: "deferred:packs", amount: paid.voucher },
    { from: "purse:gift", to: "deferred:packs", amount: paid.gift },
    { from: "purse:income", to: "deferred:packs", amount: paid.income },
    { from: "purse:cash", to: "deferred:packs", amount: paid.cash },
  ]);
}

async function markDelivered(
  tx: Tx,
  account: LockedAccount,
  { id }: Order,
  { payment }: PurchasePlan,
  voucher: VoucherState | null,
): Promise<Order> {
  const [delivered] = await tx
    .update(orders)
    .set({
      ...paidColumns(payment),
      voucherId: voucher?.id ?? null,
      paidAt: account.now,
      deliveredAt: account.now,
    })
    .where(and(eq(orders.accountId, account.id), eq(orders.id, id)))
    .returning();
  if (!delivered) throw new Error(`order ${id} was not found`);
  return delivered;
}

// R-ORD-3 · One row a unit, each with its own price in each purse, so that any one can be refunded exactly.
async function deliverPacks(
  tx: Tx,
  account: LockedAccount,
  order: Order,
  { offer, perPack, endsAt }: PurchasePlan,
  campaign: Campaign | null,
): Promise<void> {
  await tx.insert(packs).values(
    perPack.map((paid) => ({
      accountId: account.id,
      id: newId("pkg"),
      product: offer.product,
      kind: "bought" as const,
      callsTotal: offer.calls,
      startsAt: account.now,
      endsAt,
      createdAt: account.now,
      orderId: order.id,
      sku: offer.sku,
      price: fenString(offer.price),
      ...paidColumns(paid),
      campaignRule: campaign?.refundRule ?? null,
      campaignId: campaign?.id ?? null,
    })),
  );
}

const paidColumns = ({ voucher, gift, income, cash }: Payment) => ({
  paidVoucher: fenString(voucher),
  paidGift: fenString(gift),
  paidIncome: fenString(income),
  paidCash: fenString(cash),
});
