import { and, asc, eq, isNull } from "drizzle-orm";

import type { Asker, Tx } from "@/db/client";
import { vouchers } from "@/db/schema";
import type { Product } from "@/lib/core/catalog";
import { cny, fenString, isZero, minus, ZERO, type Cny } from "@/lib/core/money";
import type { VoucherState } from "@/lib/core/payment";
import { transfer } from "@/lib/services/ledger";
import type { LockedAccount } from "@/lib/services/lock-account";

/** The vouchers of an account that are neither spent nor expired, earliest to expire first. */
export async function vouchersOf(db: Asker, accountId: string): Promise<VoucherState[]> {
  const rows = await db
    .select()
    .from(vouchers)
    .where(
      and(eq(vouchers.accountId, accountId), isNull(vouchers.spentAt), isNull(vouchers.expiredAt)),
    )
    .orderBy(asc(vouchers.endsAt), asc(vouchers.id));
  return rows.map(voucherState);
}

/** A voucher's row as the rules see it. */
export function voucherState(row: typeof vouchers.$inferSelect): VoucherState {
  return {
    id: row.id,
    balance: cny(row.balance),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    multiUse: row.multiUse,
    spent: row.spentAt !== null,
    products: row.products === null ? null : (row.products.split(",") as Product[]),
    scope: row.scope,
    minimum: cny(row.minimum),
  };
}

/**
 * R-FUND-2 · Takes `amount` off a voucher. A single-use voucher loses its rest, which goes back to
 * where vouchers come from. The payment itself is the caller's transfer.
 */
export async function spendVoucher(
  tx: Tx,
  account: LockedAccount,
  voucher: VoucherState,
  amount: Cny,
): Promise<void> {
  const left = minus(voucher.balance, amount);
  const forfeited = voucher.multiUse ? ZERO : left;
  const kept = minus(left, forfeited);
  await tx
    .update(vouchers)
    .set({ balance: fenString(kept), spentAt: isZero(kept) ? account.now : null })
    .where(and(eq(vouchers.accountId, account.id), eq(vouchers.id, voucher.id)));
  await transfer(tx, account, { cause: "expiry", reference: voucher.id }, [
    { from: "vouchers", to: "funding:promotion", amount: forfeited, note: "single-use" },
  ]);
}

/** R-FUND-2 · What is left on a voucher at its end is no longer good. Safe to repeat. */
export async function expireVoucher(
  tx: Tx,
  account: LockedAccount,
  voucherId: string,
): Promise<void> {
  const [row] = await tx
    .update(vouchers)
    .set({ expiredAt: account.now })
    .where(
      and(
        eq(vouchers.accountId, account.id),
        eq(vouchers.id, voucherId),
        isNull(vouchers.expiredAt),
        isNull(vouchers.spentAt),
      ),
    )
    .returning();
  if (!row) return;
  await transfer(tx, account, { cause: "expiry", reference: voucherId }, [
    { from: "vouchers", to: "funding:promotion", amount: cny(row.balance), note: "expired" },
  ]);
}
