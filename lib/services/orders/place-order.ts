import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { orders } from "@/db/schema";
import type { LegalDocument } from "@/lib/core/agreement";
import { plusHours } from "@/lib/core/calendar";
import type { PackOffer } from "@/lib/core/catalog";
import { fenString, times } from "@/lib/core/money";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import type { OrderTerms } from "@/lib/services/orders/order-terms";

export type Order = typeof orders.$inferSelect;

export type OrderRequest = {
  readonly accountId: string;
  /** As the buyer sent them: the rules have not looked at the size and the quantity yet. */
  readonly sku: string;
  readonly quantity: number;
  /** The one voucher that the buyer picked, or none (R-FUND-2). */
  readonly voucherId?: string | null;
  /** R-REF-6 · The campaign that it is bought in, or none. */
  readonly campaignId?: string | null;
  /** The texts that the buyer agreed to; none where a program buys. */
  readonly agreedTo?: readonly LegalDocument[];
  /** R-ORD-4 · The same key is the same order, however often it is sent. */
  readonly requestKey: string;
};

export type RequestKeyConflict = {
  readonly code: "request-key-conflict";
  readonly rule: "R-ORD-4";
};

/** R-ORD-4 · The order that this request made before, null where it is new, a refusal where its key asked for other content. */
export async function orderOfRequest(
  tx: Tx,
  account: LockedAccount,
  { sku, quantity, voucherId = null, campaignId = null, requestKey }: OrderRequest,
): Promise<Result<Order | null, RequestKeyConflict>> {
  const [placed] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.accountId, account.id), eq(orders.requestKey, requestKey)));
  if (!placed) return ok(null);
  const same =
    placed.sku === sku &&
    placed.quantity === quantity &&
    placed.voucherId === voucherId &&
    placed.campaignId === campaignId;
  return same ? ok(placed) : refuse({ code: "request-key-conflict", rule: "R-ORD-4" });
}

/** R-ORD-1 · Writes a pending order at the price of its terms. It waits for its payment until `expiresAt`. */
export async function placeOrder(
  tx: Tx,
  account: LockedAccount,
  { quantity, voucherId = null, requestKey }: OrderRequest,
  { offer, catalog, campaign }: OrderTerms & { readonly offer: PackOffer },
): Promise<Order> {
  const [placed] = await tx
    .insert(orders)
    .values({
      accountId: account.id,
      id: newId("ord"),
      requestKey,
      sku: offer.sku,
      quantity,
      unitPrice: fenString(offer.price),
      total: fenString(times(offer.price, quantity)),
      catalogVersion: catalog.version,
      campaignId: campaign?.id ?? null,
      voucherId,
      placedAt: account.now,
      expiresAt: plusHours(account.now, catalog.policies.orderExpiryHours),
    })
    .returning();
  if (!placed) throw new Error("the order was not written");
  return placed;
}
