import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { accounts, billLines, bills, packs } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import type { Month } from "@/lib/core/calendar";
import type { Catalog } from "@/lib/core/catalog";
import { exactString, fenString, isZero, minus, ZERO, type Cny } from "@/lib/core/money";
import {
  payBill,
  pickVoucherForBill,
  type BillPayment,
  type VoucherState,
} from "@/lib/core/payment";
import { draftBill, type BillDraft } from "@/lib/core/settlement";
import { followBalance } from "@/lib/services/arrears";
import { catalogs } from "@/lib/services/catalogs";
import { pursesOf, transfer } from "@/lib/services/ledger";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";
import { monthUsage, type AccountMonth } from "@/lib/services/settlement/month-usage";
import { spendVoucher, vouchersOf } from "@/lib/services/vouchers/spend-voucher";

/** What each account was charged; null where it had no usage, or was settled before. */
export type Settled = ReadonlyMap<string, Cny | null>;

/**
 * R-SET-1..4 · Settles one month of many accounts in one transaction: reads as sets, lets the rules
 * draft each bill, charges it whatever the balance, and closes the month for the account. An account
 * that was settled before is left alone, so a run may be repeated, restarted and shared.
 */
export async function settleAccounts(
  tx: Tx,
  clock: Clock,
  run: { readonly id: string; readonly month: Month },
  accountIds: readonly string[],
): Promise<Settled> {
  const locked = await lockAccounts(tx, clock, accountIds);
  const open = locked.filter((account) => !isSettled(account, run.month));
  const versions = await catalogs(tx);
  const usage = await monthUsage(
    tx,
    open.map(({ id }) => id),
    run.month,
    versions,
  );

  const settled = new Map<string, Cny | null>(accountIds.map((id) => [id, null]));
  for (const account of open) {
    const month = usage.get(account.id);
    if (month) settled.set(account.id, await bill(tx, account, run, month, versions));
  }
  await closeMonth(tx, open, run.month);
  return settled;
}

const isSettled = (account: LockedAccount, month: Month) =>
  account.settledThrough !== null && account.settledThrough >= month;

async function bill(
  tx: Tx,
  account: LockedAccount,
  run: { readonly id: string; readonly month: Month },
  { usage, late, packDraws }: AccountMonth,
  versions: readonly Catalog[],
): Promise<Cny | null> {
  const draft = draftBill({ month: run.month, usage, late, packDraws, catalogs: versions });
  if (!draft) return null;
  const { charge } = draft.totals;
  const voucher = pickVoucherForBill(await vouchersOf(tx, account.id), charge, {
    products: [
      ...new Set(draft.lines.filter((line) => !isZero(line.charge)).map((line) => line.product)),
    ],
    at: account.now,
  });
  const purses = await pursesOf(tx, account.id);
  const payment = payBill(purses, voucher, charge);
  await writeBill(tx, account, run.id, draft, voucher, payment, minus(purses.cash, payment.cash));
  await chargeBill(tx, account, run.month, voucher, payment);
  await notify(tx, account, "bill-issued", run.month, {
    month: run.month,
    amount: fenString(charge),
  });
  await followBalance(tx, account);
  return charge;
}

async function writeBill(
  tx: Tx,
  account: LockedAccount,
  runId: string,
  draft: BillDraft,
  voucher: VoucherState | null,
  payment: BillPayment,
  cashAfter: Cny,
): Promise<void> {
  const key = { accountId: account.id, month: draft.month };
  await tx.insert(bills).values({
    ...key,
    runId,
    calls: draft.totals.calls,
    postpaidCalls: draft.totals.postpaidCalls,
    exact: exactString(draft.totals.exact),
    total: fenString(draft.totals.charge),
    voucherId: voucher?.id ?? null,
    paidVoucher: fenString(payment.voucher),
    paidGift: fenString(payment.gift),
    paidIncome: fenString(payment.income),
    paidCash: fenString(payment.cash),
    owed: fenString(payment.owed),
    cashAfter: fenString(cashAfter),
    issuedAt: account.now,
  });
  await tx.insert(billLines).values(
    draft.lines.map(({ unitPrice, exact, charge, rounding, rules, editions, ...line }, index) => ({
      ...key,
      ...line,
      line: index + 1,
      priorMonth: line.priorMonth ?? null,
      editions,
      packs: line.packs.map(({ packId, kind, calls }) => ({ packId, kind, calls })),
      unitPrice: exactString(unitPrice),
      exact: exactString(exact),
      charge: fenString(charge),
      rounding: exactString(rounding),
      rules: [...rules],
    })),
  );
}

/** R-SET-4 · The charge is always made; what no purse covers takes cash below zero. */
async function chargeBill(
  tx: Tx,
  account: LockedAccount,
  month: Month,
  voucher: VoucherState | null,
  payment: BillPayment,
): Promise<void> {
  await transfer(tx, account, { cause: "bill", reference: month }, [
    { from: "vouchers", to: "revenue:postpaid", amount: payment.voucher },
    { from: "purse:gift", to: "revenue:postpaid", amount: payment.gift },
    { from: "purse:income", to: "revenue:postpaid", amount: payment.income },
    { from: "purse:cash", to: "revenue:postpaid", amount: payment.cash },
  ]);
  if (voucher && !payment.voucher.equals(ZERO)) {
    await spendVoucher(tx, account, voucher, payment.voucher);
  }
}

/** From here on the month takes no more usage of its own, and its free pack covers nothing (R-FREE-1). */
async function closeMonth(tx: Tx, open: readonly LockedAccount[], month: Month): Promise<void> {
  const first = open[0];
  if (!first) return;
  const ids = open.map(({ id }) => id);
  await tx.update(accounts).set({ settledThrough: month }).where(inArray(accounts.id, ids));
  await tx
    .update(packs)
    .set({ expiredAt: sql`${packs.endsAt}`, closedAt: sql`${packs.endsAt}` })
    .where(
      and(
        inArray(packs.accountId, ids),
        eq(packs.kind, "free"),
        lte(packs.freeMonth, month),
        isNull(packs.closedAt),
      ),
    );
}
