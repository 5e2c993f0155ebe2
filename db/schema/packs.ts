import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";

import { EDITIONS, PACK_SKUS, PRODUCTS } from "@/lib/core/catalog";
import type { CampaignRule, RuleCheck } from "@/lib/core/refund";
import { accounts } from "@/db/schema/accounts";
import { campaigns } from "@/db/schema/campaigns";
import { accountNumber, calls, fen, instant, month, opaqueId } from "@/db/schema/columns";

export const product = pgEnum("product", PRODUCTS);
export const edition = pgEnum("edition", [...EDITIONS, "none"]);
export const packSku = pgEnum("pack_sku", PACK_SKUS);
export const packKind = pgEnum("pack_kind", ["free", "gifted", "bought"]);
export const refundState = pgEnum("refund_state", [
  "in_review",
  "awaiting_finance",
  "paid",
  "refused",
  "withdrawn",
]);

/** R-ORD-1 · A pack size, a quantity, a total, and what was paid from which purse. */
export const orders = pgTable(
  "orders",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    requestKey: text().notNull(),
    sku: packSku().notNull(),
    quantity: integer().notNull(),
    unitPrice: fen().notNull(),
    total: fen().notNull(),
    catalogVersion: integer().notNull(),
    /** R-REF-6 · The campaign in which it was bought. */
    campaignId: opaqueId().references(() => campaigns.id),
    voucherId: opaqueId(),
    paidVoucher: fen().notNull().default("0"),
    paidGift: fen().notNull().default("0"),
    paidIncome: fen().notNull().default("0"),
    paidCash: fen().notNull().default("0"),
    placedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    paidAt: instant(),
    deliveredAt: instant(),
    cancelledAt: instant(),
    expiredAt: instant(),
  },
  (order) => [
    primaryKey({ columns: [order.accountId, order.id] }),
    foreignKey({ columns: [order.accountId], foreignColumns: [accounts.id] }),
    uniqueIndex("one_order_per_request").on(order.accountId, order.requestKey),
    check("an_order_holds_1_to_100_packs", sql`${order.quantity} between 1 and 100`),
    check(
      "the_total_follows_from_the_price",
      sql`${order.total} = ${order.unitPrice} * ${order.quantity}`,
    ),
    check(
      "a_paid_order_is_paid_in_full",
      sql`${order.paidAt} is null or ${order.total} = ${order.paidVoucher} + ${order.paidGift} + ${order.paidIncome} + ${order.paidCash}`,
    ),
    check(
      "paying_and_delivering_are_one",
      sql`(${order.paidAt} is null) = (${order.deliveredAt} is null)`,
    ),
    check(
      "an_order_ends_one_way",
      sql`num_nonnulls(${order.paidAt}, ${order.cancelledAt}, ${order.expiredAt}) <= 1`,
    ),
    index("newest_orders").on(order.accountId, order.placedAt),
    index("orders_to_expire")
      .on(order.expiresAt)
      .where(sql`paid_at is null and cancelled_at is null and expired_at is null`),
  ],
);

/** R-USE-3, R-FREE-1, R-ORD-5 · A right to a number of calls for a time. */
export const packs = pgTable(
  "packs",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    product: product().notNull(),
    kind: packKind().notNull(),
    callsTotal: calls().notNull(),
    callsUsed: calls().notNull().default(0),
    firstUsedAt: instant(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    createdAt: instant().notNull(),
    /** The month of a free pack. */
    freeMonth: month(),
    orderId: opaqueId(),
    sku: packSku(),
    price: fen().notNull().default("0"),
    paidVoucher: fen().notNull().default("0"),
    paidGift: fen().notNull().default("0"),
    paidIncome: fen().notNull().default("0"),
    paidCash: fen().notNull().default("0"),
    /** R-REF-6 · The campaign's own refund rule, where the pack was bought in one. */
    campaignRule: jsonb().$type<CampaignRule>(),
    campaignId: opaqueId().references(() => campaigns.id),
    giftReason: text(),
    givenBy: text(),
    /** The request that a gifted pack was given by: the same key is the same pack. */
    giftKey: text(),
    /** R-REF-9 · While a refund request is in review the pack covers nothing. */
    heldAt: instant(),
    refundedAt: instant(),
    expiredAt: instant(),
    /** Set once when nothing more can be drawn: used up, refunded, expired. The burn-down reads open packs only. */
    closedAt: instant(),
  },
  (pack) => [
    primaryKey({ columns: [pack.accountId, pack.id] }),
    foreignKey({ columns: [pack.accountId], foreignColumns: [accounts.id] }),
    foreignKey({
      columns: [pack.accountId, pack.orderId],
      foreignColumns: [orders.accountId, orders.id],
    }),
    check("a_pack_is_never_overdrawn", sql`${pack.callsUsed} between 0 and ${pack.callsTotal}`),
    check("a_pack_ends_after_it_starts", sql`${pack.endsAt} > ${pack.startsAt}`),
    check(
      "bought_packs_have_an_order",
      sql`(${pack.kind} = 'bought') = (${pack.orderId} is not null)`,
    ),
    check(
      "free_packs_have_a_month",
      sql`(${pack.kind} = 'free') = (${pack.freeMonth} is not null)`,
    ),
    check("only_general_has_packs", sql`${pack.product} = 'general'`),
    check(
      "a_refunded_pack_was_never_used",
      sql`${pack.refundedAt} is null or ${pack.callsUsed} = 0`,
    ),
    check(
      "only_bought_packs_are_refunded",
      sql`${pack.refundedAt} is null or ${pack.kind} = 'bought'`,
    ),
    check(
      "what_was_paid_sums_to_the_price",
      sql`${pack.price} = ${pack.paidVoucher} + ${pack.paidGift} + ${pack.paidIncome} + ${pack.paidCash}`,
    ),
    uniqueIndex("one_free_pack_a_month")
      .on(pack.accountId, pack.product, pack.freeMonth)
      .where(sql`kind = 'free'`),
    uniqueIndex("one_gift_per_request")
      .on(pack.accountId, pack.giftKey)
      .where(sql`gift_key is not null`),
    // Every metered call asks for the packs that it may still draw from.
    index("packs_to_draw_from")
      .on(pack.accountId, pack.endsAt)
      .where(sql`closed_at is null`),
    index("packs_to_expire")
      .on(pack.endsAt)
      .where(sql`closed_at is null`),
    index("packs_of_an_order").on(pack.accountId, pack.orderId),
    index("packs_of_a_campaign")
      .on(pack.campaignId, pack.accountId)
      .where(sql`campaign_id is not null`),
  ],
);

/** R-REF-1..11 · A request to take one pack back, the rules as they stood, and who decided. */
export const refunds = pgTable(
  "refunds",
  {
    accountId: accountNumber().notNull(),
    id: opaqueId().notNull(),
    packId: opaqueId().notNull(),
    requestKey: text().notNull(),
    reason: text().notNull(),
    state: refundState().notNull(),
    rules: jsonb().$type<readonly RuleCheck[]>().notNull(),
    cash: fen().notNull(),
    income: fen().notNull(),
    gift: fen().notNull(),
    voucherNotReturned: fen().notNull(),
    requestedAt: instant().notNull(),
    firstApprovedAt: instant(),
    firstApprovedBy: text(),
    decidedAt: instant(),
    decidedBy: text(),
    /** The content stop that refused it while it was in review; overturning that stop reopens it. */
    contentStopId: opaqueId(),
    /** Staff's own note, and the reason that the customer reads. */
    note: text(),
    customerReason: text(),
  },
  (refund) => [
    primaryKey({ columns: [refund.accountId, refund.id] }),
    foreignKey({
      columns: [refund.accountId, refund.packId],
      foreignColumns: [packs.accountId, packs.id],
    }),
    uniqueIndex("one_refund_per_request").on(refund.accountId, refund.requestKey),
    uniqueIndex("one_open_or_paid_refund_a_pack")
      .on(refund.accountId, refund.packId)
      .where(sql`state in ('in_review', 'awaiting_finance', 'paid')`),
    check(
      "a_second_pair_of_eyes_is_another_pair",
      sql`${refund.firstApprovedBy} is null or ${refund.decidedBy} is null or ${refund.state} <> 'paid' or ${refund.firstApprovedBy} <> ${refund.decidedBy}`,
    ),
    check(
      "a_decision_has_a_time",
      sql`(${refund.state} in ('in_review', 'awaiting_finance')) = (${refund.decidedAt} is null)`,
    ),
    index("newest_refunds").on(refund.accountId, refund.requestedAt),
    index("refunds_waiting")
      .on(refund.requestedAt)
      .where(sql`state in ('in_review', 'awaiting_finance')`),
    index("refunds_by_id").on(refund.id),
  ],
);

/** What a pack gave, hour by hour: proves each deduction without keeping a row a call. */
export const packDeductions = pgTable(
  "pack_deductions",
  {
    accountId: accountNumber().notNull(),
    packId: opaqueId().notNull(),
    hour: instant().notNull(),
    calls: calls().notNull(),
    leftAfter: calls().notNull(),
  },
  (deduction) => [
    primaryKey({ columns: [deduction.accountId, deduction.packId, deduction.hour] }),
    foreignKey({
      columns: [deduction.accountId, deduction.packId],
      foreignColumns: [packs.accountId, packs.id],
    }),
    check("a_deduction_takes_calls", sql`${deduction.calls} > 0`),
  ],
);
