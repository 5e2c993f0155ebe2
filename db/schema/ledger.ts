import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";

import { LEDGER_ACCOUNTS, TRANSFER_CAUSES } from "@/lib/core/ledger";
import { accounts } from "@/db/schema/accounts";
import { accountNumber, fen, instant, opaqueId } from "@/db/schema/columns";

export const ledgerAccount = pgEnum("ledger_account", LEDGER_ACCOUNTS);
export const transferCause = pgEnum("transfer_cause", TRANSFER_CAUSES);
export const rechargeChannel = pgEnum("recharge_channel", ["sandbox", "alipay", "transfer"]);
export const voucherScope = pgEnum("voucher_scope", ["prepaid", "postpaid", "both"]);

/** R-FUND-1 · What an account holds. Each balance is a cache of its transfers, checked by reconciling. */
export const purses = pgTable(
  "purses",
  {
    accountId: accountNumber()
      .primaryKey()
      .references(() => accounts.id),
    cash: fen().notNull().default("0"),
    income: fen().notNull().default("0"),
    gift: fen().notNull().default("0"),
    frozen: fen().notNull().default("0"),
  },
  (purse) => [
    check("only_cash_goes_below_zero", sql`${purse.income} >= 0 and ${purse.gift} >= 0`),
    check("frozen_is_not_negative", sql`${purse.frozen} >= 0`),
  ],
);

/**
 * R-FUND-3 · Money moves from one ledger account to another, never out of nothing: a row has both
 * ends, so debit equals credit by construction. Append-only: the app's role may insert and read.
 */
export const transfers = pgTable(
  "transfers",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    cause: transferCause().notNull(),
    /** The one thing that caused it: an order, refund, bill month, recharge, voucher or adjustment. */
    reference: text().notNull(),
    line: smallint().notNull(),
    debit: ledgerAccount().notNull(),
    credit: ledgerAccount().notNull(),
    amount: fen().notNull(),
    /** When it happened in the account's time, against when it was written down. */
    happenedAt: instant().notNull(),
    recordedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    /** The balance of the purse that moved, after the move; null where neither end is a purse. */
    balanceAfter: fen(),
    note: text(),
  },
  (transfer) => [
    primaryKey({ columns: [transfer.accountId, transfer.id] }),
    foreignKey({ columns: [transfer.accountId], foreignColumns: [accounts.id] }),
    uniqueIndex("money_moves_once_for_a_cause").on(
      transfer.accountId,
      transfer.cause,
      transfer.reference,
      transfer.line,
    ),
    check("a_transfer_moves_money", sql`${transfer.amount} > 0`),
    check("a_transfer_has_two_ends", sql`${transfer.debit} <> ${transfer.credit}`),
    check(
      "each_cause_moves_between_its_own_ends",
      sql`case ${transfer.cause}
        when 'recharge' then ${transfer.debit} in ('funding:sandbox', 'funding:alipay', 'funding:transfer') and ${transfer.credit} = 'purse:cash'
        when 'order' then ${transfer.debit} in ('purse:cash', 'purse:income', 'purse:gift', 'vouchers') and ${transfer.credit} = 'deferred:packs'
        when 'bill' then ${transfer.debit} in ('purse:cash', 'purse:income', 'purse:gift', 'vouchers') and ${transfer.credit} = 'revenue:postpaid'
        when 'refund' then ${transfer.debit} = 'deferred:packs' and ${transfer.credit} in ('purse:cash', 'purse:income', 'purse:gift', 'funding:promotion')
        when 'adjustment' then (${transfer.debit} = 'adjustments' and ${transfer.credit} = 'purse:cash') or (${transfer.debit} = 'purse:cash' and ${transfer.credit} = 'adjustments')
        when 'gift' then ${transfer.debit} in ('funding:sandbox', 'funding:promotion', 'funding:income') and ${transfer.credit} in ('purse:cash', 'purse:income', 'purse:gift', 'vouchers')
        when 'expiry' then (${transfer.debit} = 'vouchers' and ${transfer.credit} = 'funding:promotion') or (${transfer.debit} = 'deferred:packs' and ${transfer.credit} = 'revenue:breakage')
        when 'recognition' then ${transfer.debit} = 'deferred:packs' and ${transfer.credit} = 'revenue:packs'
      end`,
    ),
    // Recognitions come by the batch of calls, and no list by time shows them (R-REV-1).
    index("newest_transfers")
      .on(transfer.accountId, transfer.happenedAt, transfer.id)
      .where(sql`cause <> 'recognition'`),
  ],
);

/** R-FUND-4 · Money that a customer puts in. */
export const recharges = pgTable(
  "recharges",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    amount: fen().notNull(),
    channel: rechargeChannel().notNull(),
    requestKey: text().notNull(),
    createdAt: instant().notNull(),
    paidAt: instant(),
    /** What the bank or the provider calls the payment. */
    reference: text(),
    /** When the provider is asked next what became of it; null once it is paid or too old to ask about. */
    nextQueryAt: instant(),
  },
  (recharge) => [
    primaryKey({ columns: [recharge.accountId, recharge.id] }),
    foreignKey({ columns: [recharge.accountId], foreignColumns: [accounts.id] }),
    uniqueIndex("one_recharge_per_request").on(recharge.accountId, recharge.requestKey),
    uniqueIndex("a_payment_is_credited_once").on(recharge.channel, recharge.reference),
    check("a_recharge_is_positive", sql`${recharge.amount} > 0`),
    check(
      "what_is_paid_is_not_asked_about",
      sql`${recharge.paidAt} is null or ${recharge.nextQueryAt} is null`,
    ),
    index("payments_to_query")
      .on(recharge.nextQueryAt)
      .where(sql`next_query_at is not null`),
    index("transfers_waiting")
      .on(recharge.createdAt, recharge.id)
      .where(sql`paid_at is null and channel = 'transfer'`),
  ],
);

/** R-FUND-2 · A voucher and what is left on it. */
export const vouchers = pgTable(
  "vouchers",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    faceValue: fen().notNull(),
    balance: fen().notNull(),
    minimum: fen().notNull().default("0"),
    scope: voucherScope().notNull().default("both"),
    /** Products it may be spent on, comma separated; null means all. */
    products: text(),
    multiUse: boolean().notNull().default(false),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    spentAt: instant(),
    expiredAt: instant(),
    givenBy: text().notNull(),
  },
  (voucher) => [
    primaryKey({ columns: [voucher.accountId, voucher.id] }),
    foreignKey({ columns: [voucher.accountId], foreignColumns: [accounts.id] }),
    check(
      "a_voucher_is_never_overspent",
      sql`${voucher.balance} >= 0 and ${voucher.balance} <= ${voucher.faceValue}`,
    ),
    check("a_voucher_ends_after_it_starts", sql`${voucher.endsAt} > ${voucher.startsAt}`),
    index("vouchers_to_expire")
      .on(voucher.endsAt)
      .where(sql`expired_at is null and spent_at is null`),
  ],
);
