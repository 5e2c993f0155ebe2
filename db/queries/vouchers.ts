import { and, asc, eq, gt, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { bills, orders, transfers, vouchers } from "@/db/schema";
import { PRODUCTS, type Product } from "@/lib/core/catalog";
import { cny, ZERO, type Cny, plus } from "@/lib/core/money";
import type { VoucherState } from "@/lib/core/payment";

/** R-FUND-2 · Every voucher of an account, the earliest to expire first. */
export const vouchersOf = (db: Asker, accountId: string) =>
  db
    .select()
    .from(vouchers)
    .where(eq(vouchers.accountId, accountId))
    .orderBy(asc(vouchers.endsAt), asc(vouchers.id));

type Voucher = typeof vouchers.$inferSelect;
export type GivenVoucher = Voucher & { readonly givenAt: Date };

/** The same, with when each was given: it may begin later. */
export async function givenVouchersOf(db: Asker, accountId: string): Promise<GivenVoucher[]> {
  const rows = await db
    .select({ voucher: vouchers, givenAt: transfers.happenedAt })
    .from(vouchers)
    .leftJoin(
      transfers,
      and(
        eq(transfers.accountId, vouchers.accountId),
        eq(transfers.cause, "gift"),
        eq(transfers.reference, vouchers.id),
      ),
    )
    .where(eq(vouchers.accountId, accountId))
    .orderBy(asc(vouchers.endsAt), asc(vouchers.id));
  // One that was given empty moved no money.
  return rows.map(({ voucher, givenAt }) => ({ ...voucher, givenAt: givenAt ?? voucher.startsAt }));
}

/** What a voucher paid: an order, or a bill with the products that it charged. */
export type VoucherUse = {
  readonly kind: "order" | "bill";
  /** The order, or the month of the bill. */
  readonly reference: string;
  readonly at: Date;
  /** In yuan, as text. */
  readonly amount: string;
  readonly products: readonly Product[];
};

/** R-FUND-2 · Every payment that a voucher was used on, the newest first. */
export async function voucherUsesOf(
  db: Asker,
  accountId: string,
  voucherId: string,
): Promise<VoucherUse[]> {
  const paidOrders = await db
    .select({ id: orders.id, paidAt: orders.paidAt, amount: orders.paidVoucher })
    .from(orders)
    .where(
      and(
        eq(orders.accountId, accountId),
        eq(orders.voucherId, voucherId),
        gt(orders.paidVoucher, "0"),
      ),
    );
  const paidBills = await db
    .select({
      month: bills.month,
      at: bills.issuedAt,
      amount: bills.paidVoucher,
      products: sql<Product[]>`array(
        select distinct line.product::text from bill_lines line
        where line.account_id = bills.account_id and line.month = bills.month and line.charge > 0
        order by line.product::text)`,
    })
    .from(bills)
    .where(
      and(
        eq(bills.accountId, accountId),
        eq(bills.voucherId, voucherId),
        gt(bills.paidVoucher, "0"),
      ),
    );
  const uses = [
    ...paidOrders.flatMap(({ id, paidAt: at, amount }): VoucherUse[] =>
      at ? [{ kind: "order", reference: id, at, amount, products: ["general"] }] : [],
    ),
    ...paidBills.map(({ month, ...use }): VoucherUse => ({
      kind: "bill",
      reference: month,
      ...use,
    })),
  ];
  return uses.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** A voucher as the rules ask about it (lib/core/payment). */
export const voucherState = (voucher: Voucher): VoucherState => ({
  id: voucher.id,
  balance: cny(voucher.balance),
  startsAt: voucher.startsAt,
  endsAt: voucher.endsAt,
  multiUse: voucher.multiUse,
  spent: voucher.spentAt !== null,
  products: voucher.products === null ? null : productsOf(voucher.products),
  scope: voucher.scope,
  minimum: cny(voucher.minimum),
});

/** What could still be spent of an account's vouchers at an instant. */
export async function voucherBalance(db: Asker, accountId: string, at: Date): Promise<Cny> {
  const usable = (await vouchersOf(db, accountId)).filter(
    ({ spentAt, startsAt, endsAt }) => !spentAt && startsAt <= at && at < endsAt,
  );
  return plus(ZERO, ...usable.map(({ balance }) => cny(balance)));
}

const productsOf = (list: string) =>
  PRODUCTS.filter((product) => list.split(",").includes(product));
