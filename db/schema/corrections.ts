import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";

import { accounts } from "@/db/schema/accounts";
import { bills } from "@/db/schema/bills";
import { accountNumber, fen, instant, month, opaqueId } from "@/db/schema/columns";

export const adjustmentDirection = pgEnum("adjustment_direction", ["credit", "debit"]);

/**
 * R-SET-5 · A correction of a bill, or of a balance where no bill is named: with a reason, made once, and above
 * a policy amount only after a second person agreed. The money moves in a transfer of its own.
 */
export const adjustments = pgTable(
  "adjustments",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    requestKey: text().notNull(),
    /** The corrected bill. */
    month: month(),
    /** A credit gives the customer money, a debit takes it. */
    direction: adjustmentDirection().notNull(),
    amount: fen().notNull(),
    reason: text().notNull(),
    requestedAt: instant().notNull(),
    requestedBy: text().notNull(),
    /** Whether the amount was above the policy's limit when it was asked for. */
    needsSecondPerson: boolean().notNull().default(false),
    decidedAt: instant(),
    decidedBy: text(),
    /** Set where a second person refused it; else a decision is an approval. */
    refusedBecause: text(),
    bookedAt: instant(),
  },
  (adjustment) => [
    primaryKey({ columns: [adjustment.accountId, adjustment.id] }),
    foreignKey({ columns: [adjustment.accountId], foreignColumns: [accounts.id] }),
    foreignKey({
      columns: [adjustment.accountId, adjustment.month],
      foreignColumns: [bills.accountId, bills.month],
    }),
    uniqueIndex("one_adjustment_per_request").on(adjustment.accountId, adjustment.requestKey),
    check("an_adjustment_is_positive", sql`${adjustment.amount} > 0`),
    check("an_adjustment_has_a_reason", sql`length(${adjustment.reason}) > 0`),
    check(
      "nobody_approves_an_adjustment_of_their_own",
      sql`${adjustment.decidedBy} is null or ${adjustment.refusedBecause} is not null or ${adjustment.decidedBy} <> ${adjustment.requestedBy}`,
    ),
    check(
      "a_refused_adjustment_is_not_booked",
      sql`${adjustment.refusedBecause} is null or ${adjustment.bookedAt} is null`,
    ),
    check(
      "a_decision_names_who_made_it",
      sql`(${adjustment.decidedAt} is null) = (${adjustment.decidedBy} is null) and (${adjustment.refusedBecause} is null or ${adjustment.decidedAt} is not null)`,
    ),
    check(
      "a_large_adjustment_is_booked_by_two",
      sql`not ${adjustment.needsSecondPerson} or ${adjustment.bookedAt} is null or ${adjustment.decidedAt} is not null`,
    ),
    index("adjustments_waiting")
      .on(adjustment.requestedAt)
      .where(sql`booked_at is null and decided_at is null`),
    index("adjustments_of_a_bill").on(adjustment.accountId, adjustment.month),
  ],
);

/**
 * R-FUND-1 · Money that finance froze: it still belongs to the account, but buys nothing. What a purse says is frozen
 * follows these rows by a trigger.
 */
export const freezes = pgTable(
  "freezes",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    requestKey: text().notNull(),
    amount: fen().notNull(),
    reason: text().notNull(),
    frozenAt: instant().notNull(),
    frozenBy: text().notNull(),
    releasedAt: instant(),
    releasedBy: text(),
  },
  (freeze) => [
    primaryKey({ columns: [freeze.accountId, freeze.id] }),
    foreignKey({ columns: [freeze.accountId], foreignColumns: [accounts.id] }),
    uniqueIndex("one_freeze_per_request").on(freeze.accountId, freeze.requestKey),
    check("a_freeze_is_positive", sql`${freeze.amount} > 0`),
    check("a_freeze_has_a_reason", sql`length(${freeze.reason}) > 0`),
    check(
      "a_release_names_who_made_it",
      sql`(${freeze.releasedAt} is null) = (${freeze.releasedBy} is null)`,
    ),
    index("newest_freezes").on(freeze.frozenAt, freeze.id),
  ],
);

/**
 * R-FUND-4 · What a payment provider told us, word for word, once for each thing that we made of it: the evidence
 * when a customer says that they paid.
 */
export const paymentNotifications = pgTable(
  "payment_notifications",
  {
    provider: text().notNull(),
    /** The provider's own id of the message; where it cannot be believed, the digest of what was sent. */
    notifyId: text().notNull(),
    receivedAt: instant().notNull(),
    accountId: accountNumber(),
    rechargeId: opaqueId(),
    body: text().notNull(),
    /** `credited`, `repeated`, or why it was not: `wrong-signature`, `wrong-amount`, `unknown-order` … */
    verdict: text().notNull(),
  },
  (notification) => [
    primaryKey({
      columns: [notification.provider, notification.notifyId, notification.verdict],
    }),
    index("notifications_of_a_recharge").on(notification.rechargeId),
    index("newest_notifications").on(notification.receivedAt),
  ],
);
