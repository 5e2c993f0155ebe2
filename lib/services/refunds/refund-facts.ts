import { and, count, eq, gte, inArray, isNotNull, isNull, ne } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, contentStops, invoiceItems, invoices, packs, refunds } from "@/db/schema";
import { DAY_MS } from "@/lib/core/calendar";
import { catalogAt } from "@/lib/core/catalog";
import { cny } from "@/lib/core/money";
import type { Policies } from "@/lib/core/policies";
import type { AbuseSignals, RefundFacts } from "@/lib/core/refund";
import { catalogs } from "@/lib/services/catalogs";
import type { Pack } from "@/lib/services/packs/find-pack";
import type { Refund } from "@/lib/services/refunds/refund";

type Account = Pick<typeof accounts.$inferSelect, "id" | "clockId" | "identityFingerprint">;

type Question = {
  readonly pack: Pack;
  /** R-REF-9 · When the customer asked, however late it is decided. */
  readonly askedAt: Date;
  /** The request that is being decided does not stand in its own way. */
  readonly request?: Refund;
};

/** R-REF-1..10 · All that the refund rules ask about one pack, under the account's lock or for display. */
export async function refundFacts(
  db: Asker,
  account: Account,
  { pack, askedAt, request }: Question,
): Promise<RefundFacts> {
  const versions = await catalogs(db);
  // R-CAT-5 · The window is that of the version in force at delivery, the signals those of today's (D-28).
  const { refundDays } = catalogAt(versions, pack.startsAt).policies;
  const { abuse } = catalogAt(versions, askedAt).policies;
  return {
    kind: pack.kind,
    callsUsed: pack.callsUsed,
    callsTotal: pack.callsTotal,
    deliveredAt: pack.startsAt,
    askedAt,
    endsAt: pack.endsAt,
    contentStopUpheld: await hasUpheldStop(db, account),
    campaignRule: pack.campaignRule,
    openOrPaidRefund: await otherRefundOf(db, pack, request),
    invoiced: await standsOnInvoice(db, pack),
    paid: {
      voucher: cny(pack.paidVoucher),
      gift: cny(pack.paidGift),
      income: cny(pack.paidIncome),
      cash: cny(pack.paidCash),
    },
    signals: await abuseSignals(db, account, { pack, askedAt, abuse }),
    policies: { refundDays, abuse },
  };
}

/** R-REF-5 · A stop counts while it is on record as upheld, also after it was lifted. */
async function hasUpheldStop(db: Asker, account: Account): Promise<boolean> {
  const [stop] = await db
    .select({ id: contentStops.id })
    .from(contentStops)
    .where(and(eq(contentStops.accountId, account.id), eq(contentStops.upheld, true)))
    .limit(1);
  return stop !== undefined;
}

/** R-INV-1 · An application that waits forbids nothing: it can then not be issued as it was made. */
async function standsOnInvoice(db: Asker, { accountId, orderId }: Pack): Promise<boolean> {
  if (!orderId) return false;
  const [item] = await db
    .select({ invoiceId: invoiceItems.invoiceId })
    .from(invoiceItems)
    .innerJoin(
      invoices,
      and(eq(invoices.accountId, invoiceItems.accountId), eq(invoices.id, invoiceItems.invoiceId)),
    )
    .where(
      and(
        eq(invoiceItems.accountId, accountId),
        eq(invoiceItems.kind, "order"),
        eq(invoiceItems.reference, orderId),
        isNull(invoiceItems.releasedAt),
        isNotNull(invoices.issuedAt),
      ),
    );
  return item !== undefined;
}

async function otherRefundOf(
  db: Asker,
  pack: Pack,
  request: Refund | undefined,
): Promise<RefundFacts["openOrPaidRefund"]> {
  const [other] = await db
    .select({ state: refunds.state })
    .from(refunds)
    .where(
      and(
        eq(refunds.accountId, pack.accountId),
        eq(refunds.packId, pack.id),
        inArray(refunds.state, ["in_review", "awaiting_finance", "paid"]),
        request && ne(refunds.id, request.id),
      ),
    );
  if (!other) return null;
  return other.state === "paid" ? "paid" : "in_review";
}

type SignalQuestion = {
  readonly pack: Pack;
  readonly askedAt: Date;
  readonly abuse: Policies["abuse"];
};

/** R-REF-7 · What is counted as a sign of abuse. None of it refuses by itself. */
async function abuseSignals(
  db: Asker,
  account: Account,
  { pack, askedAt, abuse }: SignalQuestion,
): Promise<AbuseSignals> {
  const since = new Date(askedAt.getTime() - abuse.withinDays * DAY_MS);
  const paid = await db
    .select({ sku: packs.sku })
    .from(refunds)
    .innerJoin(packs, and(eq(packs.accountId, refunds.accountId), eq(packs.id, refunds.packId)))
    .where(
      and(
        eq(refunds.accountId, account.id),
        eq(refunds.state, "paid"),
        gte(refunds.decidedAt, since),
      ),
    );
  return {
    refundsInWindow: paid.length,
    sameSizeCycles: paid.filter(({ sku }) => sku === pack.sku).length,
    accountsWithIdentity: await accountsWithIdentityOf(db, account),
  };
}

// Real and test accounts are worlds of their own: only accounts of the same clock are counted.
async function accountsWithIdentityOf(db: Asker, account: Account): Promise<number> {
  if (!account.identityFingerprint) return 1;
  const [found] = await db
    .select({ accounts: count() })
    .from(accounts)
    .where(
      and(
        eq(accounts.identityFingerprint, account.identityFingerprint),
        eq(accounts.clockId, account.clockId),
      ),
    );
  return found?.accounts ?? 1;
}
