import { and, eq, isNotNull, isNull, sql, type SQL } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, adjustments, bills, invoiceItems, orders, packs } from "@/db/schema";
import { billState } from "@/lib/core/bill-state";
import type { BillSpending, OrderSpending, Spending } from "@/lib/core/invoice";
import { cny, isZero } from "@/lib/core/money";

/**
 * R-INV-1 · Every settled bill and delivered order of an account that cash paid something of, newest first, with what
 * came back of it and the invoice on which it stands. Under the account's lock it is what may be decided on.
 */
export async function spendingOf(db: Asker, accountId: string): Promise<Spending[]> {
  const spending = [...(await billsIn(db, accountId)), ...(await ordersIn(db, accountId))];
  return spending.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

async function billsIn(db: Asker, accountId: string): Promise<BillSpending[]> {
  const rows = await db
    .select({
      reference: bills.month,
      at: bills.issuedAt,
      cash: bills.paidCash,
      owed: bills.owed,
      arrearsSince: accounts.arrearsSince,
      credited: booked("credit"),
      debited: booked("debit"),
      invoiceId: invoiceItems.invoiceId,
    })
    .from(bills)
    .innerJoin(accounts, eq(accounts.id, bills.accountId))
    .leftJoin(
      adjustments,
      and(
        eq(adjustments.accountId, bills.accountId),
        eq(adjustments.month, bills.month),
        isNotNull(adjustments.bookedAt),
      ),
    )
    .leftJoin(invoiceItems, standsOnInvoice("bill", bills.accountId, bills.month))
    .where(and(eq(bills.accountId, accountId), sql`${bills.paidCash} > 0`))
    .groupBy(bills.accountId, bills.month, accounts.arrearsSince, invoiceItems.invoiceId);
  return rows.map(({ reference, at, invoiceId, owed, arrearsSince, ...amounts }) => {
    const [credited, debited] = [cny(amounts.credited), cny(amounts.debited)];
    const isCorrected = !isZero(credited) || !isZero(debited);
    return {
      kind: "bill",
      reference,
      at,
      invoiceId,
      state: billState({ owed, issuedAt: at, isCorrected }, arrearsSince),
      cash: cny(amounts.cash),
      credited,
      debited,
    };
  });
}

async function ordersIn(db: Asker, accountId: string): Promise<OrderSpending[]> {
  const rows = await db
    .select({
      reference: orders.id,
      at: orders.deliveredAt,
      cash: orders.paidCash,
      // A pack in review may be given back any moment: its cash is nobody's to invoice meanwhile.
      refunded: sql`coalesce(sum(${packs.paidCash})
        filter (where ${packs.refundedAt} is not null or ${packs.heldAt} is not null), 0)::fen`.mapWith(
        String,
      ),
      invoiceId: invoiceItems.invoiceId,
    })
    .from(orders)
    .leftJoin(packs, and(eq(packs.accountId, orders.accountId), eq(packs.orderId, orders.id)))
    .leftJoin(invoiceItems, standsOnInvoice("order", orders.accountId, orders.id))
    .where(
      and(
        eq(orders.accountId, accountId),
        isNotNull(orders.deliveredAt),
        sql`${orders.paidCash} > 0`,
      ),
    )
    .groupBy(orders.accountId, orders.id, invoiceItems.invoiceId);
  return rows.flatMap(({ reference, at, invoiceId, cash, refunded }) =>
    at
      ? [{ kind: "order", reference, at, invoiceId, cash: cny(cash), refunded: cny(refunded) }]
      : [],
  );
}

const booked = (direction: "credit" | "debit") =>
  sql`coalesce(sum(${adjustments.amount})
    filter (where ${adjustments.direction} = ${direction}), 0)::fen`.mapWith(String);

const standsOnInvoice = (
  kind: "bill" | "order",
  accountId: typeof bills.accountId | typeof orders.accountId,
  reference: typeof bills.month | typeof orders.id,
): SQL | undefined =>
  and(
    eq(invoiceItems.accountId, accountId),
    eq(invoiceItems.kind, kind),
    sql`${invoiceItems.reference} = ${reference}::text`,
    isNull(invoiceItems.releasedAt),
  );
