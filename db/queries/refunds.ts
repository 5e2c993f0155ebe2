import { and, asc, count, desc, eq, gte, inArray, lt, notInArray, or } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, orders, packs, people, refunds } from "@/db/schema";

const WAITING = ["in_review", "awaiting_finance"] as const;

/** Where a page of refunds ended. */
export type RefundCursor = { readonly at: Date; readonly id: string };

/** The refund requests of an account with the pack that each is about, newest first, a page at a time. */
export const refundsOf = (
  db: Asker,
  accountId: string,
  { after, limit }: { readonly after?: RefundCursor; readonly limit: number },
) =>
  withPack(db)
    .where(
      and(
        eq(refunds.accountId, accountId),
        after &&
          or(
            lt(refunds.requestedAt, after.at),
            and(eq(refunds.requestedAt, after.at), lt(refunds.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(refunds.requestedAt), desc(refunds.id))
    .limit(limit);

/** One refund request of an account, or null. */
export async function refundOf(db: Asker, accountId: string, refundId: string) {
  const [row] = await withPack(db).where(
    and(eq(refunds.accountId, accountId), eq(refunds.id, refundId)),
  );
  return row ?? null;
}

/** A refund request by its id, whoever's it is, for staff; null where there is none. */
export async function refundById(db: Asker, refundId: string) {
  const [row] = await withAccount(db).where(eq(refunds.id, refundId));
  return row ?? null;
}

/** The requests of a clock's accounts that wait for a decision, oldest first. */
export const refundsWaiting = (db: Asker, clockId: string, state?: (typeof WAITING)[number]) =>
  withAccount(db)
    .where(
      and(eq(accounts.clockId, clockId), inArray(refunds.state, state ? [state] : [...WAITING])),
    )
    .orderBy(asc(refunds.requestedAt), asc(refunds.id));

/** How many requests of a clock's accounts wait for support, and how many for finance. */
export async function refundsWaitingCount(
  db: Asker,
  clockId: string,
): Promise<Readonly<Record<(typeof WAITING)[number], number>>> {
  const rows = await db
    .select({ state: refunds.state, waiting: count() })
    .from(refunds)
    .innerJoin(accounts, eq(accounts.id, refunds.accountId))
    .where(and(eq(accounts.clockId, clockId), inArray(refunds.state, [...WAITING])))
    .groupBy(refunds.state);
  const of = (state: (typeof WAITING)[number]) =>
    rows.find((row) => row.state === state)?.waiting ?? 0;
  return { in_review: of("in_review"), awaiting_finance: of("awaiting_finance") };
}

/** The requests of a clock's accounts that were decided, latest first, a page at a time. */
export const refundsDecided = (
  db: Asker,
  clockId: string,
  { after, limit }: { readonly after?: RefundCursor; readonly limit: number },
) =>
  withAccount(db)
    .where(
      and(
        eq(accounts.clockId, clockId),
        notInArray(refunds.state, [...WAITING]),
        after &&
          or(
            lt(refunds.decidedAt, after.at),
            and(eq(refunds.decidedAt, after.at), lt(refunds.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(refunds.decidedAt), desc(refunds.id))
    .limit(limit);

/** One thing that an account bought or gave back: the evidence that stands beside a signal (R-REF-7). */
export type PurchaseEvent = {
  readonly what: "bought" | "refunded";
  readonly at: Date;
  readonly sku: string;
  readonly packs: number;
  readonly amount: string;
  readonly reference: string;
};

/** What an account bought and gave back since an instant, oldest first. */
export async function purchaseHistoryOf(
  db: Asker,
  accountId: string,
  since: Date,
): Promise<PurchaseEvent[]> {
  const bought = await db
    .select({
      at: orders.deliveredAt,
      sku: orders.sku,
      packs: orders.quantity,
      amount: orders.total,
      reference: orders.id,
    })
    .from(orders)
    .where(and(eq(orders.accountId, accountId), gte(orders.deliveredAt, since)));
  const refunded = await db
    .select({ at: refunds.decidedAt, sku: packs.sku, amount: packs.price, reference: refunds.id })
    .from(refunds)
    .innerJoin(packs, and(eq(packs.accountId, refunds.accountId), eq(packs.id, refunds.packId)))
    .where(
      and(
        eq(refunds.accountId, accountId),
        eq(refunds.state, "paid"),
        gte(refunds.decidedAt, since),
      ),
    );
  return [
    ...bought.flatMap(({ at, ...order }) =>
      at ? [{ what: "bought" as const, at, ...order }] : [],
    ),
    ...refunded.flatMap(({ at, sku, ...refund }) =>
      at && sku ? [{ what: "refunded" as const, at, sku, packs: 1, ...refund }] : [],
    ),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const ofItsPack = and(eq(packs.accountId, refunds.accountId), eq(packs.id, refunds.packId));

const packColumns = {
  id: packs.id,
  sku: packs.sku,
  kind: packs.kind,
  callsTotal: packs.callsTotal,
  callsUsed: packs.callsUsed,
  firstUsedAt: packs.firstUsedAt,
  price: packs.price,
  paidVoucher: packs.paidVoucher,
  paidGift: packs.paidGift,
  paidIncome: packs.paidIncome,
  paidCash: packs.paidCash,
  startsAt: packs.startsAt,
  endsAt: packs.endsAt,
  orderId: packs.orderId,
};

const withPack = (db: Asker) =>
  db
    .select({ refund: refunds, pack: packColumns })
    .from(refunds)
    .innerJoin(packs, ofItsPack)
    .$dynamic();

const withAccount = (db: Asker) =>
  db
    .select({
      refund: refunds,
      pack: packColumns,
      account: { id: accounts.id, name: accounts.name, clockId: accounts.clockId },
      /** Null where no person decided, or none has yet. */
      decider: people.name,
    })
    .from(refunds)
    .innerJoin(packs, ofItsPack)
    .innerJoin(accounts, eq(accounts.id, refunds.accountId))
    .leftJoin(people, eq(people.id, refunds.decidedBy))
    .$dynamic();
