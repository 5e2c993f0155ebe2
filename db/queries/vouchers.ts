import { asc, eq } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { vouchers } from "@/db/schema";
import { PRODUCTS } from "@/lib/core/catalog";
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
