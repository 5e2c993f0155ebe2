import { and, eq } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, vouchers } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import type { Catalog } from "@/lib/core/catalog";
import type { VoucherState } from "@/lib/core/payment";
import {
  planPurchase,
  type PurchasePlan,
  type PurchaseRefusal,
  type PurchaseRequest,
} from "@/lib/core/purchase";
import { ok, refuse, type Result } from "@/lib/core/result";
import { clockTime } from "@/lib/services/clock-time";
import type { LockedAccount } from "@/lib/services/lock-account";
import { buyerOf } from "@/lib/services/orders/buyer";
import { termsNow, type CampaignRefusal } from "@/lib/services/orders/order-terms";
import { voucherState } from "@/lib/services/vouchers/spend-voucher";

export type VoucherNotFound = { readonly code: "voucher-not-found"; readonly rule: "R-FUND-2" };
export type PlanRefusal = PurchaseRefusal | VoucherNotFound;
export type PlannedRequest = PurchaseRequest & { readonly voucherId?: string | null };

/** A plan, and the voucher that it spends, if any. */
export type OrderPlan = PurchasePlan & { readonly voucher: VoucherState | null };

/** R-ORD-1, R-ORD-2 · Gathers what the purchase rules ask about an account, and asks them. */
export async function planOrder(
  db: Asker,
  account: Omit<LockedAccount, symbol>,
  catalog: Catalog,
  request: PlannedRequest,
): Promise<Result<OrderPlan, PlanRefusal>> {
  const voucher = request.voucherId ? await voucherOf(db, account.id, request.voucherId) : null;
  if (request.voucherId && !voucher) return refuse({ code: "voucher-not-found", rule: "R-FUND-2" });
  const plan = planPurchase(await buyerOf(db, account), voucher, catalog, request, account.now);
  return plan.ok ? ok({ ...plan.value, voucher }) : plan;
}

/**
 * What a purchase would cost in each purse, or why it would be refused, before anybody pays. The same rules answer
 * again under the lock when it is paid.
 */
export async function previewOrder(
  db: Asker,
  clock: Clock,
  accountId: string,
  request: PlannedRequest & { readonly campaignId?: string | null },
): Promise<Result<OrderPlan, PlanRefusal | CampaignRefusal>> {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  if (!row) throw new Error(`account ${accountId} does not exist`);
  const account = { ...row, now: await clockTime(db, clock, row.clockId) };
  const terms = await termsNow(db, account, request);
  return terms.ok ? planOrder(db, account, terms.value.catalog, request) : terms;
}

async function voucherOf(db: Asker, accountId: string, id: string): Promise<VoucherState | null> {
  const [row] = await db
    .select()
    .from(vouchers)
    .where(and(eq(vouchers.accountId, accountId), eq(vouchers.id, id)));
  return row ? voucherState(row) : null;
}
